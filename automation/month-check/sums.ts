/** What stands under each key, added up, and what is left of it. */
import { addMoney, isNegative, type Money, moneyText, nothing, withoutSign } from "./money";

/** Amounts added up, and added without sign, which says what cells may have cut off. */
export interface Sum {
  amount: Money;
  gross: number;
}

export function addSum(
  sums: Map<string, Sum>,
  key: string,
  amount: Money,
  sign: number,
  gross: number,
): void {
  const own = sums.get(key) || { amount: nothing(), gross: 0 };
  addMoney(own.amount, amount, sign);
  own.gross += gross;
  sums.set(key, own);
}

/** Cells keep 15 digits: a difference within what that may come to is none. Returns it without its sign. */
export function beyondCells(difference: Money, gross: number): Money {
  const size = withoutSign(difference);
  return Number(moneyText(size)) <= gross / 200000000000000 ? nothing() : size;
}

/** Beyond what cells cut off, with its sign. */
export function beyondSigned({ amount, gross }: Sum): Money {
  const size = beyondCells(amount, gross);
  const signed = nothing();
  addMoney(signed, size, isNegative(amount) ? -1 : 1);
  return signed;
}

export function addTo(sums: Map<string, number>, key: string, more: number): void {
  sums.set(key, (sums.get(key) || 0) + more);
}

/** Rows that are left for each key, added without sign. */
export function off(sums: Map<string, number>): number {
  let total = 0;
  sums.forEach((left) => {
    total += Math.abs(left);
  });
  return total;
}

/** Cents that are left for each key: what stands under another key than it should is counted once. */
export function misplaced(sums: Map<string, number>): number {
  let more = 0;
  let less = 0;
  sums.forEach((left) => {
    if (left > 0) more += left;
    else less -= left;
  });
  return Math.max(more, less);
}
