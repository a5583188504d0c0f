/** A table's rows as plain values. */
import type { Wanted } from "../../ports/ports";
import type { Cell, Row, TableShape } from "../../workbook/shape";
import { cellValue, type CellSource } from "./cell-value";
import type { SharedStrings } from "./shared-strings";
import { CellCursor, RowCursor, type SheetText } from "./sheet-text";
import { TextMemo } from "./text-memo";
import { firstDataRow, lastDataRow, sheetColumns, type TablePart } from "./table-part";

/** Excel's 1904 calendar counts from 1,462 days later. */
export const DAYS_1904 = 1462;

interface Slot {
  readonly heading: string;
  readonly wanted: boolean;
  readonly shift: number;
  readonly memo: TextMemo;
}

/**
 * Rows in sheet order with the wanted headings; rows that are blank in all columns of the shape are left out.
 * @param windows the sheet's rows: see sheet-windows.ts
 */
export async function readRows(
  windows: AsyncIterable<SheetText>,
  strings: SharedStrings,
  table: TablePart,
  { table: shape, columns, only }: Wanted,
  date1904: boolean,
): Promise<Row[]> {
  const headings = columns ?? shape.columns.map((column) => column.heading);
  const slots = makeSlots(table, shape, headings, date1904);
  const blank = blankRow(headings);
  const lastWanted = slots.reduce((last, slot, column) => (slot?.wanted === true ? column : last), 0);
  const last = lastDataRow(table);
  const first = firstDataRow(table);
  const rows: Row[] = [];
  const values = only === undefined ? null : new Set(only.values);
  const isWanted = (row: Row): boolean => values === null || values.has(String(row[only?.heading ?? ""]));
  let before = 0;
  for await (const sheet of windows) {
    const source = { sheet, strings };
    const cells = new CellCursor(sheet);
    const cursor = new RowCursor(sheet);
    cursor.row = before;
    while (cursor.row <= last && cursor.next()) {
      if (cursor.row < first || cursor.row > last || cursor.contentStart === cursor.contentEnd) continue;
      cells.enter(cursor.contentStart, cursor.contentEnd);
      const row = readRow(source, cells, slots, blank, lastWanted);
      if (row !== null && isWanted(row)) rows.push(row);
    }
    before = cursor.row;
  }
  return rows;
}

function readRow(
  source: CellSource,
  cells: CellCursor,
  slots: readonly (Slot | undefined)[],
  blank: Row,
  lastWanted: number,
): Row | null {
  let row: Record<string, Cell> | null = null;
  while ((row === null || cells.column < lastWanted) && cells.next()) {
    const slot = slots[cells.column];
    if (slot === undefined || cells.contentStart === cells.contentEnd) continue;
    // An unwanted cell matters only for telling whether the row is blank.
    if (!slot.wanted && row !== null) continue;
    const value = cellValue(source, cells, slot.memo);
    if (value === null) continue;
    row ??= { ...blank };
    if (slot.wanted) row[slot.heading] = typeof value === "number" ? value + slot.shift : value;
  }
  return row;
}

/** By sheet column. */
function makeSlots(
  table: TablePart,
  shape: TableShape,
  headings: readonly string[],
  date1904: boolean,
): (Slot | undefined)[] {
  const where = sheetColumns(table);
  const wanted = new Set(headings);
  const slots: (Slot | undefined)[] = [];
  for (const { heading, kind } of shape.columns) {
    const column = where.get(heading);
    if (column === undefined) continue;
    const isDate = kind === "day" || kind === "instant";
    slots[column] = {
      heading,
      wanted: wanted.has(heading),
      shift: isDate && date1904 ? DAYS_1904 : 0,
      memo: new TextMemo(),
    };
  }
  return slots;
}

/** JSON.parse gives an object whose copies stay compact however many columns there are. */
function blankRow(headings: readonly string[]): Row {
  const members = headings.map((heading) => `${JSON.stringify(heading)}:null`);
  return JSON.parse(`{${members.join(",")}}`) as Row;
}
