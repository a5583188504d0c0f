/** A charge as the columns of FOCUS 1.2, with columns of its own: which rate, which time zone, what it was used for. */
import { periodEnd, periodStart } from "../core/period";
import { priceOf } from "../core/rates/price";
import type { PricedRow } from "./charges";
import { shownFacts } from "./pieces";
import { plain } from "./price";
import type { ExportRequest } from "./request";
import { tagValues } from "./tags";
import type { Usage } from "./usage";

type Value = (charge: PricedRow, request: ExportRequest) => string;
type Column = readonly [name: string, value: Value];

const blank: Value = () => "";
const always =
  (text: string): Value =>
  () =>
    text;

const provider: Value = (_, { issuer }) => issuer.provider;
const account: Value = (_, { issuer }) => issuer.billingAccountId;
const currency: Value = (_, { issuer }) => issuer.currency;
const quantity: Value = (charge) => plain(charge.quantity);
const unit: Value = ({ piece }) => piece.row.unit.name;
const listPrice: Value = ({ piece }) => plain(priceOf(piece.row.rate).list);
const price: Value = ({ piece, free }) => plain(free === "" ? priceOf(piece.row.rate).billed : 0n);
/** Contracted and effective cost are what is billed: nobody buys commitments of a campus service. */
const billed: Value = (charge) => plain(charge.billed);

/** The order in which a file has them. */
const FOCUS: readonly Column[] = [
  ["AvailabilityZone", blank],
  ["BilledCost", billed],
  ["BillingAccountId", account],
  ["BillingAccountName", (_, { issuer }) => issuer.billingAccountName],
  ["BillingAccountType", always("Campus Service")],
  ["BillingCurrency", currency],
  ["BillingPeriodEnd", (_, { period }) => periodEnd(period)],
  ["BillingPeriodStart", (_, { period }) => periodStart(period)],
  ["CapacityReservationId", blank],
  ["CapacityReservationStatus", blank],
  ["ChargeCategory", always("Usage")],
  ["ChargeClass", blank],
  ["ChargeDescription", description],
  ["ChargeFrequency", always("Usage-Based")],
  ["ChargePeriodEnd", ({ end }) => `${end}Z`],
  ["ChargePeriodStart", ({ start }) => `${start}Z`],
  ["CommitmentDiscountCategory", blank],
  ["CommitmentDiscountId", blank],
  ["CommitmentDiscountName", blank],
  ["CommitmentDiscountQuantity", blank],
  ["CommitmentDiscountStatus", blank],
  ["CommitmentDiscountType", blank],
  ["CommitmentDiscountUnit", blank],
  ["ConsumedQuantity", quantity],
  ["ConsumedUnit", unit],
  ["ContractedCost", billed],
  ["ContractedUnitPrice", price],
  ["EffectiveCost", billed],
  ["InvoiceId", (_, { kind, period }) => `${kind.name.toUpperCase()}-${period}`],
  ["InvoiceIssuerName", provider],
  ["ListCost", ({ list }) => plain(list)],
  ["ListUnitPrice", listPrice],
  ["PricingCategory", always("Standard")],
  ["PricingCurrency", currency],
  ["PricingCurrencyContractedUnitPrice", price],
  ["PricingCurrencyEffectiveCost", billed],
  ["PricingCurrencyListUnitPrice", listPrice],
  ["PricingQuantity", quantity],
  ["PricingUnit", unit],
  ["ProviderName", provider],
  ["PublisherName", provider],
  ["RegionId", (_, { issuer }) => regionId(issuer.region)],
  ["RegionName", (_, { issuer }) => issuer.region.trim()],
  ["ResourceId", ({ piece }) => piece.usage.resourceId],
  ["ResourceName", ({ piece }) => piece.usage.resourceName],
  ["ResourceType", ({ piece }, { kind }) => (piece.usage.resourceId === "" ? "" : kind.resourceType)],
  ["ServiceCategory", (_, { kind }) => kind.serviceCategory],
  ["ServiceName", ({ piece }) => piece.row.rate.service],
  ["ServiceSubcategory", (_, { kind }) => kind.serviceSubcategory],
  ["SkuId", ({ piece }) => piece.row.rate.sku || piece.row.rate.rateId],
  ["SkuMeter", unit],
  ["SkuPriceDetails", blank],
  ["SkuPriceId", ({ piece }) => piece.row.rate.rateId],
  ["SubAccountId", ({ piece }) => piece.usage.account],
  ["SubAccountName", ({ piece }) => piece.usage.account],
  ["SubAccountType", ({ piece }, { kind }) => (piece.usage.account === "" ? "" : kind.subAccountType)],
  ["Tags", tagText],
];

/** Of this program, in every file; those of the facts follow. */
const OWN: readonly Column[] = [
  ["x_BillingTimeZone", (_, { timeZoneName }) => timeZoneName],
  ["x_RateId", ({ piece }) => piece.row.rate.rateId],
  ["x_User", ({ piece }) => piece.usage.user],
];
export const OWN_COLUMNS = OWN.map(([name]) => name);

/** All columns of a file, in order: also one for each fact that some charge has. */
export function columnsOf(charges: readonly PricedRow[]): readonly Column[] {
  const facts = new Set(charges.flatMap(({ piece }) => shownFacts(piece.usage).map(([name]) => name)));
  const own = [...facts].map((fact): Column => [
    factColumn(fact),
    ({ piece }) => piece.usage.facts[fact] ?? "",
  ]);
  return [...FOCUS, ...OWN, ...own.sort(([a], [b]) => (a < b ? -1 : 1))];
}

/** `partition` → `x_Partition`, `memory class` → `x_MemoryClass`. */
export function factColumn(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  return `x_${words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join("")}`;
}

/** `Core-Hours, partition cpu, qos high; not billed: run ended NODE_FAIL`. */
function description({ piece, free }: PricedRow): string {
  const facts = shownFacts(piece.usage).map(([name, value]) => `${name} ${value}`);
  const what = [piece.row.unit.name, ...userOf(piece.usage), ...facts].join(", ");
  return free === "" ? what : `${what}; not billed: ${free}`;
}

/** Where the resource does not end with the user: an importer tells rows apart by description and resource, not by x_User. */
function userOf({ user, resourceId }: Usage): string[] {
  const isNamed = user === "" || resourceId.slice(resourceId.lastIndexOf("/") + 1) === user;
  return isNamed ? [] : [`user ${user}`];
}

function tagText({ piece }: PricedRow, { tags: keys }: ExportRequest): string {
  const tags = tagValues(piece.owner, keys);
  return Object.keys(tags).length === 0 ? "" : JSON.stringify(tags);
}

function regionId(region: string): string {
  return region
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-");
}
