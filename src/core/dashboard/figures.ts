/** The figures that the Dashboard compares: of one month, of the month before, of the year to date. */
import { isBillable, type Charge, type Review } from "../charge";
import { absolute, roundToCents, sum, type Amount, type Cents } from "../money";
import type { MonthlyTotal } from "../totals";

/** Of one or several months. `charges` are those that are not rejected, `pis` those whom they name. */
export interface Figures {
  readonly billed: Amount;
  readonly list: Amount;
  readonly pending: Amount;
  readonly held: Amount;
  readonly rejected: Amount;
  readonly charges: number;
  readonly pis: number;
}

export function figuresOfTotals(totals: readonly MonthlyTotal[]): Figures {
  const named = totals.filter((t) => t.charges > 0 && t.pi !== "");
  return {
    billed: sum(totals.map((t) => t.billed)),
    list: sum(totals.map((t) => t.list)),
    pending: sum(totals.map((t) => t.pending)),
    held: sum(totals.map((t) => t.held)),
    rejected: sum(totals.map((t) => t.rejected)),
    charges: totals.reduce((all, t) => all + t.charges, 0),
    pis: new Set(named.map((t) => excelFold(t.pi))).size,
  };
}

/** @param pis as the totals count them: an alias on a charge is its PI's main address there */
export function figuresOfCharges(charges: readonly Charge[], pis: number): Figures {
  const billable = charges.filter(isBillable);
  const inState = (review: Review): Amount =>
    sum(charges.flatMap((c) => (c.review === review ? [c.amount] : [])));
  return {
    billed: sum(billable.map((c) => c.amount)),
    list: sum(billable.map((c) => c.listCost)),
    pending: inState("Pending"),
    held: inState("Held"),
    rejected: inState("Rejected"),
    charges: charges.filter((c) => c.review !== "Rejected").length,
    pis,
  };
}

/** How far two sets of figures are apart, each amount's distance added. */
export function distance(a: Figures, b: Figures): Cents {
  const amounts = ["billed", "list", "pending", "held", "rejected"] as const;
  return roundToCents(sum(amounts.map((name) => absolute(a[name] - b[name]))));
}

/** What the institution paid. */
export function subsidised({ list, billed }: Pick<Figures, "list" | "billed">): Amount {
  return list - billed;
}

/** A part of a whole as a fraction, sign and all; null where the whole comes to 0.00. */
export function fraction(part: Amount, whole: Amount): number | null {
  return roundToCents(whole) === 0 ? null : Number(part) / Number(absolute(whole));
}

/** Names compare as Excel compares texts: without regard to case. */
export function excelFold(name: string): string {
  return name.toLowerCase();
}
