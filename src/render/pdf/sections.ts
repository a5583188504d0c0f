/** Corrections of earlier months, and credits and refunds, set out once more after the projects. */
import { correctionsOf, creditsOf, type Section, type SectionRow } from "../../core/statements/sections";
import type { StatementDocument } from "../../core/statements/statement";
import { formatMoney } from "../format";
import type { Part } from "./cells";
import { drawTable } from "./table";
import type { Page } from "./page";
import { KEEP_WITH_HEADING, moneyColumns, settingOf, what } from "./projects";

export function drawSections(page: Page, document: StatementDocument): void {
  drawSection(page, document, {
    title: "Corrections of earlier months",
    first: "Month",
    section: correctionsOf(document),
    firstCell: (row) => row.original,
    what: ({ detail }) => what({ ...detail, label: "" }),
  });
  drawSection(page, document, {
    title: "Credits and refunds",
    first: "Date",
    section: creditsOf(document),
    firstCell: (row) => row.detail.day,
    what: ({ detail, kind }) => what({ ...detail, label: kind }),
  });
}

interface Drawn {
  readonly title: string;
  readonly first: string;
  readonly section: Section;
  readonly firstCell: (row: SectionRow) => string;
  readonly what: (row: SectionRow) => Part[];
}

function drawSection(page: Page, document: StatementDocument, drawn: Drawn): void {
  const { section } = drawn;
  if (section.rows.length === 0) return;
  const money = (of: { list: number; discount: number; amount: number }): string[] =>
    [of.list, of.discount, of.amount].map((cents) => formatMoney(cents, document.currency));
  page.y += 26;
  page.need(KEEP_WITH_HEADING);
  page.paragraph(drawn.title, page.left, page.width, { size: 13, bold: true, colour: page.palette.primary });
  page.y += 3;
  page.rule(page.y, page.palette.primary, 1);
  page.y += 10;
  drawTable(page, {
    heading: {
      text: "Included in the amounts above",
      ink: { size: 8.5, bold: false, colour: page.palette.muted },
      gap: 1.5,
    },
    size: 8,
    rowHeads: false,
    columns: [
      { head: drawn.first, align: "left", width: { upTo: 60 } },
      { head: "Project", align: "left", width: { share: 2 } },
      { head: "Resource and description", align: "left", width: { share: 3 } },
      ...moneyColumns(settingOf(page, document)),
    ],
    rows: section.rows.map((row) => [
      drawn.firstCell(row),
      row.project === "" ? "Without a project" : row.project,
      drawn.what(row),
      ...money(row.detail),
    ]),
    total: ["Total", "", "", ...money(section)],
  });
}
