/** Parts → units with six decimals, half up, and what they cost, exactly. */
import { amount, amountToText, type Amount } from "../core/money";
import { priceOf } from "../core/rates/price";
import type { Rate } from "../core/rates/rate";
import { divideRounded } from "./size";

const ONE = amount("1");
/** A quantity is a whole number of these. */
const MILLIONTH = ONE / 1_000_000n;

/** Units of so many millionths of parts, to six decimals. */
export function units(millionths: bigint, inUnit: bigint): Amount {
  return divideRounded(millionths, inUnit) * MILLIONTH;
}

/** @param isFree it has its list cost, and costs nothing */
export function costOf(rate: Rate, quantity: Amount, isFree: boolean): { list: Amount; billed: Amount } {
  const { list, billed } = priceOf(rate);
  return { list: (quantity * list) / ONE, billed: isFree ? 0n : (quantity * billed) / ONE };
}

/** Plain decimal text: `12.5`, `0`. */
export function plain(value: Amount): string {
  return amountToText(value, 0);
}
