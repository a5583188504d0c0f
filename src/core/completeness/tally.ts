/** Totals of several months by a name: the last month with something to bill, what it came to, and how many there were. */
import type { Amount } from "../money";
import type { Period } from "../period";
import type { MonthlyTotal } from "../totals";

export interface Tally {
  readonly lastMonth: Period;
  /** Billed or waiting for a decision in that month. */
  readonly amount: Amount;
  readonly months: number;
}

/** @returns only what is billed, or may be: what is held or rejected does not count */
export function tally(
  totals: readonly MonthlyTotal[],
  nameOf: (total: MonthlyTotal) => string,
): Map<string, Tally> {
  const byName = new Map<string, Map<Period, Amount>>();
  for (const total of totals) {
    if (!isBilled(total)) continue;
    const name = nameOf(total);
    const months = byName.get(name) ?? new Map<Period, Amount>();
    byName.set(name, months);
    months.set(total.period, (months.get(total.period) ?? 0n) + total.billed + total.pending);
  }
  return new Map(
    [...byName].map(([name, months]) => {
      const lastMonth = [...months.keys()].reduce((a, b) => (a > b ? a : b));
      return [name, { lastMonth, amount: months.get(lastMonth) ?? 0n, months: months.size }];
    }),
  );
}

/** A free service is billed too, at 0: the list cost shows it. */
function isBilled({ charges, billed, pending, list, held }: MonthlyTotal): boolean {
  return billed !== 0n || pending !== 0n || list !== 0n || (charges > 0 && held === 0n);
}
