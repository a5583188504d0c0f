/** Writes cells as Excel does for a person typing. */
import { HostError, invalidArgument } from "../errors";
import { columnCount, formatRect, intersection, rowCount, type Rect } from "./address";
import type { HostSheet } from "./sheet";
import { growTables } from "./table-growth";
import { typed, type Stored } from "./typing";

export function writeCells(sheet: HostSheet, area: Rect, values: unknown): void {
  const rows = shaped(area, values);
  const one = rowCount(area) === 1 && columnCount(area) === 1;
  const before = one ? sheet.value(area.top, area.left) : null;
  // Read all before writing any: an argument that Excel refuses changes nothing.
  const cells =
    rows === null ? null : rows.map((row, r) => row.map((input, c) => read(sheet, area, r, c, input)));
  const growing = growTables(sheet, area, () => {
    if (cells === null) fill(sheet, area, values);
    else put(sheet, area, cells);
  });
  for (const table of sheet.tables) {
    const header = table.header;
    if (header !== null && intersection(header, area) !== null) table.readHeader();
  }
  void growing;
  const after = one ? sheet.value(area.top, area.left) : null;
  sheet.edited(area, "RangeEdited", before, after);
}

function read(
  sheet: HostSheet,
  area: Rect,
  r: number,
  c: number,
  input: unknown,
): { value: Stored; format?: string } | null {
  return input === null || input === undefined
    ? null
    : typed(input, sheet.format(area.top + r, area.left + c));
}

function put(
  sheet: HostSheet,
  area: Rect,
  cells: readonly (readonly ({ value: Stored; format?: string } | null)[])[],
): void {
  cells.forEach((row, r) =>
    row.forEach((cell, c) => {
      if (cell === null) return;
      sheet.grid.set(area.top + r, area.left + c, cell.value);
      if (cell.format !== undefined && cell.format !== "General")
        sheet.styles.change(
          { top: area.top + r, bottom: area.top + r, left: area.left + c, right: area.left + c },
          { numberFormat: cell.format },
        );
    }),
  );
}

/** One value for all cells: a blank for a whole column costs nothing. */
function fill(sheet: HostSheet, area: Rect, value: unknown): void {
  if (value === null) return;
  if (value === "") {
    sheet.grid.clear(area);
    return;
  }
  if (rowCount(area) * columnCount(area) > 5_000_000)
    throw new HostError(
      "RangeExceedsLimit",
      "The cell count in the range has exceeded the maximum supported number.",
    );
  for (let row = area.top; row <= area.bottom; row += 1)
    for (let column = area.left; column <= area.right; column += 1)
      put(sheet, { top: row, bottom: row, left: column, right: column }, [
        [typed(value, sheet.format(row, column))],
      ]);
}

/** Null for a single value for the whole area. */
function shaped(area: Rect, values: unknown): readonly (readonly unknown[])[] | null {
  if (!Array.isArray(values)) return null;
  const rows: readonly unknown[] = values;
  if (rows.length !== rowCount(area)) throw wrongShape(area);
  return rows.map((row): readonly unknown[] => {
    if (!Array.isArray(row) || row.length !== columnCount(area)) throw wrongShape(area);
    return row;
  });
}

function wrongShape(area: Rect): HostError {
  return invalidArgument(
    `The number of rows or columns in the input array doesn't match the size or dimensions of the range ${formatRect(area)}.`,
  );
}
