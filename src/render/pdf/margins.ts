/** What every page says in its margins: whose statement it is, whom to ask, which page of how many. */
import type { Settings } from "../../core/settings";
import { periodName } from "../../core/period";
import type { StatementDocument } from "../../core/statements/statement";
import type { Page } from "./page";
import { MARGIN } from "./style";
import { ellipsis, fittedType, oneLine } from "./wrap";

const SMALL = { size: 7.5, bold: false };
const HASH = { size: 6.5, bold: false };
const GAP = 16;
/** Of the head of a page: what the statement is; the rest says whose. */
const MOST_OF_HEAD = 0.66;

/** Called last, when it is known how many pages there are. */
export function drawMargins(page: Page, document: StatementDocument, settings: Settings): void {
  const pages = page.doc.getNumberOfPages();
  for (let number = 1; number <= pages; number += 1) {
    page.doc.setPage(number);
    if (number > 1) page.artifact(() => drawRunningHead(page, number, document, settings), "header");
    page.artifact(() => drawFooter(page, document, settings, `Page ${number} of ${pages}`), "footer");
  }
}

function drawRunningHead(page: Page, number: number, document: StatementDocument, settings: Settings): void {
  const colour = page.palette.muted;
  const title = `Statement ${document.statementNo}, ${periodName(document.period)}`;
  const texts = [title, page.goingOn(number)].filter((text) => text !== "");
  const right = ellipsis(texts.join(" · "), page.width * MOST_OF_HEAD, SMALL, page.faces);
  page.line(right, page.right, 34, { ...SMALL, colour, align: "right" });
  const sender = [settings.institution, settings.department].filter((text) => text !== "").join(", ");
  page.line(ellipsis(sender, page.width - right.width - GAP, SMALL, page.faces), page.left, 34, {
    ...SMALL,
    colour,
  });
  page.rule(42, page.palette.hairline, 0.5);
}

function drawFooter(page: Page, document: StatementDocument, settings: Settings, pageOf: string): void {
  const colour = page.palette.muted;
  const top = page.bottom + MARGIN.bottom - 44;
  page.rule(top, page.palette.hairline, 0.5);
  const right = oneLine(pageOf, SMALL, page.faces);
  page.line(right, page.right, top + 12, { ...SMALL, colour, align: "right" });
  const contact = [settings.contactName, settings.contactMail].filter((text) => text !== "").join(", ");
  if (contact !== "") {
    const text = `Questions: ${contact}`;
    const type = fittedType(text, page.width - right.width - GAP, SMALL, page.faces);
    page.line(oneLine(text, type, page.faces), page.left, top + 12, { ...type, colour });
  }
  const content = `Statement ${document.statementNo}${revisionOf(document)} · Content hash ${document.contentHash}${issuedOf(document)}`;
  const type = fittedType(content, page.width, HASH, page.faces);
  page.line(oneLine(content, type, page.faces), page.left, top + 22, { ...type, colour });
}

/** Two files of one number must not pass for the same. */
function issuedOf({ issuedHash }: StatementDocument): string {
  return issuedHash === undefined ? "" : ` · A copy in today's words; issued with content hash ${issuedHash}`;
}

/** The first is not spoken of. */
function revisionOf({ revision }: StatementDocument): string {
  return revision > 1 ? `, revision ${revision}` : "";
}
