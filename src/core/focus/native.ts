/** Providers' own billing exports, known by their columns, and the FOCUS export to choose instead. */

export interface NativeExport {
  /** "an AWS Cost and Usage Report (CUR)" */
  readonly found: string;
  /** What to export instead. */
  readonly instead: string;
}

interface Signature extends NativeExport {
  /** The export is this one when the file has all of these columns (folded). */
  readonly columns: readonly string[];
}

const AWS_INSTEAD = "In AWS Data Exports create an export of the table FOCUS 1.0 or 1.2 with AWS columns.";
const AZURE_INSTEAD = "In Azure Cost Management create an export of the type Cost and usage details (FOCUS).";
const OCI_INSTEAD = "In OCI choose the FOCUS reports, beside the cost reports in the same bucket.";
const GCP_INSTEAD = "In Google Cloud export the FOCUS view of the detailed billing export.";

const SIGNATURES: readonly Signature[] = [
  { columns: ["lineitem/unblendedcost"], found: "an AWS Cost and Usage Report (CUR)", instead: AWS_INSTEAD },
  {
    columns: ["line_item_unblended_cost"],
    found: "an AWS Cost and Usage Report (CUR 2.0)",
    instead: AWS_INSTEAD,
  },
  {
    columns: ["lineitem/intervalusagestart", "cost/mycost"],
    found: "an OCI cost report",
    instead: OCI_INSTEAD,
  },
  { columns: ["lineitem/intervalusagestart"], found: "an OCI usage report", instead: OCI_INSTEAD },
  { columns: ["costinbillingcurrency"], found: "an Azure cost details export", instead: AZURE_INSTEAD },
  { columns: ["pretaxcost"], found: "an Azure usage details export", instead: AZURE_INSTEAD },
  { columns: ["meterid", "cost"], found: "an Azure cost details export", instead: AZURE_INSTEAD },
  { columns: ["subscriptionguid"], found: "an Azure EA usage export", instead: AZURE_INSTEAD },
  { columns: ["billing_account_id", "cost"], found: "a Google Cloud billing export", instead: GCP_INSTEAD },
  {
    columns: ["billing account id", "service description"],
    found: "a Google Cloud billing report",
    instead: GCP_INSTEAD,
  },
  {
    columns: ["billing account id", "cost type"],
    found: "a Google Cloud billing report",
    instead: GCP_INSTEAD,
  },
];

export function nativeExport(headings: readonly string[]): NativeExport | undefined {
  const names = new Set(
    headings.map((heading) =>
      heading
        .replace(/^\uFEFF/, "")
        .trim()
        .toLowerCase(),
    ),
  );
  return SIGNATURES.find((signature) => signature.columns.every((column) => names.has(column)));
}
