/** Prints the offset of the time zone in minutes and the hash of a statement's PDF: for a test in several zones. */
import { createHash } from "node:crypto";
import { defaultSettingRows, readSettings } from "../../src/core/settings";
import { loadFonts } from "../../src/render/pdf/faces";
import { renderStatement } from "../../src/render/pdf/statement";
import { aDetail, aProject, aStatement } from "../../src/testing/statement-documents";

const settings = readSettings(defaultSettingRows());
const document = aStatement([aProject([aDetail({ list: 1000, discount: 250 })])]);
const fonts = await loadFonts([document], settings, { fontFor: () => Promise.resolve(null) });
const { bytes } = renderStatement(document, settings, fonts);
const hash = createHash("sha256").update(bytes).digest("hex");
process.stdout.write(`${new Date(2025, 0, 1).getTimezoneOffset()} ${hash}`);
