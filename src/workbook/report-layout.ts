/** How a report sheet is laid out on both hosts: row heights and the printed page. */
import { parseRange } from "./a1";
import { REPORT_HEIGHTS, REPORT_LOOKS } from "./looks";
import type { ReportShape, ReportStyle } from "./shape";

/** Points. */
const DEFAULT_ROW = 15;

/** In points. */
export function rowHeight(report: ReportShape, row: number): number {
  return rowHeights(report).get(row) ?? DEFAULT_ROW;
}

const known = new WeakMap<ReportShape, ReadonlyMap<number, number>>();

/** Rows whose text may take several lines find their height themselves. */
const WRAPPED: ReadonlySet<ReportStyle> = new Set(
  (Object.keys(REPORT_LOOKS) as ReportStyle[]).filter((style) => REPORT_LOOKS[style].wrap === true),
);

/**
 * The rows whose height is set, in points: the highest style in a row decides. Around charts every row that cannot
 * wrap is among them, since not every program takes the default height, and charts and pages would end elsewhere.
 */
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
  for (const row of plainRows(report)) if (!heights.has(row)) heights.set(row, DEFAULT_ROW);
  known.set(report, heights);
  return heights;
}

function plainRows(report: ReportShape): number[] {
  const charts = (report.charts ?? []).map((chart) => parseRange(chart.over)?.bottom ?? 0);
  if (charts.length === 0) return [];
  const rowOf = (at: string): number => parseRange(at)?.top ?? 0;
  const last = Math.max(...charts, ...report.cells.map((cell) => rowOf(cell.at)));
  const wrapped = new Set(report.cells.filter((c) => WRAPPED.has(c.style)).map((c) => rowOf(c.at)));
  return Array.from({ length: last }, (_, i) => i + 1).filter((row) => !wrapped.has(row));
}

/** Inches; what remains is as wide as Letter and A4 have in common. */
export const PRINT_MARGINS = { side: 0.5, top: 0.55, bottom: 0.65, footer: 0.3 } as const;

/** Sheet to the left, date of printing in the middle, page to the right; codes of Excel. */
export const PRINT_FOOTER = { left: "&8&A", center: "&8&D", right: "&8Page &P of &N" } as const;
