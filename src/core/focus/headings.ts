/** Finds FOCUS columns in a heading row: by name, trimmed and case-insensitive, in any order. */
import { Refusal } from "../problem";
import { nativeExport } from "./native";

/** The FOCUS columns this program reads. */
export const READ_COLUMNS = [
  "BilledCost", "BillingPeriodStart", "BillingCurrency",
  "ListCost", "ContractedCost", "EffectiveCost",
  "ChargePeriodStart", "ChargePeriodEnd",
  "ChargeCategory", "ChargeClass", "ChargeDescription",
  "ServiceName", "SkuId", "SkuPriceId", "SubAccountId",
  "ResourceId", "ResourceName",
  "PricingQuantity", "PricingUnit", "ConsumedQuantity", "ConsumedUnit",
  "Tags",
] as const; // prettier-ignore
export type FocusColumn = (typeof READ_COLUMNS)[number];

/** Where each column stands; undefined where the file has none. */
export type ColumnIndex = { readonly [C in FocusColumn]: number | undefined };

/** Columns that came with a version of FOCUS (focus.finops.org, column library). */
const VERSION_MARKS: readonly (readonly [version: string, columns: readonly string[]])[] = [
  ["1.3", ["allocatedmethodid", "hostprovidername", "serviceprovidername"]],
  ["1.2", ["invoiceid", "pricingcurrency", "billingaccounttype", "subaccounttype"]],
  ["1.1", ["capacityreservationid", "commitmentdiscountquantity", "skumeter", "skupricedetails"]],
];

/** @throws Refusal when the headings are not those of a FOCUS cost and usage file. */
export function findColumns(fileName: string, headings: readonly string[]): ColumnIndex {
  const positions = new Map<string, number>();
  const repeated: string[] = [];
  headings.forEach((heading, position) => {
    const name = foldHeading(heading);
    if (name === "") return;
    if (positions.has(name)) repeated.push(heading.trim());
    else positions.set(name, position);
  });
  refuseNonFocus(fileName, headings, positions);
  if (repeated.length > 0) {
    throw new Refusal(
      `${fileName}: the column ${repeated.join(", ")} stands there more than once. Nothing was imported.`,
    );
  }
  return Object.fromEntries(READ_COLUMNS.map((c) => [c, positions.get(c.toLowerCase())])) as ColumnIndex;
}

/** "FOCUS 1.2", by the columns that are there. */
export function focusVersion(headings: readonly string[]): string {
  const names = new Set(headings.map(foldHeading));
  const mark = VERSION_MARKS.find(([, columns]) => columns.some((column) => names.has(column)));
  return `FOCUS ${mark?.[0] ?? "1.0"}`;
}

function foldHeading(heading: string): string {
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
  const delimiter = otherDelimiter(headings);
  if (delimiter !== undefined) {
    throw new Refusal(
      `${fileName} is separated by ${delimiter}, not by commas. Save it as comma-separated CSV (UTF-8). Nothing was imported.`,
    );
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

function otherDelimiter(headings: readonly string[]): string | undefined {
  const line = headings.join(",");
  const delimiters: readonly (readonly [string, string])[] = [
    [";", "semicolons"],
    ["\t", "tabs"],
    ["|", "vertical bars"],
  ];
  return delimiters.find(([mark]) =>
    line.split(mark).some((name) => foldHeading(name) === "billedcost"),
  )?.[1];
}
