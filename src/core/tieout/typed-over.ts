/** Charges whose Amount somebody typed over: a file's row has its billed or its effective cost there. */
import { isAdjustment } from "../adjustments/adjustment";
import type { Charge } from "../charge";

/** What people entered is compared with its entry elsewhere. */
export function typedOver(charges: readonly Charge[]): readonly Charge[] {
  return charges.filter(
    (charge) =>
      !isAdjustment(charge) &&
      charge.amount !== charge.billedCost &&
      charge.amount !== (charge.effectiveCost ?? charge.billedCost),
  );
}
