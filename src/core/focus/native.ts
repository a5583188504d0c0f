/** Providers' own billing exports, known by their columns, and the FOCUS export to choose instead. */

export interface NativeExport {
  /** "an AWS Cost and Usage Report (CUR)" */
  readonly found: string;
  /** What to do instead. */
  readonly instead: string;
}

interface Signature extends NativeExport {
  /** The export is this one when the file has all of these columns (folded). */
  readonly columns: readonly string[];
}

const AWS = "In AWS Data Exports create an export of the table FOCUS 1.0 or 1.2 with AWS columns.";
const AZURE = "In Azure Cost Management create an export of the type Cost and usage details (FOCUS).";
const OCI = "In OCI choose the FOCUS reports, beside the cost reports in the same bucket.";
const GCP = "In Google Cloud export the FOCUS view of the detailed billing export.";
const OWN = "Choose the export that the provider made; what is in a workbook need not be imported again.";

/** The more telling ones first. */
const SIGNATURES: readonly Signature[] = [
  sign("an OpenChargeback workbook's own Charges sheet", OWN, "charge id", "fund org", "billed cost"),
  sign("an AWS Cost and Usage Report (CUR)", AWS, "lineitem/unblendedcost"),
  sign("an AWS Cost and Usage Report (CUR)", AWS, "identity/lineitemid"),
  sign("an AWS Cost and Usage Report (CUR 2.0)", AWS, "line_item_unblended_cost"),
  sign("an AWS Cost and Usage Report (CUR 2.0)", AWS, "line_item_line_item_type"),
  sign("an AWS detailed billing report", AWS, "payeraccountid", "linkedaccountid"),
  sign("a download of AWS Cost Explorer", AWS, "service", "total costs($)"),
  sign("a download of AWS Cost Explorer", AWS, "linked account", "total costs($)"),
  sign("a download of AWS Cost Explorer", AWS, "service", "total costs ($)"),
  sign("an OCI cost report", OCI, "lineitem/intervalusagestart", "cost/mycost"),
  sign("an OCI usage report", OCI, "lineitem/intervalusagestart"),
  sign("an Azure cost details export (actual or amortized cost)", AZURE, "costinbillingcurrency"),
  sign("an Azure cost details export (actual or amortized cost)", AZURE, "costinpricingcurrency"),
  sign("an Azure usage details export", AZURE, "pretaxcost"),
  sign(
    "an Azure EA cost export (actual or amortized cost)",
    AZURE,
    "billingaccountid",
    "meterid",
    "chargetype",
  ),
  sign("an Azure cost details export", AZURE, "meterid", "cost"),
  sign("an Azure cost details export", AZURE, "meterid", "costusd"),
  sign("an Azure EA usage export", AZURE, "subscriptionguid"),
  sign("an Azure EA usage export", AZURE, "subscription guid", "extendedcost"),
  sign("a Google Cloud billing export", GCP, "billing_account_id", "cost"),
  sign("a Google Cloud billing export", GCP, "billing_account_id", "cost_type"),
  sign("a Google Cloud cost table", GCP, "billing account id", "service description"),
  sign("a Google Cloud cost table", GCP, "billing account id", "cost type"),
  sign("a Google Cloud cost table", GCP, "project id", "service description", "sku id"),
  sign("a Google Cloud cost table", GCP, "service id", "sku id", "subtotal ($)"),
];

function sign(found: string, instead: string, ...columns: readonly string[]): Signature {
  return { found, instead, columns };
}

export function nativeExport(headings: readonly string[]): NativeExport | undefined {
  const names = new Set(headings.flatMap(namesOf));
  return SIGNATURES.find((signature) => signature.columns.every((column) => names.has(column)));
}

/** Azure writes `Abonnement-GUID (SubscriptionGuid)` where the portal is not in English. */
const TRANSLATED = /^.+ \((\w+)\)$/;

function namesOf(heading: string): string[] {
  const name = heading
    .replace(/^\uFEFF/, "")
    .trim()
    .toLowerCase();
  const english = TRANSLATED.exec(name)?.[1];
  return english === undefined ? [name] : [name, english];
}
