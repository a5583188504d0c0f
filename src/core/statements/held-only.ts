/** PIs who get no statement since all that they would be billed is held: said, as nobody misses what is not made. */
import type { Charge } from "../charge";
import { amountToText, centsToAmount } from "../money";
import type { Directory } from "../reference";
import { heldByPi } from "./document";

/**
 * @param charges the whole month
 * @param pis who get a statement, by canonical address
 * @returns a sentence a PI, in order of their addresses
 */
export function heldOnly(
  charges: readonly Charge[],
  pis: ReadonlySet<string>,
  { directory, currency }: { readonly directory: Directory; readonly currency: string },
): string[] {
  return [...heldByPi(charges, directory, currency)]
    .filter(([pi]) => pi !== "" && !pis.has(pi))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([pi, { count, amount }]) => {
      const what = count === 1 ? "1 charge is held" : `${count} charges are held`;
      return `${pi} gets no statement so far: ${what}, ${amountToText(centsToAmount(amount))} ${currency}, and nothing is billed.`;
    });
}
