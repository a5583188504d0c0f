/** A charge as the columns of FOCUS 1.2, with columns of its own: which rate, which time zone, what it was used for. */
import { periodEnd, periodStart } from "../core/period";
import { priceOf } from "../core/rates/price";
import { tagValues, type Charge } from "./charges";
import { shownFacts } from "./pieces";
import { plain } from "./price";
import type { ExportRequest } from "./request";

/** The order in which a file has them. */
export const FOCUS_COLUMNS = [
  "AvailabilityZone", "BilledCost", "BillingAccountId", "BillingAccountName", "BillingAccountType", "BillingCurrency",
  "BillingPeriodEnd", "BillingPeriodStart", "CapacityReservationId", "CapacityReservationStatus", "ChargeCategory",
  "ChargeClass", "ChargeDescription", "ChargeFrequency", "ChargePeriodEnd", "ChargePeriodStart",
  "CommitmentDiscountCategory", "CommitmentDiscountId", "CommitmentDiscountName", "CommitmentDiscountQuantity",
  "CommitmentDiscountStatus", "CommitmentDiscountType", "CommitmentDiscountUnit", "ConsumedQuantity", "ConsumedUnit",
  "ContractedCost", "ContractedUnitPrice", "EffectiveCost", "InvoiceId", "InvoiceIssuerName", "ListCost",
  "ListUnitPrice", "PricingCategory", "PricingCurrency", "PricingCurrencyContractedUnitPrice",
  "PricingCurrencyEffectiveCost", "PricingCurrencyListUnitPrice", "PricingQuantity", "PricingUnit", "ProviderName",
  "PublisherName", "RegionId", "RegionName", "ResourceId", "ResourceName", "ResourceType", "ServiceCategory",
  "ServiceName", "ServiceSubcategory", "SkuId", "SkuMeter", "SkuPriceDetails", "SkuPriceId", "SubAccountId",
  "SubAccountName", "SubAccountType", "Tags",
] as const; // prettier-ignore

/** Columns of this program in every file; those of the facts follow. */
export const OWN_COLUMNS = ["x_BillingTimeZone", "x_RateId", "x_User"];

export type FocusRow = Readonly<Record<string, string>>;

/** All columns of a file, in order. */
export function columnsOf(rows: readonly FocusRow[]): string[] {
  const known = new Set<string>([...FOCUS_COLUMNS, ...OWN_COLUMNS]);
  const facts = new Set(rows.flatMap((row) => Object.keys(row).filter((name) => !known.has(name))));
  return [...known, ...[...facts].sort()];
}

export function focusRow(charge: Charge, request: ExportRequest): FocusRow {
  const { piece, start, end } = charge;
  const { usage, owner } = piece;
  const { period, issuer, kind, timeZoneName } = request;
  const tags = tagValues(owner);
  return {
    ...issuerColumns(request),
    BillingPeriodStart: periodStart(period),
    BillingPeriodEnd: periodEnd(period),
    ChargeCategory: "Usage",
    ChargeDescription: description(charge),
    ChargeFrequency: "Usage-Based",
    ChargePeriodStart: `${start}Z`,
    ChargePeriodEnd: `${end}Z`,
    ...costColumns(charge, issuer.currency),
    ResourceId: usage.resourceId,
    ResourceName: usage.resourceName,
    ResourceType: usage.resourceId === "" ? "" : kind.resourceType,
    SubAccountId: usage.account,
    SubAccountName: usage.account,
    SubAccountType: usage.account === "" ? "" : kind.subAccountType,
    Tags: Object.keys(tags).length === 0 ? "" : JSON.stringify(tags),
    x_BillingTimeZone: timeZoneName,
    x_RateId: piece.row.rate.rateId,
    x_User: usage.user,
    ...Object.fromEntries(shownFacts(usage).map(([name, value]) => [factColumn(name), value])),
  };
}

function issuerColumns({ period, issuer, kind }: ExportRequest): FocusRow {
  const { provider, billingAccountId, billingAccountName, region } = issuer;
  return {
    BillingAccountId: billingAccountId,
    BillingAccountName: billingAccountName,
    BillingAccountType: "Campus Service",
    InvoiceId: `${kind.name.toUpperCase()}-${period}`,
    InvoiceIssuerName: provider,
    ProviderName: provider,
    PublisherName: provider,
    RegionId: region
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "-"),
    RegionName: region.trim(),
    ServiceCategory: kind.serviceCategory,
    ServiceSubcategory: kind.serviceSubcategory,
  };
}

/** Contracted and effective cost are what is billed: nobody buys commitments of a campus service. */
function costColumns({ piece, free, quantity, list, billed }: Charge, currency: string): FocusRow {
  const { rate, unit } = piece.row;
  const { list: listPrice, billed: billedPrice } = priceOf(rate);
  const price = plain(free === "" ? billedPrice : 0n);
  const cost = plain(billed);
  return {
    BilledCost: cost,
    BillingCurrency: currency,
    ConsumedQuantity: plain(quantity),
    ConsumedUnit: unit.name,
    ContractedCost: cost,
    ContractedUnitPrice: price,
    EffectiveCost: cost,
    ListCost: plain(list),
    ListUnitPrice: plain(listPrice),
    PricingCategory: "Standard",
    PricingCurrency: currency,
    PricingCurrencyContractedUnitPrice: price,
    PricingCurrencyEffectiveCost: cost,
    PricingCurrencyListUnitPrice: plain(listPrice),
    PricingQuantity: plain(quantity),
    PricingUnit: unit.name,
    ServiceName: rate.service,
    SkuId: rate.sku === "" ? rate.rateId : rate.sku,
    SkuMeter: unit.name,
    SkuPriceId: rate.rateId,
  };
}

/** `Core-Hours, partition cpu, qos high; not billed: run ended NODE_FAIL`. */
function description({ piece, free }: Charge): string {
  const facts = shownFacts(piece.usage).map(([name, value]) => `${name} ${value}`);
  const what = [piece.row.unit.name, ...facts].join(", ");
  return free === "" ? what : `${what}; not billed: ${free}`;
}

/** `partition` → `x_Partition`, `memory class` → `x_MemoryClass`. */
export function factColumn(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  return `x_${words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join("")}`;
}
