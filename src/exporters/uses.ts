/** Which rates were used for what, so that another person can work the file out again. */
import type { Amount } from "../core/money";
import { priceOf, type Price } from "../core/rates/price";
import type { Rate } from "../core/rates/rate";
import type { PricedRow } from "./charges";

export interface RateUse {
  readonly rate: Rate;
  readonly price: Price;
  /** Units, free ones among them. */
  quantity: Amount;
  /** Of these, what was not billed: free quantity, and usage that is free. */
  free: Amount;
  list: Amount;
  billed: Amount;
}

/** By Rate ID. */
export function usesOf(rows: readonly PricedRow[]): RateUse[] {
  const uses = new Map<string, RateUse>();
  for (const { piece, free, quantity, list, billed } of rows) {
    const { rate } = piece.row;
    const use = uses.get(rate.rateId) ?? {
      rate,
      price: priceOf(rate),
      quantity: 0n,
      free: 0n,
      list: 0n,
      billed: 0n,
    };
    use.quantity += quantity;
    if (free !== "") use.free += quantity;
    use.list += list;
    use.billed += billed;
    uses.set(rate.rateId, use);
  }
  return [...uses].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, use]) => use);
}
