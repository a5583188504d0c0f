/** Every rule, read through FocusReader: a file where it applies, and one close by where it does not. */
import Papa from "papaparse";
import { rowOptions } from "../../../testing/focus-file";
import { Refusal } from "../../problem";
import { FocusReader } from "../read";
import type { Finding } from "./findings";
import { RULE_CODES, ruleOf, type RuleCode, type Severity } from "./rules";

type Cells = Readonly<Record<string, string>>;

/** Keeps to every rule of FOCUS 1.0. */
const GOOD: Cells = {
  AvailabilityZone: "us-east-1a",
  BilledCost: "12.5",
  BillingAccountId: "001",
  BillingAccountName: "Research",
  BillingCurrency: "USD",
  BillingPeriodEnd: "2025-02-01T00:00:00Z",
  BillingPeriodStart: "2025-01-01T00:00:00Z",
  ChargeCategory: "Usage",
  ChargeClass: "",
  ChargeDescription: "Linux, on demand",
  ChargeFrequency: "Usage-Based",
  ChargePeriodEnd: "2025-01-11T00:00:00Z",
  ChargePeriodStart: "2025-01-10T00:00:00Z",
  CommitmentDiscountCategory: "",
  CommitmentDiscountId: "",
  CommitmentDiscountName: "",
  CommitmentDiscountStatus: "",
  CommitmentDiscountType: "",
  ConsumedQuantity: "25",
  ConsumedUnit: "Hours",
  ContractedCost: "12.5",
  ContractedUnitPrice: "0.5",
  EffectiveCost: "12.5",
  InvoiceIssuerName: "Example Cloud",
  ListCost: "15",
  ListUnitPrice: "0.6",
  PricingCategory: "Standard",
  PricingQuantity: "25",
  PricingUnit: "Hours",
  ProviderName: "Example Cloud",
  PublisherName: "Example Cloud",
  RegionId: "us-east-1",
  RegionName: "US East",
  ResourceId: "i-0001",
  ResourceName: "node-1",
  ServiceCategory: "Compute",
  ServiceName: "Virtual Machines",
  SkuId: "sku-1",
  SkuPriceId: "sku-1-1",
  SubAccountId: "001907945510",
  SubAccountName: "research-lab",
  Tags: '{"pi_email":"ada.quill@example.edu","project_id":"coral","fund_org":"BIO-10000"}',
};
const COVERED: Cells = {
  CommitmentDiscountCategory: "Usage",
  CommitmentDiscountId: "ri-1",
  CommitmentDiscountStatus: "Used",
  CommitmentDiscountType: "Reservation",
  PricingCategory: "Committed",
};
const BOUGHT: Cells = {
  ...COVERED,
  ChargeCategory: "Purchase",
  ChargeFrequency: "One-Time",
  CommitmentDiscountStatus: "",
  ConsumedQuantity: "",
  ConsumedUnit: "",
  EffectiveCost: "0",
  ResourceId: "ri-1",
};
const TAX: Cells = {
  ChargeCategory: "Tax",
  ChargeFrequency: "Recurring",
  ...blank("ConsumedQuantity", "ConsumedUnit", "PricingQuantity", "PricingUnit", "ListUnitPrice"),
  ...blank("ContractedUnitPrice", "SkuId", "SkuPriceId", "PricingCategory"),
};
const CREDIT: Cells = { ...TAX, ChargeCategory: "Credit", ListCost: "-5", ContractedCost: "-5", BilledCost: "-5", EffectiveCost: "-5" }; // prettier-ignore

function blank(...columns: readonly string[]): Cells {
  return Object.fromEntries(columns.map((column) => [column, ""]));
}

/** What a case changes of the good file. */
interface Change {
  /** Cells of the row; of the second row, too, where there are two. */
  readonly cells?: Cells;
  /** A second row, the same but for these cells. */
  readonly next?: Cells;
  /** Columns left out. */
  readonly without?: readonly string[];
  /** Headings written otherwise. */
  readonly headings?: Cells;
  /** Where it reads the file itself. */
  readonly text?: (csv: string) => string;
  readonly notes?: readonly { readonly code: RuleCode; readonly message: string }[];
}

const cells = (changed: Cells): Change => ({ cells: changed });
const cost = (text: string): Cells => ({ BilledCost: text, EffectiveCost: text, ContractedCost: text, ListCost: text, PricingQuantity: text, ListUnitPrice: "1", ContractedUnitPrice: "1" }); // prettier-ignore
const LONG = "x".repeat(32_768);

const FEBRUARY: Cells = {
  BillingPeriodStart: "2025-02-01T00:00:00Z",
  BillingPeriodEnd: "2025-03-01T00:00:00Z",
  ChargePeriodStart: "2025-02-10T00:00:00Z",
  ChargePeriodEnd: "2025-02-11T00:00:00Z",
};

/** [code, where it applies, where it does not, how bad it is where that is not the rule's severity] */
const CASES: readonly (readonly [RuleCode, Change, Change, Severity?])[] = [
  ["F01", { notes: [{ code: "F01", message: "Read as Windows-1252." }] }, { notes: [] }],
  ["F02", { headings: { SkuPriceId: " skuid" } }, { headings: { SkuPriceId: "x_SkuId" } }],
  ["F03", { text: (csv) => csv.replace(/\n$/, ",\n") }, { text: (csv) => csv.replace(/\n$/, "") }],
  ["F04", { without: ["BilledCost"] }, { without: ["ListUnitPrice"] }],
  ["F05", { without: ["InvoiceIssuerName"] }, { without: ["SkuId"] }],
  ["F06", { without: ["Tags"] }, { headings: { Tags: "tags" } }],
  ["F07", { cells: { oci_Overage: "1" } }, { cells: { x_Overage: "1" } }],
  ["F08", { headings: { RegionName: "Region" } }, { headings: { RegionName: "x_Region" } }],
  ["F08", { headings: { SkuId: "SKUID" } }, { headings: { SkuId: "x_SkuId" } }],
  ["F09", { headings: { BilledCost: "x_Cost", Tags: "BilledCost" } }, { cells: { x_Last: "1" } }],
  ["N01", cells(blank("BilledCost")), cells({ BilledCost: "0" })],
  ["N02", cells(blank("ListCost")), cells(blank("ListUnitPrice"))],
  ["N03", cells({ BilledCost: "$12.50" }), cells({ BilledCost: "12.50" })],
  ["N03", cells({ ListUnitPrice: "12,50" }), cells({ ListUnitPrice: "0.60" })],
  ["N04", cells({ BilledCost: "+12.5" }), cells({ BilledCost: "12.5E0" })],
  ["N04", cells({ BilledCost: "1.25E+1" }), cells({ BilledCost: "125E-1" })],
  ["N04", cells({ BilledCost: "125e-1" }), cells({ BilledCost: "0.125E2" })],
  ["N05", cells({ ListUnitPrice: "-0.6" }), cells({ PricingQuantity: "-25" })],
  ["N06", cells(cost("0.1234567890123456")), cells(cost("0.00123456789012345"))],
  ["Z01", cells({ ChargeClass: "NULL" }), cells({ ChargeDescription: "Null-terminated" })],
  ["Z02", cells(blank("ServiceName")), cells(blank("ResourceName"))],
  ["Z03", cells({ ResourceName: "Unassigned" }), cells({ ResourceName: "Unassigned addresses" })],
  ["D01", cells(blank("BillingPeriodStart")), { without: ["ChargePeriodStart"] }],
  [
    "D02",
    cells({ ChargePeriodStart: "2025-01-10 00:00:00" }),
    cells({ ChargePeriodStart: "2025-01-10T12:30:59Z" }),
  ],
  [
    "D02",
    cells({ ChargePeriodStart: "2025-01-10T00:00:00.000Z" }),
    cells({ ChargePeriodEnd: "2025-01-31T00:00:00Z" }),
    "note",
  ],
  [
    "D03",
    cells({ ChargePeriodStart: "2025-01-10T30:00:00Z" }),
    cells({ ChargePeriodStart: "2025-01-10T23:00:00Z" }),
  ],
  ["D04", cells({ ChargePeriodStart: "1/2/2025" }), cells({ ChargePeriodStart: "2025/01/02" })],
  [
    "D05",
    cells({ BillingPeriodStart: "2025-02-01T00:00:00Z" }),
    cells({ BillingPeriodEnd: "2025-01-31T00:00:00Z" }),
  ],
  [
    "D06",
    cells({ ChargePeriodStart: "2025-01-12T00:00:00Z" }),
    cells({ ChargePeriodStart: "2025-01-11T00:00:00Z" }),
  ],
  [
    "D07",
    cells({ ChargePeriodStart: "2025-01-11T00:00:00Z" }),
    cells({ ChargePeriodStart: "2025-01-10T23:59:59Z" }),
  ],
  ["D08", cells({ BillingPeriodEnd: "2025-01-31T00:00:00Z" }), cells(FEBRUARY)],
  [
    "D08",
    cells({
      BillingPeriodStart: "2025-01-15T00:00:00Z",
      ChargePeriodStart: "2025-01-16T00:00:00Z",
      ChargePeriodEnd: "2025-01-17T00:00:00Z",
    }),
    cells({ BillingPeriodStart: "2024-12-01T00:00:00Z", BillingPeriodEnd: "2025-01-01T00:00:00Z" }),
  ],
  [
    "D09",
    cells({ ChargePeriodStart: "2024-12-31T23:00:00Z" }),
    cells({ ChargePeriodStart: "2024-12-31T23:00:00Z", ChargeClass: "Correction" }),
  ],
  [
    "D09",
    cells({ ChargePeriodStart: "2025-02-01T00:00:00Z", ChargePeriodEnd: "2025-02-01T01:00:00Z" }),
    cells({
      BillingPeriodEnd: "2025-01-31T00:00:00Z",
      ChargePeriodStart: "2025-01-31T22:00:00Z",
      ChargePeriodEnd: "2025-01-31T23:00:00Z",
    }),
  ],
  ["C01", cells({ BillingCurrency: "Dollars" }), cells({ BillingCurrency: "USD" })],
  ["C02", { next: { BillingCurrency: "EUR" } }, { next: { ResourceId: "i-2" } }],
  ["C03", cells({ PricingCurrency: "usd" }), cells({ PricingCurrency: "EUR" })],
  ["E01", cells({ ChargeCategory: "Rental" }), cells(TAX)],
  ["E01", cells({ ChargeCategory: "usage" }), cells(BOUGHT), "warning"],
  ["E02", cells({ ChargeClass: "Rebill" }), cells({ ChargeClass: "Correction" })],
  ["E03", cells({ ChargeFrequency: "Usage-based" }), cells({ ChargeFrequency: "Recurring" })],
  ["E04", cells({ ...BOUGHT, ChargeFrequency: "Usage-Based" }), cells(BOUGHT)],
  ["E05", cells({ PricingCategory: "On-Demand" }), cells({ PricingCategory: "Dynamic" })],
  ["E06", cells({ ...COVERED, CommitmentDiscountStatus: "Active" }), cells(COVERED)],
  ["E07", cells({ ServiceCategory: "Database" }), cells({ ServiceCategory: "Databases" })],
  [
    "E08",
    cells({ ServiceSubcategory: "Data Warehouses" }),
    cells({ ServiceSubcategory: "Virtual Machines" }),
  ],
  ["E08", cells({ ServiceSubcategory: "Planes" }), cells({ ServiceSubcategory: "Other (Compute)" })],
  ["V01", cells({ ...TAX, SkuId: "sku-1" }), cells(TAX)],
  ["V02", cells(blank("PricingUnit")), cells({ PricingUnit: "", ChargeClass: "Correction" })],
  ["V03", cells(blank("SkuPriceId")), cells(TAX)],
  ["V04", cells(blank("ConsumedUnit")), cells(blank("ConsumedUnit", "ConsumedQuantity"))],
  ["V05", cells(blank("ConsumedQuantity", "ConsumedUnit")), cells(TAX)],
  ["V05", cells({ ...BOUGHT, ConsumedQuantity: "1", ConsumedUnit: "Hours" }), cells(BOUGHT)],
  ["V06", cells(blank("RegionName")), cells(blank("RegionName", "RegionId"))],
  ["V07", cells({ CommitmentDiscountId: "ri-1" }), cells(COVERED)],
  ["V07", cells({ CommitmentDiscountStatus: "Used" }), cells(BOUGHT)],
  ["V08", cells({ ...COVERED, PricingCategory: "Standard" }), cells(COVERED)],
  ["K01", cells({ ListCost: "15.1" }), cells({ ListCost: "15.00001" })],
  [
    "K02",
    cells({ ContractedUnitPrice: "0.6" }),
    cells({ ContractedUnitPrice: "0.6", ChargeClass: "Correction" }),
  ],
  ["K03", cells({ ...BOUGHT, EffectiveCost: "12.5" }), cells(BOUGHT)],
  ["K04", cells({ BilledCost: "-12.5" }), cells(CREDIT)],
  ["K04", cells({ ...CREDIT, BilledCost: "5" }), cells({ BilledCost: "-12.5", ChargeClass: "Correction" })],
  ["K05", cells({ EffectiveCost: "11" }), cells({ ...COVERED, EffectiveCost: "11" })],
  ["K06", cells({ ContractedCost: "16" }), cells({ ContractedCost: "14" })],
  ["K06", cells({ EffectiveCost: "13" }), cells({ EffectiveCost: "12.5000001" })],
  ["T01", cells({ Tags: "pi: ada" }), cells({ Tags: '"pi": "ada"' })],
  ["T02", cells({ Tags: '"project_id": "coral"' }), cells({ Tags: '{"project_id": "coral"}' })],
  ["T03", cells({ Tags: '{"org":"a"," Org":"b"}' }), cells({ Tags: '{"org":"a","organ":"b"}' })],
  ["T04", cells({ Tags: "{}" }), cells({ Tags: '{"a":"b"}' })],
  ["T04", cells({ Tags: "" }), cells({ Tags: "none of these" })],
  ["X01", { next: {} }, { next: { BilledCost: "12.50" } }],
  ["X02", cells({ SkuId: "1.23457E+12" }), cells({ ResourceName: "1.23457E+12" }), "warning"],
  ["X02", cells({ SkuId: "1,23457E+12" }), cells({ SkuId: "1234570000000" }), "warning"],
  ["C02", cells({ BillingCurrency: "EUR" }), cells({ BillingCurrency: "usd" })],
  ["X03", cells({ ChargeDescription: "=1+1" }), cells({ ChargeDescription: "-1.5" })],
  ["X04", cells({ x_Details: LONG }), cells({ x_Details: LONG.slice(1) })],
];

test("every rule has its cases", () => {
  expect([...new Set(CASES.map(([code]) => code))].sort()).toEqual([...RULE_CODES].sort());
});

test("the good file keeps to all rules", () => {
  expect(findings({})).toEqual([]);
});

const REFUSALS: Readonly<Record<string, RegExp>> = { F02: /more than once/, F04: /has no column BilledCost/ };

test.each(CASES.map(([code, applies, , milder], i) => [code, i, applies, milder] as const))(
  "%s applies (case %d)",
  (code, _i, change, milder) => {
    const found = findings(change);
    const rule = ruleOf(code);
    if (rule.severity === "fatal") {
      expect(found instanceof Refusal && found.message).toMatch(REFUSALS[code] ?? /^$/);
      return;
    }
    expect(found).toContainEqual(
      expect.objectContaining({
        code,
        severity: milder ?? rule.severity,
        count: expect.any(Number) as number,
      }),
    );
  },
);

test.each(CASES.map(([code, , not], i) => [code, i, not] as const))(
  "%s does not apply close by (case %d)",
  (code, _i, change) => {
    const found = findings(change);
    const codes = found instanceof Refusal ? [found.message] : found.map((finding) => finding.code);
    expect(codes).not.toContain(code);
    expect(found).not.toBeInstanceOf(Refusal);
  },
);

function findings({
  cells: changed = {},
  next,
  without = [],
  headings = {},
  text,
  notes,
}: Change): readonly Finding[] | Refusal {
  const rows = [{ ...GOOD, ...changed }, ...(next === undefined ? [] : [{ ...GOOD, ...changed, ...next }])];
  const columns = Object.keys({ ...GOOD, ...changed, ...next }).filter((column) => !without.includes(column));
  const data = rows.map((row: Cells) => columns.map((column) => row[column] ?? ""));
  const csv = `${Papa.unparse({ fields: columns.map((c) => headings[c] ?? c), data }, { newline: "\n" })}\n`;
  const records = Papa.parse<string[]>((text ?? ((same: string) => same))(csv), {
    skipEmptyLines: true,
  }).data;
  const reader = new FocusReader("cloud_2025-01.csv", rowOptions());
  try {
    reader.push(records);
    return reader.end(notes).findings;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
