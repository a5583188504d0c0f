/** A month's charges as the sheets of an archive workbook, and back: what it is, the charges, and the odd cells. */
import { Refusal } from "../../core/problem";
import type { ReadSheet, SheetCell, SheetContent } from "../../ports/sheet-files";
import type { Cell, Column, Row } from "../../workbook/shape";
import { CHARGES } from "../../workbook/tables";
import { fromSheetText, isDayColumn, toSheetCell } from "./cells";

const ABOUT = "About";
/** Cells that no sheet brings back as they were, as JSON. */
const EXACT = "Exact Cells";
const EXACT_HEADINGS = ["Row", "Column", "Value (JSON)"] as const;
const ABOUT_WIDTHS = [24, 100] as const;

/** One line of the About sheet. */
export type AboutLine = readonly [label: string, value: string];

/** @param rows with every column of the table */
export function archiveSheets(about: readonly AboutLine[], rows: readonly Row[]): SheetContent[] {
  const odd: SheetCell[][] = [];
  const columns = CHARGES.columns.map((column) => {
    const all = rows.map((row) => row[column.heading] ?? null);
    return { column, shownOf: remembering(column, isDayColumn(column, all)) };
  });
  const cells = rows.map((row, i) =>
    columns.map(({ column, shownOf }) => {
      const cell = row[column.heading] ?? null;
      const { shown, exact } = shownOf(cell);
      if (!exact) odd.push([number(i + 2), { text: column.heading }, { text: asciiJson(cell) }]);
      return shown;
    }),
  );
  return [
    { name: ABOUT, rows: about.map((line) => line.map(text)), widths: ABOUT_WIDTHS },
    {
      name: CHARGES.name,
      rows: [CHARGES.columns.map((column) => text(column.heading)), ...cells],
      headingRows: 1,
      widths: CHARGES.columns.map((column) => column.width),
    },
    ...(odd.length === 0
      ? []
      : [{ name: EXACT, rows: [EXACT_HEADINGS.map(text), ...odd], headingRows: 1, widths: [8, 24, 60] }]),
  ];
}

/** Different cells of a column beyond which they are not kept. */
const MOST_KEPT = 5_000;

/** Of a month's cells many say the same: they are made once, which also keeps them once. */
function remembering(column: Column, asDay: boolean): (cell: Cell) => ReturnType<typeof toSheetCell> {
  const known = new Map<Cell, ReturnType<typeof toSheetCell>>();
  return (cell) => {
    let made = known.get(cell);
    if (made === undefined) {
      made = toSheetCell(column, cell, asDay);
      if (known.size < MOST_KEPT) known.set(cell, made);
    }
    return made;
  };
}

/** @returns rows with every column of the table. @throws Refusal when it is no archive of charges */
export function rowsOfArchive(sheets: readonly ReadSheet[], fileName: string): Row[] {
  const charges = sheets.find((sheet) => sheet.name === CHARGES.name);
  const [headings = [], ...lines] = charges?.rows ?? [];
  const columns = headings.map((heading) => CHARGES.columns.find((column) => column.heading === heading));
  if (
    charges === undefined ||
    columns[0]?.heading !== CHARGES.columns[0]?.heading ||
    columns.includes(undefined)
  )
    throw new Refusal(
      `${fileName} is no archive of charges: it has no sheet ${CHARGES.name} with the columns of that table. Nothing was written.`,
    );
  const blank = Object.fromEntries(CHARGES.columns.map((column) => [column.heading, null]));
  const rows = lines.map((line) => {
    const row: Record<string, Cell> = { ...blank };
    columns.forEach((column, i) => {
      if (column !== undefined) row[column.heading] = fromSheetText(column, line[i] ?? "");
    });
    return row;
  });
  const odd = sheets.find((sheet) => sheet.name === EXACT)?.rows.slice(1) ?? [];
  for (const [line = "", heading = "", json = ""] of odd) {
    const row = rows[Number(line) - 2];
    if (row !== undefined) row[heading] = JSON.parse(json) as Cell;
  }
  return rows;
}

/** JSON in which every character but plain letters, digits and signs is escaped. */
function asciiJson(cell: Cell): string {
  return JSON.stringify(cell).replace(
    /[^ -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function text(value: string): SheetCell {
  return { text: value };
}

function number(value: number): SheetCell {
  return { number: String(value) };
}
