/** The few largest of a PI's projects or services, and all others in one row, so that the list adds up to the total. */
import { sum, type Amount } from "./money";

/** Rows of the list before "All others". */
export const RANKED = 10;
/** Statement lines or totals of a PI's month that are ranked, in the order of the sheet; what is beyond is "All others". */
export const PARTS = 60;

export interface Part {
  readonly project: string;
  readonly fundOrg: string;
  readonly serviceName: string;
  readonly list: Amount;
  readonly billed: Amount;
}

export interface Money {
  readonly list: Amount;
  readonly billed: Amount;
}

export interface Ranking {
  /** By what is billed, the largest first; of equals the one that comes first in the sheet. */
  readonly rows: readonly (Money & { readonly names: readonly string[] })[];
  readonly others: Money;
  readonly total: Money;
}

/** @param total what rows and others must add up to */
export function ranked(
  parts: readonly Part[],
  namesOf: (part: Part) => readonly string[],
  total: Money,
): Ranking {
  const groups = new Map<string, { names: readonly string[]; list: Amount; billed: Amount }>();
  const counted = parts.filter((part) => part.list !== 0n || part.billed !== 0n).slice(0, PARTS);
  for (const part of counted) {
    const names = namesOf(part);
    // As the formulas compare: without regard to case.
    const key = names.join("\n").toLowerCase();
    const group = groups.get(key) ?? { names, list: 0n, billed: 0n };
    groups.set(key, { names: group.names, list: group.list + part.list, billed: group.billed + part.billed });
  }
  const order = [...groups.values()].sort((a, b) =>
    a.billed === b.billed ? 0 : a.billed > b.billed ? -1 : 1,
  );
  const rows = order.slice(0, RANKED);
  return {
    rows,
    others: {
      list: total.list - sum(rows.map((row) => row.list)),
      billed: total.billed - sum(rows.map((row) => row.billed)),
    },
    total,
  };
}
