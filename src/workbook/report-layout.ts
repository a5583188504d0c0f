/** How a report sheet is laid out on both hosts: row heights and the printed page. */
import { parseRange } from "./a1";
import { REPORT_HEIGHTS } from "./looks";
import type { ReportShape } from "./shape";

/** Points. */
const DEFAULT_ROW = 15;

/** In points. */
export function rowHeight(report: ReportShape, row: number): number {
  return rowHeights(report).get(row) ?? DEFAULT_ROW;
}

const known = new WeakMap<ReportShape, ReadonlyMap<number, number>>();

/** The rows that are higher than the default, in points: the highest style in a row decides. */
export function rowHeights(report: ReportShape): ReadonlyMap<number, number> {
  const before = known.get(report);
  if (before !== undefined) return before;
  const heights = new Map<number, number>();
  for (const { at, style } of report.cells) {
    const height = REPORT_HEIGHTS[style];
    const row = parseRange(at)?.top;
    if (height === undefined || row === undefined) continue;
    heights.set(row, Math.max(height, heights.get(row) ?? DEFAULT_ROW));
  }
  known.set(report, heights);
  return heights;
}

/** Inches; what remains is as wide as Letter and A4 have in common. */
export const PRINT_MARGINS = { side: 0.5, top: 0.55, bottom: 0.65, footer: 0.3 } as const;

/** Sheet to the left, date of printing in the middle, page to the right; codes of Excel. */
export const PRINT_FOOTER = { left: "&8&A", center: "&8&D", right: "&8Page &P of &N" } as const;
