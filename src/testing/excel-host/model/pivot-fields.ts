/** The fields of a pivot table: the columns of its source, where they stand, and how they are shown. */
import type { Plain } from "./typing";
import { CellError, generalText } from "./typing";

/** What the pivot table knows of its source since it was last refreshed. */
export interface PivotCache {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Plain[])[];
}

/** A column of the source. */
export interface PivotField {
  readonly id: string;
  /** In the source. */
  readonly heading: string;
  /** What the pivot table calls it. */
  name: string;
  /** Labels of items that are not shown, by `labelOf`. */
  readonly hidden: Set<string>;
  /** Labels of items whose inner items are not shown. */
  readonly collapsed: Set<string>;
  descending: boolean;
  /** Items in the order of these totals instead of their labels. */
  sortedBy: PivotValue | null;
  subtotals: boolean;
  showAllItems: boolean;
}

/** A field that is added up, counted, … in the cells. */
export interface PivotValue {
  readonly id: string;
  readonly field: PivotField;
  name: string;
  summarizeBy: string;
  numberFormat: string;
  showAs: unknown;
}

export function newField(id: string, heading: string): PivotField {
  return {
    id,
    heading,
    name: heading,
    hidden: new Set(),
    collapsed: new Set(),
    descending: false,
    sortedBy: null,
    subtotals: true,
    showAllItems: false,
  };
}

export function labelOf(value: Plain): string {
  if (value === null || value === "") return "(blank)";
  if (value instanceof CellError) return value.text;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return typeof value === "number" ? generalText(value) : value;
}

/** Ascending as Excel has it: numbers, texts, truth values, errors, blanks. */
export function compareItems(a: Plain, b: Plain): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return rank(a) - rank(b) || labelOf(a).localeCompare(labelOf(b), "en", { sensitivity: "base" });
}

function rank(value: Plain): number {
  if (value === null || value === "") return 4;
  if (value instanceof CellError) return 3;
  return typeof value === "number" ? 0 : typeof value === "string" ? 1 : 2;
}

const WORDS: Readonly<Record<string, string>> = {
  Sum: "Sum",
  Count: "Count",
  Average: "Average",
  Max: "Max",
  Min: "Min",
  Product: "Product",
  CountNumbers: "Count",
  StandardDeviation: "StdDev",
  StandardDeviationP: "StdDevp",
  Variance: "Var",
  VarianceP: "Varp",
};

/** "Sum of Billed". @returns undefined for what Excel has no way of adding up */
export function valueName(summarizeBy: string, heading: string): string | undefined {
  const word = WORDS[summarizeBy];
  return word === undefined ? undefined : `${word} of ${heading}`;
}
