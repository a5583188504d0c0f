/** PI by service, what differs most from the month before: where a person looks first. */
import { absolute, amount, type Amount } from "./money";
import type { Period } from "./period";
import { fold } from "./reference";
import { notRejected, type MonthlyTotal } from "./totals";

/** More than a quarter of what it was before, and more than 100 currency units, both ways. */
export const CHANGED = { partOf: 4n, least: amount("100") } as const;

export interface Changed {
  /** The canonical address; "" where nobody is named. */
  readonly pi: string;
  readonly serviceName: string;
  readonly before: Amount;
  readonly after: Amount;
}

/** What a change is told by. */
export type ComparedTotal = Pick<
  MonthlyTotal,
  "period" | "pi" | "serviceName" | "charges" | "billed" | "pending" | "held"
>;

/** The last month before this one that has charges; "" where there is none. */
export function monthBefore(period: Period, totals: readonly ComparedTotal[]): Period {
  return totals
    .filter((total) => total.period < period && total.charges > 0)
    .reduce((latest, total) => (total.period > latest ? total.period : latest), "");
}

/**
 * Compares all that is not rejected, decided or not.
 * @returns the largest change first; nothing where there is no month before
 */
export function changedSince(before: Period, period: Period, totals: readonly ComparedTotal[]): Changed[] {
  if (before === "") return [];
  const pairs = new Map<string, { -readonly [K in keyof Changed]: Changed[K] }>();
  for (const total of totals) {
    if (total.period !== before && total.period !== period) continue;
    const { pi, serviceName } = total;
    const key = `${pi}\n${fold(serviceName)}`;
    const pair = pairs.get(key) ?? { pi, serviceName, before: 0n, after: 0n };
    pair[total.period === period ? "after" : "before"] += notRejected(total);
    pairs.set(key, pair);
  }
  return [...pairs.values()].filter(isChanged).sort((a, b) => order(difference(b), difference(a)));
}

/** By what a PI's service became dearer or, below 0, cheaper. */
export function difference({ before, after }: Pick<Changed, "before" | "after">): Amount {
  return after - before;
}

function isChanged(pair: Changed): boolean {
  const size = absolute(difference(pair));
  return size > CHANGED.least && size * CHANGED.partOf > absolute(pair.before);
}

function order(a: Amount, b: Amount): number {
  const [one, other] = [absolute(a), absolute(b)];
  return one === other ? 0 : one > other ? 1 : -1;
}
