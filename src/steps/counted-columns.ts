/** The columns of Charges that totals are made of: fewer than a quarter, for months that are only added up. */
import type { CountedCharge } from "../core/totals";
import { CHARGES } from "../workbook/tables";

const COUNTED_FIELDS: ReadonlySet<string> = new Set<keyof CountedCharge>([
  "period",
  "source",
  "review",
  "pi",
  "project",
  "fundOrg",
  "importedPi",
  "importedProject",
  "importedFundOrg",
  "payer",
  "serviceName",
  "chargePeriodStart",
  "listCost",
  "amount",
]);
export const COUNTED_COLUMNS = CHARGES.columns.filter((c) => COUNTED_FIELDS.has(c.field));
