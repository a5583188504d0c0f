/** Ranges by absolute address: what a request asks of them, and cells as plain values. */
import type { Cell } from "../../workbook/shape";
import { formatRange, parseRange, type Range } from "../../workbook/a1";

/** A range that the client need not remember after the request. */
export function rangeOn(context: Excel.RequestContext, sheet: string, range: Range): Excel.Range {
  return forget(context.workbook.worksheets.getItem(sheet).getRange(formatRange(range)));
}

/** Without this the client asks Excel to keep every range and sends one more request to release them. */
export function forget(range: Excel.Range): Excel.Range {
  range.untrack();
  return range;
}

/** Excel takes a single value for all cells of a range; its types know only two-dimensional lists. */
export function setFormat(range: Excel.Range, format: string): void {
  range.numberFormat = format as unknown as string[][];
}

/** The values that an answer brought; null when Excel left them out because they were too many. */
export function valuesOf(range: Excel.Range): Cell[][] | null {
  const values: unknown = range.values;
  return Array.isArray(values) ? (values as Cell[][]).map((row) => row.map(blankIsNull)) : null;
}

export function formulasOf(range: Excel.Range): Cell[][] {
  const formulas: unknown = range.formulas;
  return Array.isArray(formulas) ? (formulas as Cell[][]).map((row) => row.map(blankIsNull)) : [];
}

function blankIsNull(cell: Cell): Cell {
  return cell === "" ? null : cell;
}

/** `'My sheet'!A1:B2` → the sheet and its range. */
export function parseAddress(text: string): { readonly sheet: string; readonly range: Range } {
  const cut = text.lastIndexOf("!");
  const name = text.slice(0, cut);
  const sheet = name.startsWith("'") ? name.slice(1, -1).replace(/''/g, "'") : name;
  const range = parseRange(text.slice(cut + 1));
  if (range === null) throw new Error(`Excel gave an address that cannot be read: ${text}`);
  return { sheet, range };
}

/** Numbers that follow one another, as first and last. Sorted, without repeats. */
export function runsOf(numbers: readonly number[], mostGap = 0): [first: number, last: number][] {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const run = runs[runs.length - 1];
    if (run !== undefined && number <= run[1] + 1 + mostGap) run[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}

/** Widths as a file has them, in characters of 7 pixels → points. */
export function points(characters: number): number {
  return characters * 7 * 0.75;
}
