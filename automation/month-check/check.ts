/** A check of the tie-out: a difference in money, or rows that are off. */
import { type Money, ofCents } from "./money";

export interface Check {
  name: string;
  /** Without sign. */
  difference: Money;
  /** Whether it is a count, a row as 1.00. */
  isRows: boolean;
}

export function rowCheck(name: string, rows: number): Check {
  return { name, difference: ofCents(100 * rows), isRows: true };
}

export function moneyCheck(name: string, difference: Money): Check {
  return { name, difference, isRows: false };
}

export function centsCheck(name: string, cents: number): Check {
  return moneyCheck(name, ofCents(Math.abs(cents)));
}
