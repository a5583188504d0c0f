/** A template's columns by their names: where the headings stand, and what each column is filled with. */
import { addTo } from "../../lists";
import type { LineValue } from "../line-values";
import type { JournalPreset, PresetColumn } from "../presets/preset";
import { isMarkedNeeded, normalName, USUAL_NAMES } from "./names";

export interface TemplateSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** Where a cell comes from: a field of the layout's record, or a value of the journal's line. */
export type Origin =
  { readonly field: number; readonly holds: string } | { readonly value: LineValue; readonly holds: string };

export interface MatchedColumn {
  /** Counted from 1. */
  readonly column: number;
  readonly heading: string;
  readonly origin: Origin;
}

export interface MatchedSheet {
  readonly name: string;
  /** Counted from 1. */
  readonly headingRow: number;
  /** Columns up to the last heading. */
  readonly width: number;
  readonly columns: readonly MatchedColumn[];
  /** Headings that nothing is known for. */
  readonly left: readonly string[];
  /** Those of them that say that they are needed. */
  readonly needed: readonly string[];
}

/** Headings are looked for in so many rows. */
const FIRST_ROWS = 40;
/** So many known names make a row the headings. */
const FEWEST = 3;

/** What may stand in a column, by its normal name; a name that comes twice has two, in their order. */
export type Names = ReadonlyMap<string, readonly Origin[]>;

/**
 * @param columns of the records that fill the sheet, in the order of their fields
 * @param usual whether the records are the journal's lines, so that the usual names of their values are known, too
 */
export function namesOf(columns: readonly PresetColumn[], usual: boolean): Names {
  const names = new Map<string, Origin[]>();
  columns.forEach(({ heading, holds }, field) => {
    const name = normalName(heading);
    if (name !== "") addTo(names, name, { field, holds });
  });
  if (!usual) return names;
  for (const [value, own] of Object.entries(USUAL_NAMES))
    for (const name of own)
      if (!names.has(name)) names.set(name, [{ value: value as LineValue, holds: `{${value}}` }]);
  return names;
}

/** @returns null where no row has headings that are known */
export function matchSheet(sheet: TemplateSheet, names: Names): MatchedSheet | null {
  const index = headingIndex(sheet, names);
  if (index < 0) return null;
  const headings = sheet.rows[index] ?? [];
  const seen = new Map<string, number>();
  const columns: MatchedColumn[] = [];
  const left: string[] = [];
  headings.forEach((heading, at) => {
    const name = normalName(heading);
    if (name === "" || isBandLabel(heading, at)) return;
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    const origin = names.get(name)?.[count];
    if (origin === undefined) left.push(heading.trim());
    else columns.push({ column: at + 1, heading: heading.trim(), origin });
  });
  return {
    name: sheet.name,
    headingRow: index + 1,
    width: headings.length,
    columns: withSides(columns),
    left,
    needed: left.filter(isMarkedNeeded),
  };
}

/** Workday's sheets say in column A what each line of their band is. */
function isBandLabel(heading: string, at: number): boolean {
  return at === 0 && normalName(heading) === "fields";
}

function headingIndex({ rows }: TemplateSheet, names: Names): number {
  const first = rows.slice(0, FIRST_ROWS);
  const band = first.findIndex((row) => isBandLabel(row[0] ?? "", 0));
  if (band >= 0) return band;
  return first.findIndex(
    (row) => new Set(row.map(normalName).filter((name) => names.has(name))).size >= FEWEST,
  );
}

/** A column that is only called Amount has a sign, unless another one says the side. */
function withSides(columns: readonly MatchedColumn[]): MatchedColumn[] {
  const has = (...values: readonly LineValue[]): boolean =>
    columns.some(({ origin }) => values.some((value) => origin.holds === `{${value}}`));
  return columns.map((column): MatchedColumn => {
    const { origin } = column;
    if (!("value" in origin) || origin.value !== "amount" || has("dc")) return column;
    return { ...column, origin: { value: "signed_amount", holds: "{signed_amount}" } };
  });
}

/** The layout whose sheets these are, by names that only it has; null for none. */
export function recognise(
  sheets: readonly TemplateSheet[],
  presets: readonly JournalPreset[],
): JournalPreset | null {
  const all = new Set(
    sheets.flatMap(({ rows }) => rows.slice(0, FIRST_ROWS).flatMap((row) => row.map(normalName))),
  );
  const found = SIGNATURES.find(([, names]) => names.every((name) => all.has(name)));
  return presets.find((preset) => preset.name === found?.[0]) ?? null;
}

const SIGNATURES: readonly (readonly [preset: string, names: readonly string[]])[] = [
  ["workday-isd", ["spreadsheet key", "internal service provider", "extended amount"]],
  ["workday-journal", ["header key", "line key", "debit amount", "credit amount"]],
];
