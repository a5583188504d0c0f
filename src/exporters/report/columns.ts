/** Which column of a report holds what: by its name, common other names, or as the person says. */
import { Refusal } from "../../core/problem";
import type { Table, TableRow } from "./parse";

/** Something that the exporter looks for in a report. */
export interface Field {
  /** As `--column` names it: `Path`. */
  readonly name: string;
  /** Headings that are taken for it, the likeliest first. */
  readonly known: readonly string[];
  readonly required: boolean;
}

/** Where a field stands. */
export interface Found {
  readonly heading: string;
  /** Unit that stands in the heading: `GiB` of `Used (GiB)`; "" for none. */
  readonly unit: string;
}
export type Columns = Readonly<Record<string, Found | undefined>>;

/** `Used (GiB)`, `used_bytes`, `MemoryGB`. */
const UNIT_AT_END = /^(.+?)[\s_.([-]*(bytes?|[KMGTPE]i?B)[\])]?$/i;

/**
 * @param chosen what the person says: field → heading
 * @throws Refusal when a column that is needed, or was named, is not there
 */
export function findColumns(table: Table, fields: readonly Field[], chosen: Chosen): Columns {
  const found = fields.map((field): [string, Found | undefined] => {
    const wanted = chosen.get(field.name.toLowerCase());
    return [field.name, wanted === undefined ? byName(table, field) : named(table, field.name, wanted)];
  });
  const missing = fields.filter((f, i) => f.required && found[i]?.[1] === undefined);
  if (missing.length > 0) throw absent(table, missing);
  for (const [, one] of found) if (one !== undefined) refuseTwice(table, one.heading);
  return Object.fromEntries(found);
}

export function cell(row: TableRow, columns: Columns, field: string): string {
  const heading = columns[field]?.heading;
  return heading === undefined ? "" : (row.cells[heading] ?? "");
}

/** Field, in lower case → heading. */
export type Chosen = ReadonlyMap<string, string>;

/**
 * Reads `--column Path=thresholds.path`.
 * @throws Refusal for a field that there is not, or without a heading
 */
export function chosenColumns(options: readonly string[], fields: readonly Field[]): Chosen {
  const names = fields.map((field) => field.name);
  return new Map(
    options.map((option) => {
      const [field, heading] = pairOf(option, "--column", `${names[0] ?? ""}=Heading`);
      if (!names.some((name) => name.toLowerCase() === field.toLowerCase()))
        throw new Refusal(
          `--column ${option}: there is no ${field}. It can be ${names.join(", ")}. Nothing was written.`,
        );
      return [field.toLowerCase(), heading];
    }),
  );
}

/** Reads `name=value` of an option. @throws Refusal when it is not written so */
export function pairOf(option: string, name: string, example: string): [string, string] {
  const at = option.indexOf("=");
  const [left, right] = [option.slice(0, Math.max(at, 0)).trim(), option.slice(at + 1).trim()];
  if (left !== "" && right !== "") return [left, right];
  throw new Refusal(`${name} ${option} is written as ${name} ${example}. Nothing was written.`);
}

/** The heading of this name, in any case. @throws Refusal naming those that there are */
export function headingOf(table: Table, name: string, option: string): string {
  const heading = table.headings.find((h) => h.toLowerCase() === name.toLowerCase());
  if (heading !== undefined) return heading;
  throw new Refusal(
    `${table.file} has no column ${name} (${option}). ${whatThereIs(table)} Nothing was written.`,
  );
}

/** @throws Refusal for a column that is read and whose heading two have: nobody knows which is meant */
function refuseTwice(table: Table, heading: string): void {
  if (table.headings.filter((other) => other === heading).length < 2) return;
  throw new Refusal(
    `${table.file} has several columns ${heading}. Rename those that do not count. Nothing was written.`,
  );
}

function named(table: Table, field: string, wanted: string): Found {
  const heading = headingOf(table, wanted, `--column ${field}=${wanted}`);
  return { heading, unit: UNIT_AT_END.exec(heading)?.[2] ?? "" };
}

/** @throws Refusal where two fit equally well: `Used TB` and `Used TiB` */
function byName(table: Table, field: Field): Found | undefined {
  const [first, second] = candidates(table, field);
  if (first === undefined || second === undefined || !sameName(first, second)) return first;
  throw new Refusal(
    `${table.file}: ${first.heading} and ${second.heading} could both be ${field.name}. Say which one it is: --column ${field.name}=HEADING. Nothing was written.`,
  );
}

/** Two headings that are one name with different units. */
function sameName(a: Found, b: Found): boolean {
  const [one, other] = [withoutUnit(a.heading), withoutUnit(b.heading)];
  return a.heading !== b.heading && a.unit !== "" && b.unit !== "" && plain(one.text) === plain(other.text);
}

/** All headings that fit the field, the likeliest first. */
export function fitting(table: Pick<Table, "headings">, field: Field): string[] {
  return [...new Set(candidates(table, field).map(({ heading }) => heading))];
}

/** A share of something, or money: never the thing itself. */
const OTHER_MEASURE = /[%$€£]/;

/** By its whole name first, then without a unit at its end. */
function candidates({ headings }: Pick<Table, "headings">, field: Field): Found[] {
  const usable = headings.filter((heading) => !OTHER_MEASURE.test(heading));
  const readings = [usable.map((heading) => ({ heading, text: heading, unit: "" })), usable.map(withoutUnit)];
  return readings.flatMap((all) =>
    field.known
      .map(plain)
      .flatMap((name) => all.filter(({ text }) => plain(text) === name))
      .map(({ heading, unit }) => ({ heading, unit })),
  );
}

function withoutUnit(heading: string): { heading: string; text: string; unit: string } {
  const parts = UNIT_AT_END.exec(heading);
  return { heading, text: parts?.[1] ?? heading, unit: parts?.[2] ?? "" };
}

/** Letters and digits alone: `Hard Limit`, `hard_limit` and `HardLimit` are one name. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

function absent(table: Table, missing: readonly Field[]): Refusal {
  const names = missing.map((field) => field.name);
  const first = names[0] ?? "";
  return new Refusal(
    `${table.file} has no column for ${names.join(" and ")}. ${whatThereIs(table)} Say which one it is: --column ${first}=HEADING. Nothing was written.`,
  );
}

function whatThereIs(table: Table): string {
  const shown = table.headings.slice(0, 30).join(", ");
  return `Its columns are: ${shown}${table.headings.length > 30 ? ", …" : ""}.`;
}
