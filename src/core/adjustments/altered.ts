/** Adjustments whose rows in Charges are not what was entered: typed over, removed, or nobody's. */
import type { Charge } from "../charge";
import { sum, type Amount } from "../money";
import { adjustmentIdOf, type Adjustment } from "./adjustment";

/** @param charges of the month, those carried into it left out. @returns how many adjustments differ from their rows */
export function alteredAdjustments(adjustments: readonly Adjustment[], charges: readonly Charge[]): number {
  const rows = new Map<string, Amount[]>();
  for (const { chargeId, amount } of charges) {
    const id = adjustmentIdOf(chargeId);
    const before = rows.get(id);
    if (before === undefined) rows.set(id, [amount]);
    else before.push(amount);
  }
  let altered = 0;
  for (const adjustment of adjustments) {
    const own = rows.get(adjustment.adjustmentId) ?? [];
    rows.delete(adjustment.adjustmentId);
    if (!isAsEntered(adjustment, own)) altered += 1;
  }
  return altered + rows.size;
}

function isAsEntered({ kind, amount, status }: Adjustment, rows: readonly Amount[]): boolean {
  if (status === "Withdrawn") return rows.length === 0;
  switch (kind) {
    case "Charge":
    case "Credit":
      return rows.length === 1 && rows[0] === amount;
    case "Transfer":
      return rows.length === 2 && rows.includes(amount) && rows.includes(-amount);
    case "Correction":
      return rows.length > 0 && sum(rows) === amount;
  }
}
