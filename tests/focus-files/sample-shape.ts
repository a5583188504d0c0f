/**
 * A file of the shape of the FinOps Foundation's public FOCUS 1.0 sample: 1,000 rows of several providers in 44 columns
 * (FOCUS 1.0 and an Id of its own), NULL literals beside empty strings, dates with a blank for the T and no zone,
 * long decimals, tags of other purposes and none that names a PI. The rows themselves are invented.
 */
const COLUMNS = [
  "AvailabilityZone", "BilledCost", "BillingAccountId", "BillingAccountName", "BillingCurrency", "BillingPeriodEnd",
  "BillingPeriodStart", "ChargeCategory", "ChargeClass", "ChargeDescription", "ChargeFrequency", "ChargePeriodEnd",
  "ChargePeriodStart", "CommitmentDiscountCategory", "CommitmentDiscountId", "CommitmentDiscountName",
  "CommitmentDiscountStatus", "CommitmentDiscountType", "ConsumedQuantity", "ConsumedUnit", "ContractedCost",
  "ContractedUnitPrice", "EffectiveCost", "InvoiceIssuerName", "ListCost", "ListUnitPrice", "PricingCategory",
  "PricingQuantity", "PricingUnit", "ProviderName", "PublisherName", "RegionId", "RegionName", "ResourceId",
  "ResourceName", "ResourceType", "ServiceCategory", "ServiceName", "SkuId", "SkuPriceId", "SubAccountId",
  "SubAccountName", "Tags", "Id",
] as const; // prettier-ignore
type Column = (typeof COLUMNS)[number];

const PROVIDERS = [
  {
    name: "AWS",
    issuer: "Amazon Web Services, Inc.",
    services: ["Amazon Elastic Compute Cloud", "AWS Lambda"],
  },
  { name: "Microsoft", issuer: "Microsoft", services: ["Virtual Machines", "Storage Accounts"] },
  { name: "Oracle", issuer: "Oracle", services: ["COMPUTE", "OBJECT_STORAGE"] },
] as const;

export const SAMPLE_ROWS = 1_000;

export interface SampleFile {
  readonly text: string;
  /** The cells of BilledCost and ListCost as the file has them. */
  readonly billed: readonly string[];
  readonly list: readonly string[];
}

/** The same file every time. */
export function sampleShape(): SampleFile {
  const random = numbersFrom(20240901);
  const rows = Array.from({ length: SAMPLE_ROWS }, (_, i) => rowOf(i, random));
  const lines = rows.map((row) => COLUMNS.map((column) => quoted(row[column])).join(","));
  return {
    text: `${COLUMNS.join(",")}\n${lines.join("\n")}\n`,
    billed: rows.map((row) => row.BilledCost),
    list: rows.map((row) => row.ListCost),
  };
}

function rowOf(i: number, random: () => number): Record<Column, string> {
  const provider = PROVIDERS[i % PROVIDERS.length] ?? PROVIDERS[0];
  const day = String(1 + Math.floor(random() * 29)).padStart(2, "0");
  const nothing = i % 2 === 0 ? "NULL" : "";
  const price = random() / 10 ** Math.floor(random() * 9);
  const quantity = 1 + Math.floor(random() * 24);
  const cost = (price * quantity).toFixed(i % 7 === 0 ? 10 : 15);
  const isTax = i % 50 === 7;
  return {
    AvailabilityZone: provider.name === "Microsoft" ? String(price) : nothing,
    BilledCost: i % 40 === 3 ? `-${cost}` : cost,
    BillingAccountId: "1234567890123",
    BillingAccountName: "Example Research",
    BillingCurrency: "USD",
    BillingPeriodEnd: "2024-10-01 00:00:00",
    BillingPeriodStart: "2024-09-01 00:00:00",
    ChargeCategory: isTax ? "Tax" : i % 40 === 3 ? "Credit" : "Usage",
    ChargeClass: "NULL",
    ChargeDescription: `Hours of a "small" node, class ${i % 5}`,
    ChargeFrequency: "Usage-Based",
    ChargePeriodEnd: `2024-09-${day} 01:00:00`,
    ChargePeriodStart: `2024-09-${day} 00:00:00`,
    CommitmentDiscountCategory: "NULL",
    CommitmentDiscountId: nothing,
    CommitmentDiscountName: "NULL",
    CommitmentDiscountStatus: "NULL",
    CommitmentDiscountType: "NULL",
    ConsumedQuantity: String(quantity),
    ConsumedUnit: "Hours",
    ContractedCost: cost,
    ContractedUnitPrice: price.toFixed(12),
    EffectiveCost: provider.name === "Microsoft" ? cost : String(Math.round(Number(cost))),
    InvoiceIssuerName: provider.issuer,
    ListCost: cost,
    ListUnitPrice: isTax ? "NULL" : price.toFixed(12),
    PricingCategory: isTax ? "NULL" : "Standard",
    PricingQuantity: isTax ? "NULL" : String(quantity),
    PricingUnit: isTax ? "NULL" : "Hours",
    ProviderName: provider.name,
    PublisherName: provider.issuer,
    RegionId: "us-east-1",
    RegionName: "US East",
    ResourceId: i % 9 === 0 ? "NULL" : `node-${i % 90}`,
    ResourceName: nothing,
    ResourceType: nothing,
    ServiceCategory: "Compute",
    ServiceName: provider.services[i % 2] ?? provider.services[0],
    SkuId: `SKU${i % 30}`,
    SkuPriceId: `SKU${i % 30}.1`,
    SubAccountId: `00${1000 + (i % 20)}`,
    SubAccountName: `team ${i % 20}`,
    Tags: i % 4 === 0 ? "NULL" : `{"environment": "prod", " org": "science", "application": "app-${i % 12}"}`,
    Id: String(i + 1),
  };
}

/** Numbers from 0 to 1 that are the same every time (a linear congruential generator, Numerical Recipes). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
