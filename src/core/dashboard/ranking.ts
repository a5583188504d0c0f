/** The largest PIs and services of a month, and what all others come to. */
import { sum, type Amount } from "../money";
import type { MonthlyTotal } from "../totals";
import { excelFold } from "./figures";

export interface Ranked {
  /** As the first of its totals writes it. */
  readonly name: string;
  readonly billed: Amount;
  readonly list: Amount;
  readonly yearToDate: Amount;
}

/** `top` and `others` add up to `total`. */
export interface Ranking {
  readonly top: readonly Ranked[];
  readonly others: Ranked;
  readonly total: Ranked;
}

type NameOf = (total: MonthlyTotal) => string;

/**
 * By what is billed or by list price, then by the other, then by name. Charges without a name are among the others.
 * @param year totals of the year to date, the month included
 */
export function rank(
  month: readonly MonthlyTotal[],
  year: readonly MonthlyTotal[],
  nameOf: NameOf,
  most: number,
  by: "billed" | "list" = "billed",
): Ranking {
  const other = by === "billed" ? "list" : "billed";
  const byYear = group(year, nameOf);
  const all = [...group(month, nameOf)]
    .filter(([key]) => key !== "")
    .map(([key, totals]) => ranked(nameOf(totals[0] as MonthlyTotal), totals, byYear.get(key) ?? []))
    .filter((one) => one.billed !== 0n || one.list !== 0n)
    .sort((a, b) => order(b[by], a[by]) || order(b[other], a[other]) || (a.name < b.name ? -1 : 1));
  const top = all.slice(0, most);
  const total = ranked("Total", month, year);
  const rest = (of: (one: Ranked) => Amount): Amount => of(total) - sum(top.map(of));
  const others = {
    name: "All others",
    billed: rest((one) => one.billed),
    list: rest((one) => one.list),
    yearToDate: rest((one) => one.yearToDate),
  };
  return { top, others, total };
}

function group(totals: readonly MonthlyTotal[], nameOf: NameOf): Map<string, MonthlyTotal[]> {
  const groups = new Map<string, MonthlyTotal[]>();
  for (const total of totals) {
    const key = excelFold(nameOf(total));
    const others = groups.get(key);
    if (others === undefined) groups.set(key, [total]);
    else others.push(total);
  }
  return groups;
}

function ranked(name: string, month: readonly MonthlyTotal[], year: readonly MonthlyTotal[]): Ranked {
  return {
    name,
    billed: sum(month.map((t) => t.billed)),
    list: sum(month.map((t) => t.list)),
    yearToDate: sum(year.map((t) => t.billed)),
  };
}

function order(a: Amount, b: Amount): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
