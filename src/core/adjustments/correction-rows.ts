/** The rows of a correction: what is taken back and what is billed anew, each pointing at the original charge. */
import type { Charge } from "../charge";
import { centsToAmount, type Amount } from "../money";
import type { Adjustment } from "./adjustment";
import type { BilledPart } from "./billed-then";
import { rowOf } from "./rows";
import { billedTotal, type StandingCharge } from "./standing";

/** A refund leaves the quantity as it was; what is taken back and billed anew takes it along, on its first row. */
export function correctionRows(
  adjustment: Adjustment,
  original: Charge,
  { quantity, parts }: StandingCharge,
  back: readonly BilledPart[],
  anew: readonly BilledPart[],
): Charge[] {
  const isWhole = billedTotal(back) === -billedTotal(parts);
  const { resourceName, resourceId, chargeDescription, chargeCategory, chargePeriodStart, chargePeriodEnd } =
    original;
  const { billingCurrency, reference1, reference2, unit } = original;
  const described = {
    ...{ resourceName, resourceId, chargeDescription, chargeCategory, chargePeriodStart, chargePeriodEnd },
    ...{ billingCurrency, reference1, reference2 },
    chargeClass: "Correction",
    originalPeriod: adjustment.originalPeriod,
    corrects: original.chargeId,
    // They told who paid then; the rows say it themselves.
    tags: "",
  };
  const anewQuantity = parts.length > 0 ? quantity : original.quantity;
  const rows = [
    ...back.map((part, i) => ({ part, quantity: isWhole && i === 0 ? minus(quantity) : zero(quantity) })),
    ...anew.map((part, i) => ({ part, quantity: i === 0 ? anewQuantity : zero(quantity) })),
  ];
  return rows.map(({ part, quantity: own }, i) =>
    rowOf(
      adjustment,
      i + 1,
      part,
      {
        amount: centsToAmount(part.billed),
        listCost: centsToAmount(part.list),
        quantity: own,
        unit: own === null ? "" : unit,
        account: part.account,
      },
      described,
    ),
  );
}

function minus(quantity: Amount | null): Amount | null {
  return quantity === null ? null : -quantity;
}

function zero(quantity: Amount | null): Amount | null {
  return quantity === null ? null : 0n;
}
