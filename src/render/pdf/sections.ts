/** Adjustments, corrections of earlier months, and credits and refunds, set out once more after the projects. */
import { periodName } from "../../core/period";
import {
  correctionsOf,
  creditsOf,
  enteredOf,
  type Section,
  type SectionRow,
} from "../../core/statements/sections";
import type { Part } from "./cells";
import { EntryNotes } from "./entered";
import { KEEP_WITH_HEADING, what } from "./projects";
import { amounts, moneyColumns, nameOf, type Setting } from "./setting";
import { drawTable } from "./table";

export function drawSections(setting: Setting): void {
  const { document, formats } = setting;
  const notes = new EntryNotes();
  drawSection(setting, {
    title: "Adjustments",
    first: "Kind",
    second: "What and why",
    section: enteredOf(document),
    firstCell: ({ detail }) => detail.entered?.kind ?? "",
    what: ({ detail }) => [
      ...what({ ...detail, resource: "", label: "" }),
      ...notes.of(detail.entered, detail.description),
    ],
  });
  drawSection(setting, {
    title: "Corrections of earlier months",
    first: "Month",
    section: correctionsOf(document),
    firstCell: ({ original }) => periodName(original),
    what: ({ detail }) => [
      ...what({ ...detail, label: "" }),
      ...notes.of(detail.entered, detail.description),
    ],
  });
  drawSection(setting, {
    title: "Credits and refunds",
    first: "Date",
    section: creditsOf(document),
    firstCell: ({ detail }) => formats.shortDay(detail.day),
    what: ({ detail, kind }) => what({ ...detail, label: kind }),
  });
}

interface Drawn {
  readonly title: string;
  readonly first: string;
  /** The heading of what it is. */
  readonly second?: string;
  readonly section: Section;
  readonly firstCell: (row: SectionRow) => string;
  readonly what: (row: SectionRow) => Part[];
}

function drawSection(setting: Setting, drawn: Drawn): void {
  const { page } = setting;
  const { section } = drawn;
  if (section.rows.length === 0) return;
  page.y += 26;
  page.need(KEEP_WITH_HEADING);
  page.bookmark(drawn.title);
  const ink = { size: 13, bold: true, colour: page.palette.primary };
  page.tag("H2", () => page.paragraph(drawn.title, page.left, page.width, ink));
  page.y += 3;
  page.artifact(() => page.rule(page.y, page.palette.primaryFill, 1));
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
      { head: drawn.first, align: "left", width: { upTo: 86 } },
      { head: "Project", align: "left", width: { share: 2 } },
      { head: drawn.second ?? "Resource and description", align: "left", width: { share: 4 } },
      ...moneyColumns(setting),
    ],
    rows: section.rows.map((row) => [
      drawn.firstCell(row),
      nameOf(row),
      drawn.what(row),
      ...amounts(row.detail, setting),
    ]),
    total: ["Total", "", "", ...amounts(section, setting)],
  });
}
