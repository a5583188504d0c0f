/** Which rows of a sheet the grid shows, and how wide its columns are. */
import type { HostSheet } from "../src/testing/excel-host";
import { pixels } from "./cell-look";

/** At least so much is shown of a sheet with little on it. */
const LEAST_ROWS = 40;
const LEAST_COLUMNS = 12;
/** Nobody scrolls further to the side in a preview. */
const MOST_COLUMNS = 60;

/** Pixels that the row numbers take. */
export const NUMBERS = 48;

export interface Layout {
  /** Rows that stay at the top. */
  readonly frozen: readonly number[];
  /** The others that no filter hides, in order. */
  readonly rows: readonly number[];
  /** Where each of `rows` begins, in pixels below the frozen ones; one more, where the last ends. */
  readonly tops: readonly number[];
  /** Columns with their left edge and width in pixels; hidden ones are left out. */
  readonly columns: readonly { readonly column: number; readonly left: number; readonly width: number }[];
  readonly frozenColumns: number;
}

/** In pixels. */
export function heightOf(sheet: HostSheet, row: number): number {
  return pixels(sheet.height(row));
}

/** The first of the rows that ends below a height. @param tops see Layout */
export function rowBelow(tops: readonly number[], height: number): number {
  let low = 0;
  let high = Math.max(tops.length - 2, 0);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tops[middle + 1] ?? Infinity) <= height) low = middle + 1;
    else high = middle;
  }
  return low;
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
  const rows = span(sheet.frozen.rows, lastRow + 1);
  const tops = [0];
  for (const row of rows) tops.push((tops.at(-1) ?? 0) + heightOf(sheet, row));
  return {
    frozen: span(0, sheet.frozen.rows),
    rows,
    tops,
    columns,
    frozenColumns: sheet.frozen.columns,
  };
}
