/** What tells that two charges are of the same usage, whatever they cost and whatever their tags say. */
import type { Charge } from "../charge";

export type Usage = Pick<
  Charge,
  | "serviceName"
  | "resourceId"
  | "resourceName"
  | "chargePeriodStart"
  | "chargePeriodEnd"
  | "chargeCategory"
  | "chargeDescription"
>;

/** What was used, when: a key. */
export function usageOf(charge: Usage): string {
  const { serviceName, resourceId, resourceName, chargePeriodStart, chargePeriodEnd } = charge;
  const { chargeCategory, chargeDescription } = charge;
  return JSON.stringify([
    serviceName,
    resourceId,
    resourceName,
    chargePeriodStart,
    chargePeriodEnd,
    chargeCategory,
    chargeDescription,
  ]);
}
