/**
 * Charge IDs. FOCUS has no row id, so a charge is known by what identifies it at its source, then its amounts,
 * then an occurrence number among what is still equal: equal rows are legal and all count, and a file in another
 * order gives the same IDs. `3f9a7c21e0b45d10-8c1f22ab-1`
 */
import { shortHash } from "../hash";
import { amountToText } from "../money";
import type { ImportedCharge } from "../focus/row";

type Amounts = Pick<ImportedCharge, "identity" | "billedCost" | "listCost" | "effectiveCost" | "amount">;

/** The ID without its occurrence number. */
export function chargeStem(charge: Amounts): string {
  const effective = charge.effectiveCost === null ? "" : amountToText(charge.effectiveCost);
  const amounts = [amountToText(charge.billedCost), amountToText(charge.listCost), effective];
  return `${charge.identity}-${shortHash(amounts, 8)}`;
}

/** Numbers equal stems in the order given, after those that are taken already. */
export class Occurrences {
  private readonly used = new Map<string, number>();

  constructor(takenIds: Iterable<string>) {
    for (const id of takenIds) {
      const stem = stemOf(id);
      const number = Number(id.slice(stem.length + 1));
      if (number > (this.used.get(stem) ?? 0)) this.used.set(stem, number);
    }
  }

  next(stem: string): string {
    const number = (this.used.get(stem) ?? 0) + 1;
    this.used.set(stem, number);
    return `${stem}-${number}`;
  }
}

/** Identity and amount of an ID, without the occurrence. */
export function stemOf(chargeId: string): string {
  return chargeId.slice(0, 25);
}

export function identityOf(chargeId: string): string {
  return chargeId.slice(0, 16);
}
