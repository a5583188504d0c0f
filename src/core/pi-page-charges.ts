/** A PI's largest charges of a month, and what the others come to. */
import type { Charge } from "./charge";
import { amountToNumber, sum, type Amount } from "./money";

/** Charges that are listed one by one. */
export const LARGEST = 25;

/** Characters of a charge's texts that the page has room for. */
export const WIDEST = { service: 28, resource: 20, description: 26 } as const;

/** A text cut to so many characters, the last one "…" where it was longer. */
export function cutTo(text: string, widest: number): string {
  const characters = [...text];
  return characters.length > widest ? `${characters.slice(0, widest - 1).join("")}…` : text;
}

export interface LargestCharges {
  /** By amount, the largest first; of equals the one that comes first in the sheet. */
  readonly rows: readonly Charge[];
  readonly more: { readonly count: number; readonly list: Amount; readonly amount: Amount };
  readonly total: { readonly list: Amount; readonly amount: Amount };
}

/** @param charges of one PI and month, in the order of the sheet; rejected ones do not count */
export function largestCharges(charges: readonly Charge[]): LargestCharges {
  const counted = charges.filter((charge) => charge.review !== "Rejected");
  // As their cells compare: sorting is stable.
  const order = counted
    .map((charge) => ({ charge, size: amountToNumber(charge.amount) }))
    .sort((a, b) => b.size - a.size)
    .map(({ charge }) => charge);
  const more = order.slice(LARGEST);
  return {
    rows: order.slice(0, LARGEST),
    more: { count: more.length, ...totalled(more) },
    total: totalled(counted),
  };
}

function totalled(charges: readonly Charge[]): { readonly list: Amount; readonly amount: Amount } {
  return { list: sum(charges.map((c) => c.listCost)), amount: sum(charges.map((c) => c.amount)) };
}
