/** What an import's exact totals leave when its rows' costs are taken off. */
import { amount, sum, type Amount } from "../money";
import type { OwnRows } from "./own-rows";

export interface Residuals {
  readonly billed: Amount;
  readonly list: Amount;
}

/** Null where there is no such import, or it has problem rows: people mend their text, and then it is not the file's. */
export function residuals({ record, charges, problems }: OwnRows): Residuals | null {
  if (record === null || problems.length > 0) return null;
  return {
    billed: amount(record.billedTotal) - sum(charges.map((c) => c.billedCost)),
    list: amount(record.listTotal) - sum(charges.map((c) => c.listCost)),
  };
}
