/** Which version of FOCUS a file has, and whose it is: "FOCUS 1.2, AWS". */
import { foldHeading } from "./headings";

/** Columns that came with a version, or that only an older one has (focus.finops.org, column library). */
const VERSION_MARKS: readonly (readonly [version: string, columns: readonly string[]])[] = [
  ["1.4", ["invoicedetailid", "commitmentprogrameligibilitydetails"]],
  ["1.3", ["allocatedmethodid", "allocatedresourceid", "contractapplied", "hostprovidername", "serviceprovidername"]],
  // Azure's FOCUS 1.0 has BillingAccountType and SubAccountType already: they tell nothing.
  ["1.2", ["invoiceid", "pricingcurrency", "pricingcurrencyeffectivecost"]],
  ["1.1", ["capacityreservationid", "commitmentdiscountquantity", "servicesubcategory", "skumeter", "skupricedetails"]],
  ["0.5", ["chargetype", "amortizedcost"]],
  ["1.0-preview", ["chargesubcategory", "usagequantity", "provider", "invoiceissuer"]],
]; // prettier-ignore

/** "1.2", by the columns that are there. */
export function focusVersion(headings: readonly string[]): string {
  const names = new Set(headings.map(foldHeading));
  const mark = VERSION_MARKS.find(([, columns]) => columns.some((column) => names.has(column)));
  return mark?.[0] ?? "1.0";
}

/** A provider's own columns, folded: all of these beside the FOCUS columns. */
const OWN_COLUMNS: readonly (readonly [provider: string, columns: readonly string[]])[] = [
  ["AWS", ["x_servicecode", "x_operation"]],
  ["AWS", ["x_servicecode", "x_usagetype"]],
  ["Microsoft", ["x_skumeterid"]],
  ["Microsoft", ["x_billingprofileid", "x_resourcegroupname"]],
  ["Google Cloud", ["x_credits", "x_project"]],
  ["Google Cloud", ["x_costtype"]],
  ["Oracle", ["oci_referencenumber"]],
  ["Oracle", ["oci_compartmentid"]],
];

const NAMES: readonly (readonly [provider: string, name: RegExp])[] = [
  ["AWS", /^(?:aws|amazon)\b/i],
  ["Microsoft", /^(?:microsoft|azure)\b/i],
  ["Google Cloud", /^(?:google|gcp)\b/i],
  ["Oracle", /^(?:oracle|oci)\b/i],
  ["Alibaba Cloud", /^(?:alibaba|aliyun)\b/i],
];

const LONGEST_NAME = 40;

/**
 * @param said what the rows say in ProviderName, or ServiceProviderName
 * @returns "" when neither columns nor rows say whose file it is
 */
export function providerOf(headings: readonly string[], said: readonly string[]): string {
  const names = new Set(headings.map(foldHeading));
  const own = OWN_COLUMNS.find(([, columns]) => columns.every((column) => names.has(column)));
  if (own !== undefined) return own[0];
  const known = new Set(said.map((name) => NAMES.find(([, pattern]) => pattern.test(name))?.[0] ?? name));
  return known.size > 1 ? "several providers" : ([...known][0] ?? "").slice(0, LONGEST_NAME);
}
