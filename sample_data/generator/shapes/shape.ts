/** What the four providers' files share: a charge as FOCUS columns, before each takes its own layout. */
import Papa from "papaparse";
import { amount, type Amount } from "../../../src/core/money";
import { times } from "../decimals";
import type { Line, Month } from "../line";

export type Columns = Readonly<Record<string, string>>;

/** How one provider writes its export. */
export interface Shape {
  /** As the Sources table names it. */
  readonly source: string;
  readonly columns: readonly string[];
  readonly bom: boolean;
  readonly newline: "\n" | "\r\n";
  readonly quoteAll: boolean;
  number(value: Amount): string;
  instant(at: string): string;
  /** Columns that say who sells and bills, and the provider's own x_ columns. */
  own(line: Line, month: Month): Columns;
}

/** The text of a file, byte for byte. */
export function writeFile(shape: Shape, lines: readonly Line[], month: Month): string {
  const data = lines.map((line) => {
    const row = { ...focusColumns(shape, line, month), ...shape.own(line, month) };
    return shape.columns.map((column) => row[column] ?? "");
  });
  const fields = [...shape.columns];
  const text = Papa.unparse({ fields, data }, { newline: shape.newline, quotes: shape.quoteAll });
  return `${shape.bom ? "\uFEFF" : ""}${text}${shape.newline}`;
}

function focusColumns(shape: Shape, line: Line, month: Month): Columns {
  const usage = line.category === undefined && line.quantity !== null;
  return {
    BillingCurrency: "USD",
    BillingPeriodStart: shape.instant(month.start),
    BillingPeriodEnd: shape.instant(month.end),
    ChargeCategory: line.category ?? "Usage",
    ChargeClass: line.correction === true ? "Correction" : "",
    ChargeDescription: line.description,
    ChargeFrequency: frequency(line),
    ChargePeriodStart: shape.instant(line.start),
    ChargePeriodEnd: shape.instant(line.end),
    ConsumedQuantity: usage && line.quantity !== null ? shape.number(line.quantity) : "",
    ConsumedUnit: usage ? line.sku.unit : "",
    ...prices(shape, line),
    ...costs(shape, line),
    ResourceId: line.resourceId,
    ResourceName: line.resourceName,
    ResourceType: line.resourceId === "" ? "" : line.sku.resourceType,
    ServiceCategory: line.sku.category,
    ServiceName: line.sku.service,
    ServiceSubcategory: line.sku.subcategory,
    Tags: typeof line.tags === "string" ? line.tags : JSON.stringify(line.tags),
  };
}

function frequency(line: Line): string {
  if (line.category === "Credit") return "One-Time";
  return line.category === "Purchase" ? "Recurring" : "Usage-Based";
}

/** Quantity, SKU and unit prices; all null where nothing is priced by quantity. */
function prices(shape: Shape, line: Line): Columns {
  if (line.quantity === null) return { PricingCurrency: "USD" };
  const list = shape.number(amount(line.sku.list));
  const contracted = shape.number(amount(line.sku.contracted));
  return {
    ContractedUnitPrice: contracted,
    ListUnitPrice: list,
    PricingCategory: "Standard",
    PricingCurrency: "USD",
    PricingCurrencyContractedUnitPrice: contracted,
    PricingCurrencyListUnitPrice: list,
    PricingQuantity: shape.number(line.quantity),
    PricingUnit: line.sku.unit,
    SkuId: line.sku.sku,
    SkuMeter: line.sku.meter,
    SkuPriceId: `${line.sku.sku}-01`,
  };
}

/** Billed is the contracted cost unless the line says otherwise; nobody buys commitments, so effective is billed. */
function costs(shape: Shape, line: Line): Columns {
  const quantity = line.quantity ?? 0n;
  const list = line.listCost ?? times(amount(line.sku.list), quantity);
  const billed = line.billedCost ?? times(amount(line.sku.contracted), quantity);
  const contracted = line.quantity === null ? billed : times(amount(line.sku.contracted), quantity);
  return {
    BilledCost: shape.number(billed),
    ContractedCost: shape.number(contracted),
    EffectiveCost: shape.number(billed),
    ListCost: shape.number(list),
    PricingCurrencyEffectiveCost: shape.number(billed),
  };
}
