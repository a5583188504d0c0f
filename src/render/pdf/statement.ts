/** A statement as a PDF. Same document, settings and fonts: same bytes. */
import { shortHash } from "../../core/hash";
import { periodName } from "../../core/period";
import type { Settings } from "../../core/settings";
import type { StatementDocument } from "../../core/statements/statement";
import { checkSums } from "./check-sums";
import type { StatementFonts } from "./faces";
import { drawAddressee, drawLetterhead, drawSentences, drawSummary, drawTitle } from "./letterhead";
import { drawMargins } from "./margins";
import { Page } from "./page";
import { drawProjects } from "./projects";
import { drawSections } from "./sections";
import { paletteOf } from "./style";

export interface RenderedStatement {
  readonly bytes: Uint8Array;
  /** Characters that no font had; each is drawn as a box. People have to be told. */
  readonly missing: readonly string[];
}

/**
 * @param fonts loaded for this document, see loadFonts
 * @throws Refusal when the subsidy text has a placeholder that is not known
 * @throws Error when the document's rows do not add up to its totals: that is a bug, and nothing is drawn
 */
export function renderStatement(
  document: StatementDocument,
  settings: Settings,
  fonts: StatementFonts,
): RenderedStatement {
  checkSums(document);
  const faces = fonts.facesFor(document);
  const page = new Page(settings.paper, faces, paletteOf(settings));
  describe(page, document, settings);
  drawLetterhead(page, settings);
  drawTitle(page, document);
  drawAddressee(page, document);
  drawSummary(page, document);
  drawSentences(page, document, settings);
  drawProjects(page, document);
  drawSections(page, document);
  drawMargins(page, document, settings);
  return { bytes: new Uint8Array(page.doc.output("arraybuffer")), missing: faces.missing };
}

/** What the file says of itself; also all that would differ from one run to the next. */
function describe(page: Page, document: StatementDocument, settings: Settings): void {
  const digits = document.madeAt.replace(/\D/g, "").padEnd(14, "0").slice(0, 14);
  page.doc.setCreationDate(`D:${digits}+00'00'`);
  page.doc.setFileId(shortHash([document.contentHash, document.statementNo], 32).toUpperCase());
  page.doc.setLanguage("en-US");
  page.doc.viewerPreferences({ DisplayDocTitle: true });
  page.doc.setDocumentProperties({
    title: `Statement ${document.statementNo}, ${periodName(document.period)}, ${document.name}`,
    author: settings.institution,
    subject: `Charges of ${document.pi} for ${periodName(document.period)}`,
    keywords: `${document.statementNo}, ${document.period}, content hash ${document.contentHash}`,
    creator: "OpenChargeback for Excel",
  });
}
