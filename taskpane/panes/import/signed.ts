/** A difference as people read it: more has its sign, too. */
import type { Amount } from "../../../src/core/money";
import { amountWords } from "../../parts/money";

export function signedWords(amount: Amount, currency: string): string {
  return `${amount > 0n ? "+" : ""}${amountWords(amount, currency)}`;
}
