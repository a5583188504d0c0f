/** Which rows of a sheet the grid shows, and how wide its columns are. */
import type { HostSheet } from "../src/testing/excel-host";
import { pixels } from "./cell-look";

/** At least so much is shown of a sheet with little on it. */
const LEAST_ROWS = 40;
const LEAST_COLUMNS = 12;
/** Nobody scrolls further to the side in a preview. */
const MOST_COLUMNS = 60;

export interface Layout {
  /** Rows that stay at the top. */
  readonly frozen: readonly number[];
  /** The others that no filter hides, in order. */
  readonly rows: readonly number[];
  /** Columns with their left edge and width in pixels; hidden ones are left out. */
  readonly columns: readonly { readonly column: number; readonly left: number; readonly width: number }[];
  readonly frozenColumns: number;
}

export function layoutOf(sheet: HostSheet): Layout {
  const used = sheet.usedRange(true);
  const lastRow = Math.max((used?.bottom ?? 0) + 2, LEAST_ROWS);
  const lastColumn = Math.min(Math.max((used?.right ?? 0) + 1, LEAST_COLUMNS), MOST_COLUMNS);
  const visible = (row: number): boolean => !sheet.isHidden(row);
  const span = (from: number, to: number): number[] =>
    Array.from({ length: Math.max(to - from, 0) }, (_value, index) => from + index).filter(visible);
  let left = 0;
  const columns: { column: number; left: number; width: number }[] = [];
  for (let column = 0; column <= lastColumn; column += 1) {
    const width = pixels(sheet.width(column));
    if (width > 0) columns.push({ column, left, width });
    left += width;
  }
  return {
    frozen: span(0, sheet.frozen.rows),
    rows: span(sheet.frozen.rows, lastRow + 1),
    columns,
    frozenColumns: sheet.frozen.columns,
  };
}
