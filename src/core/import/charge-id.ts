/**
 * Charge IDs. FOCUS has no row id, so a charge is known by what identifies it at its source, then its amounts,
 * then an occurrence number among what is still equal: equal rows are legal and all count, and a file in another
 * order gives the same IDs. `3f9a7c21e0b45d10-8c1f22ab-1`
 */
import { shortHash } from "../hash";
import { amountToText } from "../money";
import type { ImportedCharge } from "../focus/row";

/** The ID without its occurrence number. */
export function chargeStem(charge: ImportedCharge): string {
  return `${identityHash(charge)}-${amountDigits(charge)}`;
}

/** 8 hexadecimal digits over the three costs that a reviewer sees. */
export function amountDigits({
  billedCost,
  listCost,
  effectiveCost,
}: Pick<ImportedCharge, "billedCost" | "listCost" | "effectiveCost">): string {
  const effective = effectiveCost === null ? "" : amountToText(effectiveCost);
  return shortHash([amountToText(billedCost), amountToText(listCost), effective], 8);
}

/** 16 hexadecimal digits over the columns that identify the row at its source. */
function identityHash(charge: ImportedCharge): string {
  return shortHash(
    [
      charge.source.toLowerCase(), charge.period,
      charge.resourceId, charge.resourceName, charge.chargePeriodStart, charge.chargePeriodEnd,
      charge.serviceName, charge.skuId, charge.skuPriceId,
      charge.chargeCategory, charge.chargeClass, charge.chargeDescription, charge.subAccountId, charge.tags,
    ],
    16,
  ); // prettier-ignore
}

/** Numbers equal stems in the order given, leaving out what is taken, so that a file's rows find their own again. */
export class Occurrences {
  private readonly taken: ReadonlySet<string>;
  private readonly last = new Map<string, number>();

  constructor(takenIds: Iterable<string>) {
    this.taken = new Set(takenIds);
  }

  next(stem: string): string {
    let number = (this.last.get(stem) ?? 0) + 1;
    while (this.taken.has(`${stem}-${number}`)) number += 1;
    this.last.set(stem, number);
    return `${stem}-${number}`;
  }
}

/** "…-8c1f22ab-2" → "…-8c1f22ab": the ID without its occurrence number. */
export function stemOf(chargeId: string): string {
  return chargeId.replace(/-\d+$/, "");
}

export function identityOf(chargeId: string): string {
  return chargeId.slice(0, 16);
}
