/** Finds FOCUS columns in a heading row: by name, trimmed and case-insensitive, in any order. */
import { Refusal } from "../problem";
import { OLDER_NAMES } from "./conformance/columns";
import { nativeExport } from "./native";

/** The FOCUS columns this program reads. */
export const READ_COLUMNS = [
  "BilledCost", "BillingPeriodStart", "BillingPeriodEnd", "BillingCurrency",
  "ListCost", "ContractedCost", "EffectiveCost",
  "ChargePeriodStart", "ChargePeriodEnd",
  "ChargeCategory", "ChargeSubcategory", "ChargeClass", "ChargeDescription",
  "CommitmentDiscountId", "CommitmentDiscountStatus",
  "ProviderName", "ServiceProviderName",
  "ServiceName", "SkuId", "SkuPriceId", "SubAccountId",
  "ResourceId", "ResourceName",
  "PricingQuantity", "PricingUnit", "ConsumedQuantity", "ConsumedUnit",
  "Tags",
] as const; // prettier-ignore
export type FocusColumn = (typeof READ_COLUMNS)[number];

/** Every column of numbers: also those that are not kept must be readable. */
const DECIMAL_COLUMNS = [
  "BilledCost", "EffectiveCost", "ListCost", "ContractedCost",
  "ListUnitPrice", "ContractedUnitPrice", "PricingQuantity", "ConsumedQuantity", "CommitmentDiscountQuantity",
  "PricingCurrencyContractedUnitPrice", "PricingCurrencyEffectiveCost", "PricingCurrencyListUnitPrice",
] as const; // prettier-ignore

/** Names of before FOCUS 1.0 beside those that conformance knows. */
const RENAMED: Readonly<Record<string, string>> = {
  ...OLDER_NAMES,
  amortizedcost: "EffectiveCost",
  chargetype: "ChargeCategory",
};

/** Where each column stands; undefined where the file has none. */
export type ColumnIndex = { readonly [C in FocusColumn]: number | undefined };

/** A column of the file by its FOCUS name. */
export interface PlacedColumn {
  readonly name: string;
  readonly position: number;
}

/** The heading row of a FOCUS file. */
export interface Headings {
  readonly fileName: string;
  readonly names: readonly string[];
  readonly at: ColumnIndex;
  readonly decimals: readonly PlacedColumn[];
  /** Any column, whatever the case; a FOCUS column also by an older name that the file has for it. */
  readonly positionOf: (name: string) => number | undefined;
}

/** @throws Refusal when the headings are not those of a FOCUS cost and usage file. */
export function findColumns(fileName: string, names: readonly string[]): Headings {
  const positions = new Map<string, number>();
  const repeated: string[] = [];
  names.forEach((heading, position) => {
    const name = foldHeading(heading);
    if (name === "") return;
    if (positions.has(name)) repeated.push(heading.trim());
    else positions.set(name, position);
  });
  for (const [older, column] of Object.entries(RENAMED)) {
    const position = positions.get(older);
    // Where both stand there, today's name wins.
    if (position !== undefined && !positions.has(column.toLowerCase()))
      positions.set(column.toLowerCase(), position);
  }
  refuseNonFocus(fileName, names, positions);
  if (repeated.length > 0) {
    throw new Refusal(
      `${fileName}: the column ${repeated.join(", ")} stands there more than once. Nothing was imported.`,
    );
  }
  const positionOf = (name: string): number | undefined => positions.get(foldHeading(name));
  return {
    fileName,
    names,
    at: Object.fromEntries(READ_COLUMNS.map((c) => [c, positionOf(c)])) as ColumnIndex,
    decimals: DECIMAL_COLUMNS.flatMap((name) => {
      const position = positionOf(name);
      return position === undefined ? [] : [{ name, position }];
    }),
    positionOf,
  };
}

export function foldHeading(heading: string): string {
  return heading
    .replace(/^\uFEFF/, "")
    .trim()
    .toLowerCase();
}

function refuseNonFocus(
  fileName: string,
  headings: readonly string[],
  positions: ReadonlyMap<string, number>,
): void {
  const missing = ["BilledCost", "BillingPeriodStart"].filter((c) => !positions.has(c.toLowerCase()));
  if (missing.length === 0) return;
  const native = nativeExport(headings);
  if (native !== undefined) {
    throw new Refusal(`${fileName} is ${native.found}, not FOCUS. ${native.instead} Nothing was imported.`);
  }
  const shown = headings
    .slice(0, 6)
    .map((heading) => heading.trim())
    .join(", ");
  throw new Refusal(
    `${fileName} is not a FOCUS file: it has no column ${missing.join(" and no column ")}. Found: ${shown}${headings.length > 6 ? ", …" : ""}. ` +
      "Export cost and usage data in FOCUS format as CSV. Nothing was imported.",
  );
}
