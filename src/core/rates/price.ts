/** What a unit costs by a row of the rate card: list − subsidy = billed, whichever of the last two is given. */
import type { Amount } from "../money";
import type { Rate } from "./rate";

export interface Price {
  readonly list: Amount;
  readonly subsidy: Amount;
  readonly billed: Amount;
}

/** Both blank: no subsidy. Where all three are given they must agree, which check.ts sees to. */
export function priceOf({ listRate, subsidy, billedRate }: Rate): Price {
  if (billedRate !== null) return { list: listRate, subsidy: listRate - billedRate, billed: billedRate };
  const given = subsidy ?? 0n;
  return { list: listRate, subsidy: given, billed: listRate - given };
}
