/** A statement as a PDF. Same document, settings and fonts: same bytes. */
import type { Settings } from "../../core/settings";
import type { StatementDocument } from "../../core/statements/statement";
import { checkSums } from "./check-sums";
import { drawSubsidies } from "./credits";
import type { StatementFonts } from "./faces";
import { drawAddressee, drawLetterhead, drawTitle } from "./letterhead";
import { drawMargins } from "./margins";
import { describe } from "./metadata";
import { Page } from "./page";
import { drawProjects } from "./projects";
import { drawSections } from "./sections";
import { settingOf } from "./setting";
import { paletteOf } from "./style";
import { drawSummary } from "./summary";
import { drawTrend } from "./trend";

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
  describe(page.doc, document, settings);
  drawLetterhead(page, settings);
  drawTitle(page, document);
  drawAddressee(page, document, settings);
  drawSummary(page, document, settings);
  drawTrend(page, document, settings);
  const setting = settingOf(page, document, settings);
  drawSubsidies(setting);
  drawProjects(setting);
  drawSections(setting);
  drawMargins(page, document, settings);
  return { bytes: page.bytes(), missing: faces.missing };
}
