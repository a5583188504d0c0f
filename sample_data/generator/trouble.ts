/** Small files of bad input: wrong exports, missing columns, amounts that cannot be read, shares that do not add up. */
import { parsePercent } from "../../src/core/money";
import type { Reference } from "../../src/core/reference";
import { referenceFiles } from "./reference-csv";
import { FUND_ROWS, PEOPLE_ROWS, PROJECT_ROWS, SOURCE_ROWS, SPLIT_ROWS } from "./reference";

export interface TroubleFile {
  readonly name: string;
  readonly text: string;
  readonly what: string;
}

const TAGS = '"{""pi_email"":""smith@chem.example.edu"",""project_id"":""nmr-archive""}"';
const JANUARY = ["2025-01-01T00:00:00Z", "2025-02-01T00:00:00Z"] as const;

interface Cells {
  readonly billed?: string;
  readonly day?: string;
  readonly tags?: string;
  readonly period?: readonly [string, string];
}

/** The smallest useful FOCUS row; values as the file has them. */
function cells({
  billed = "12.50",
  day = "2025-01-07",
  tags = TAGS,
  period = JANUARY,
}: Cells): [string, string][] {
  return [
    ["BilledCost", billed],
    ["BillingCurrency", "USD"],
    ["BillingPeriodStart", period[0]],
    ["BillingPeriodEnd", period[1]],
    ["ChargeCategory", "Usage"],
    ["ChargePeriodStart", `${day}T00:00:00Z`],
    ["ChargePeriodEnd", `${day}T06:00:00Z`],
    ["ListCost", "12.50"],
    ["ResourceId", "alloc/nmr-archive/cpu-priority"],
    ["ResourceName", "nmr-archive on cpu-priority"],
    ["ServiceName", "HPC Priority Compute"],
    ["Tags", tags],
  ];
}

function file(rows: readonly Cells[], without = "", separator = ","): string {
  const kept = rows.map((row) => cells(row).filter(([column]) => column !== without));
  const heading = cells({})
    .map(([column]) => column)
    .filter((column) => column !== without);
  return [heading, ...kept.map((row) => row.map(([, value]) => value))]
    .map((r) => `${r.join(separator)}\n`)
    .join("");
}

const DAYS = ["2025-01-07", "2025-01-08", "2025-01-09"];
const CUR_HEADING =
  "identity/LineItemId,identity/TimeInterval,bill/InvoiceId,bill/BillingEntity,bill/BillType,bill/PayerAccountId," +
  "bill/BillingPeriodStartDate,bill/BillingPeriodEndDate,lineItem/UsageAccountId,lineItem/LineItemType," +
  "lineItem/UsageStartDate,lineItem/UsageEndDate,lineItem/ProductCode,lineItem/UsageType,lineItem/Operation," +
  "lineItem/ResourceId,lineItem/UsageAmount,lineItem/CurrencyCode,lineItem/UnblendedRate,lineItem/UnblendedCost," +
  "lineItem/LineItemDescription,product/ProductName,resourceTags/user:project_id";
const CUR_ROW =
  "k2v5qexampleid,2025-01-01T00:00:00Z/2025-01-01T01:00:00Z,,AWS,Anniversary,001122334455," +
  "2025-01-01T00:00:00Z,2025-02-01T00:00:00Z,002233445566,Usage,2025-01-01T00:00:00Z,2025-01-01T01:00:00Z," +
  "AmazonEC2,BoxUsage:t3.medium,RunInstances,i-0123456789abcdef0,1,USD,0.0416,0.0416," +
  "$0.0416 per On Demand Linux t3.medium Instance Hour,Amazon Elastic Compute Cloud,nmr-archive";
const EA_HEADING =
  "InvoiceSectionName,AccountName,AccountOwnerId,SubscriptionId,SubscriptionName,ResourceGroup,ResourceLocation," +
  "Date,ProductName,MeterCategory,MeterSubCategory,MeterId,MeterName,MeterRegion,UnitOfMeasure,Quantity," +
  "EffectivePrice,CostInBillingCurrency,CostCenter,ConsumedService,ResourceId,Tags,OfferId,BillingAccountId," +
  "BillingAccountName,BillingPeriodStartDate,BillingPeriodEndDate,BillingCurrencyCode,ChargeType";
const EA_ROW =
  "Research,Research,owner@example.edu,00000000-0000-4000-8000-000000000042,sub-chem,rg-smith,EastUS," +
  "01/07/2025,Virtual Machines D8s v5,Virtual Machines,Dsv5,meter-0001,D8s v5,US East,1 Hour,24," +
  '0.35328,8.47872,0042,Microsoft.Compute,/subscriptions/example/vm-1,"""project_id"": ""nmr-archive""",MS-AZR-0017P,0071234567,' +
  "Example University,01/01/2025,01/31/2025,USD,Usage";
const OCI_HEADING =
  "lineItem/referenceNo,lineItem/tenantId,lineItem/intervalUsageStart,lineItem/intervalUsageEnd,product/service," +
  "product/compartmentId,product/compartmentName,product/region,product/availabilityDomain,product/resourceId," +
  "usage/billedQuantity,usage/billedQuantityOverage,cost/subscriptionId,cost/productSku,product/Description," +
  "cost/unitPrice,cost/unitPriceOverage,cost/myCost,cost/myCostOverage,cost/currencyCode,cost/billingUnitReadable," +
  "cost/overageFlag,lineItem/isCorrection";
const OCI_ROW =
  "V2.example-0001,ocid1.tenancy.oc1..example,2025-01-07T00:00Z,2025-01-07T01:00Z,COMPUTE,ocid1.compartment.oc1..example," +
  "research,us-ashburn-1,AD-1,ocid1.instance.oc1..example,1,,0001234,B93113,Compute E4 - OCPU,0.025,,0.025,,USD,OCPU Hours,N,false";

export function troubleFiles(): TroubleFile[] {
  return [
    {
      name: "aws_native_cur.csv",
      text: `${CUR_HEADING}\n${CUR_ROW}\n`,
      what: "an AWS Cost and Usage Report in Amazon's own layout: choose the FOCUS export",
    },
    {
      name: "azure_native_ea.csv",
      text: `\uFEFF${EA_HEADING}\r\n${EA_ROW}\r\n`,
      what: "an Azure cost export in Microsoft's own layout (dates MM/DD/YYYY, Tags without braces): choose the FOCUS export",
    },
    {
      name: "oci_cost_report.csv",
      text: `${OCI_HEADING}\n${OCI_ROW}\n`,
      what: "an Oracle cost report in Oracle's own layout: choose the FOCUS report",
    },
    { name: "empty.csv", text: "", what: "no bytes at all" },
    { name: "hpc_heading_only.csv", text: file([]), what: "a heading and no rows" },
    {
      name: "hpc_no_billed_cost.csv",
      text: file([{}], "BilledCost"),
      what: "the column BilledCost is absent",
    },
    {
      name: "hpc_no_billing_period_start.csv",
      text: file([{}], "BillingPeriodStart"),
      what: "the column BillingPeriodStart is absent",
    },
    {
      name: "hpc_semicolons.csv",
      text: file([{ billed: "12,50" }, { billed: "1234,5", day: "2025-01-08" }], "", ";"),
      what: "fields separated by semicolons, decimal commas (12,50 must never become 1250)",
    },
    {
      name: "hpc_unreadable_amounts.csv",
      text: file([
        { billed: '"1,234.56"' },
        { billed: '"12,50"', day: "2025-01-08" },
        { billed: "inf", day: "2025-01-09" },
        { billed: "", day: "2025-01-10" },
        { billed: "$10", day: "2025-01-11" },
        { billed: "12.50", day: "2025-01-12" },
      ]),
      what: "rows 2 to 6 have amounts that cannot be read (1,234.56; 12,50; inf; blank; $10), row 7 is right: 12.50",
    },
    {
      name: "hpc_tags_not_json.csv",
      text: file([
        { tags: "pi_email=smith@chem.example.edu" },
        { tags: '"""project_id"": ""nmr-archive"""', day: "2025-01-08" },
        { tags: '"[1,2]"', day: "2025-01-09" },
        { tags: "", day: "2025-01-10" },
      ]),
      what: "Tags that are no JSON object: key=value, without braces, an array, blank; 50.00 in four rows",
    },
    {
      name: "hpc_mixed_periods.csv",
      text: file([
        ...DAYS.map((day) => ({ day })),
        { day: "2025-02-03", period: ["2025-02-01T00:00:00Z", "2025-03-01T00:00:00Z"] },
        { day: "2024-12-20", period: ["2024-12-01T00:00:00Z", "2025-01-01T00:00:00Z"] },
      ]),
      what: "three rows of 2025-01, one of 2025-02, one of 2024-12; 12.50 each",
    },
    ...splitShares(),
  ];
}

/** The reference set with shares of a project that make 90 %. */
function splitShares(): TroubleFile[] {
  const splits = SPLIT_ROWS.map((row) =>
    row.splitId === "S-0002" ? { ...row, share: parsePercent("30") ?? 0n } : row,
  );
  const reference: Reference = {
    sources: SOURCE_ROWS,
    people: PEOPLE_ROWS,
    projects: PROJECT_ROWS,
    funds: FUND_ROWS,
    splits,
    lookups: [],
  };
  return Object.entries(referenceFiles(reference)).map(([name, text]) => ({
    name: `split_shares/${name}`,
    text,
    what: name === "Splits.csv" ? "the shares of plant-atlas make 60 + 30 = 90 %" : `as in reference/${name}`,
  }));
}
