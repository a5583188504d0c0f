/** Clean months of any size for benchmarks: FOCUS 1.2 rows over the invented PIs of reference.ts. */
import Papa from "papaparse";
import { shortHash } from "../src/core/hash";
import { amount, amountToText, type Amount } from "../src/core/money";
import { addMonths } from "../src/core/period";
import { times } from "../sample_data/generator/decimals";
import { seeded, type Random } from "../sample_data/generator/random";
import { addressOf, fundOf, projectOf, type BenchPeople } from "./reference";

export { generateReferenceFiles } from "./reference";

export interface BenchSize extends BenchPeople {
  /** Rows of the file. */
  readonly charges: number;
  readonly seed: string;
  /** `2025-01` unless told. */
  readonly period?: string;
}

const PRICES = ["0.0416", "0.384", "0.0000166667", "1.2125", "0.023", "5.672"];
const SERVICES = [
  ["Virtual Machines", "Compute", "Hours"],
  ["Object Storage", "Storage", "GB-Months"],
  ["Serverless Functions", "Compute", "GB-Seconds"],
  ["Managed Databases", "Databases", "vCore-Hours"],
  ["Data Transfer", "Networking", "GB"],
  ["Model Training", "AI and Machine Learning", "GPU-Hours"],
] as const;

const HEADINGS = `
  BilledCost BillingAccountId BillingAccountName BillingAccountType BillingCurrency BillingPeriodEnd
  BillingPeriodStart ChargeCategory ChargeClass ChargeDescription ChargeFrequency ChargePeriodEnd
  ChargePeriodStart CommitmentDiscountCategory CommitmentDiscountId CommitmentDiscountName
  CommitmentDiscountStatus CommitmentDiscountType ConsumedQuantity ConsumedUnit ContractedCost
  ContractedUnitPrice EffectiveCost InvoiceId InvoiceIssuerName ListCost ListUnitPrice PricingCategory
  PricingCurrency PricingQuantity PricingUnit ProviderName PublisherName RegionId RegionName ResourceId
  ResourceName ResourceType ServiceCategory ServiceName ServiceSubcategory SkuId SkuPriceId SubAccountId
  SubAccountName Tags
`.trim().split(/\s+/); // prettier-ignore

/** Rows made at a time, so that a large file needs no large heap. */
const BLOCK = 2_000;

/** A FOCUS CSV of one month. The same arguments give the same bytes. */
export function generateFocusCsv(size: BenchSize): string {
  return [...focusBlocks(size)].join("");
}

/** The same in pieces of some thousand rows, for files that no text can hold. */
export function* focusBlocks({ charges, pis, seed, period = "2025-01" }: BenchSize): Iterable<string> {
  const random = seeded(seed);
  const shared = { ...COMMON, ...billingPeriod(period) };
  yield `${HEADINGS.join(",")}\n`;
  for (let from = 0; from < charges; from += BLOCK) {
    const rows = Array.from({ length: Math.min(BLOCK, charges - from) }, (_, offset) => {
      const own = charge(from + offset, (from + offset) % pis, period, random);
      return HEADINGS.map((heading) => own[heading] ?? shared[heading] ?? "");
    });
    yield `${Papa.unparse(rows, { newline: "\n" })}\n`;
  }
}

function charge(index: number, pi: number, period: string, random: Random): Record<string, string> {
  const kind = random.between(0, SERVICES.length - 1);
  const [service, category, unit] = SERVICES[kind] ?? SERVICES[0];
  const price = amount(PRICES[kind] ?? "1");
  const quantity = amount(`${random.between(0, 40)}.${String(random.between(1, 999_999)).padStart(6, "0")}`);
  const list = times(price, quantity);
  const billed = times(list, amount("0.95"));
  const resource = shortHash([String(pi), String(random.between(1, 40)), service], 17);
  const day = String(random.between(1, 28)).padStart(2, "0");
  const hour = random.between(0, 22);
  return {
    BilledCost: text(billed),
    ChargeDescription: `${service}, ${unit} in the main region, usage record ${index + 1}`,
    ChargePeriodStart: `${period}-${day}T${String(hour).padStart(2, "0")}:00:00Z`,
    ChargePeriodEnd: `${period}-${day}T${String(hour + 1).padStart(2, "0")}:00:00Z`,
    ConsumedQuantity: text(quantity),
    ConsumedUnit: unit,
    ContractedCost: text(billed),
    ContractedUnitPrice: text(times(price, amount("0.95"))),
    EffectiveCost: text(billed),
    ListCost: text(list),
    ListUnitPrice: text(price),
    PricingQuantity: text(quantity),
    PricingUnit: unit,
    ResourceId: `/accounts/00${String(pi).padStart(6, "0")}/${category.toLowerCase().replace(/\W+/g, "-")}/${resource}`,
    ResourceName: `res-${resource.slice(0, 8)}`,
    ResourceType: service,
    ServiceCategory: category,
    ServiceName: service,
    ServiceSubcategory: `Other (${category})`,
    SkuId: `SKU-${kind}-0042`,
    SkuPriceId: `SKU-${kind}-0042-01`,
    SubAccountId: `00${String(pi).padStart(6, "0")}`,
    SubAccountName: `research-${pi}`,
    Tags: JSON.stringify(tags(pi, random)),
  };
}

const COMMON: Readonly<Record<string, string>> = {
  BillingAccountId: "001122334455",
  BillingAccountName: "Example University Research",
  BillingAccountType: "Billing Account",
  BillingCurrency: "USD",
  ChargeCategory: "Usage",
  ChargeFrequency: "Usage-Based",
  InvoiceIssuerName: "Example Cloud",
  PricingCategory: "Standard",
  PricingCurrency: "USD",
  ProviderName: "Example Cloud",
  PublisherName: "Example Cloud",
  RegionId: "main-1",
  RegionName: "Main Region",
};

function billingPeriod(period: string): Record<string, string> {
  return {
    BillingPeriodStart: `${period}-01T00:00:00Z`,
    BillingPeriodEnd: `${addMonths(period, 1)}-01T00:00:00Z`,
    InvoiceId: `INV-${period}`,
  };
}

function tags(pi: number, random: Random): Record<string, string> {
  const second = random.between(0, 1) === 1;
  const named = random.between(0, 2) > 0 ? { fund_org: fundOf(pi) } : {};
  return { pi_email: addressOf(pi), project_id: projectOf(pi, second), ...named };
}

function text(value: Amount): string {
  return amountToText(value, 0);
}
