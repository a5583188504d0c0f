/** Twelve months by source, and how the last differs from the one before. */
import { sum, type Amount } from "../money";
import { addMonths, type Period } from "../period";
import type { Source } from "../reference";
import type { MonthlyTotal } from "../totals";
import { excelFold } from "./figures";

export const MONTHS_SHOWN = 12;

export interface MonthBySource {
  readonly period: Period;
  /** Billed, a figure for each of the sources shown. */
  readonly bySource: readonly Amount[];
  readonly others: Amount;
  /** Billed: the sources and the others. */
  readonly billed: Amount;
  readonly list: Amount;
}

/**
 * The sources that are shown one by one: those billed most in the twelve months, then active ones of the Sources table.
 */
export function sourcesShown(
  totals: readonly MonthlyTotal[],
  sources: readonly Source[],
  period: Period,
  most: number,
): readonly string[] {
  const from = addMonths(period, 1 - MONTHS_SHOWN);
  const billed = new Map<string, { readonly name: string; billed: Amount }>();
  for (const total of totals) {
    if (total.source === "" || total.period < from || total.period > period) continue;
    const known = billed.get(excelFold(total.source));
    if (known === undefined)
      billed.set(excelFold(total.source), { name: total.source, billed: total.billed });
    else known.billed += total.billed;
  }
  const charged = [...billed.values()].sort((a, b) =>
    a.billed === b.billed ? (a.name < b.name ? -1 : 1) : a.billed > b.billed ? -1 : 1,
  );
  const idle = sources.filter(
    (s) => s.active === "Yes" && s.source !== "" && !billed.has(excelFold(s.source)),
  );
  return [...charged.map((s) => s.name), ...idle.map((s) => s.source)].slice(0, most);
}

/** Oldest first, ending with `period`; null for a month of which nothing is known. */
export function monthsBySource(
  totals: readonly MonthlyTotal[],
  period: Period,
  sources: readonly string[],
): readonly (MonthBySource | null)[] {
  return Array.from({ length: MONTHS_SHOWN }, (_, i) => {
    const month = addMonths(period, i + 1 - MONTHS_SHOWN);
    return monthBySource(
      totals.filter((t) => t.period === month),
      month,
      sources,
    );
  });
}

function monthBySource(
  totals: readonly MonthlyTotal[],
  period: Period,
  sources: readonly string[],
): MonthBySource | null {
  if (totals.length === 0) return null;
  const bySource = sources.map((source) =>
    sum(totals.flatMap((t) => (excelFold(t.source) === excelFold(source) ? [t.billed] : []))),
  );
  const billed = sum(totals.map((t) => t.billed));
  return { period, bySource, others: billed - sum(bySource), billed, list: sum(totals.map((t) => t.list)) };
}
