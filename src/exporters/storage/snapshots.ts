/** The rows of storage reports → snapshots: a path on a day, with its limit, what it uses, its tier and its user. */
import type { Period } from "../../core/period";
import { Refusal } from "../../core/problem";
import { dayOfCell, timeInName, type Clocks } from "../report/when";
import {
  cell,
  chosenColumns,
  findColumns,
  headingOf,
  pairOf,
  type Chosen,
  type Columns,
} from "../report/columns";
import type { Report, Snapshot } from "../report/hold";
import { parseReport, type ReportFile, type Table, type TableRow } from "../report/parse";
import { readRows } from "../report/rows";
import { sizeCell, type SizeOptions } from "../report/size";
import type { Read } from "../report/told-apart";
import type { ExportNote } from "../usage";
import type { Preset } from "./fields";

/** A share in one report. */
export interface Share {
  /** Bytes of the hard limit; null for none. */
  readonly quota: bigint | null;
  readonly used: bigint | null;
  readonly user: string;
  /** `tier` and what `--fact` names. */
  readonly facts: Readonly<Record<string, string>>;
}

export interface SnapshotOptions {
  readonly preset: Preset;
  readonly sizes: SizeOptions;
  /** `--column`, `--only`, `--fact`, each `name=value`. */
  readonly columns: readonly string[];
  readonly only: readonly string[];
  readonly facts: readonly string[];
  /** `--headings`: of reports without a heading row. */
  readonly headings: readonly string[];
  /** The day of all reports, over what they say; "" for none. */
  readonly date: string;
}

export interface SnapshotsRead {
  readonly snapshots: readonly Snapshot<Share>[];
  /** Days of which there is a report, also where no row of it is left. */
  readonly reports: readonly Report[];
  /** The files with their columns. */
  readonly files: readonly (Read & { readonly table: Table })[];
  readonly notes: readonly ExportNote[];
  readonly hasQuota: boolean;
  readonly hasUsed: boolean;
}

/** @throws Refusal for a report that cannot be read, naming it and what to do */
export function readSnapshots(
  files: readonly ReportFile[],
  clocks: Clocks,
  period: Period,
  options: SnapshotOptions,
): SnapshotsRead {
  const chosen = chosenColumns(options.columns, options.preset.fields);
  const headings = options.headings.length > 0 ? [options.headings] : options.preset.headings;
  const read = files.map((file) => {
    const table = longForm(parseReport(file, headings));
    return readTable(table, chosen, clocks, period, options);
  });
  return {
    snapshots: read.flatMap(({ snapshots }) => snapshots),
    reports: read.flatMap(({ reports }) => reports),
    notes: read.flatMap(({ notes }) => notes),
    files: read.flatMap((one) => one.files),
    hasQuota: read.some(({ hasQuota }) => hasQuota),
    hasUsed: read.some(({ hasUsed }) => hasUsed),
  };
}

function readTable(
  table: Table,
  chosen: Chosen,
  clocks: Clocks,
  period: Period,
  options: SnapshotOptions,
): SnapshotsRead {
  const columns = findColumns(table, options.preset.fields, chosen);
  const facts = factColumns(table, columns, options.facts);
  const { rows, leftOut } = billedRows(table, options);
  const { series } = timeInName(table.file);
  const dayOf = (row: TableRow): string =>
    options.date === "" ? dayOfRow(row, columns, table, clocks, period) : options.date;
  const snapshots = readRows(rows, (row): Snapshot<Share> => ({
    key: pathOf(row, columns),
    series,
    day: dayOf(row),
    where: row.where,
    value: {
      quota: limitOf(row, columns, options.sizes),
      used: sizeCell(row, columns, "Used", options.sizes),
      user: cell(row, columns, "User"),
      facts: Object.fromEntries(facts.map(([name, heading]) => [name, row.cells[heading] ?? ""])),
    },
  }));
  const notes: ExportNote[] = [
    ...noteIf(leftOut > 0, "note", `Rows left out by --only or the preset: ${leftOut}.`, table.file),
    ...noteIf(
      table.more !== "",
      "warning",
      "This is one page of a longer answer: the system says that more follow. Fetch the next pages too, and add each to the end of the same file.",
      table.file,
    ),
  ];
  return {
    snapshots,
    reports: leftOut === 0 ? [] : table.rows.map((row) => ({ series, day: dayOf(row) })),
    notes,
    files: [{ table: { ...table, rows }, columns }],
    hasQuota: columns["Quota"] !== undefined,
    hasUsed: columns["Used"] !== undefined,
  };
}

/** A limit of 0 means no limit on all systems whose reports are known. */
function limitOf(row: TableRow, columns: Columns, sizes: SizeOptions): bigint | null {
  const limit = sizeCell(row, columns, "Quota", sizes);
  return limit === 0n ? null : limit;
}

function pathOf(row: TableRow, columns: Columns): string {
  const path = cell(row, columns, "Path");
  if (path === "") throw new Refusal(`${row.where} has no path. Correct the report. Nothing was written.`);
  // Qumulo ends directories with a slash.
  return path.length > 1 ? path.replace(/\/+$/, "") : path;
}

function dayOfRow(row: TableRow, columns: Columns, table: Table, clocks: Clocks, period: Period): string {
  const text = cell(row, columns, "Date");
  if (text !== "") {
    const day = dayOfCell(text, clocks);
    if (day !== null) return day;
    throw new Refusal(
      `${row.where}: ${columns["Date"]?.heading ?? "date"} "${text}" is not a day such as 2025-01-15. Write it so, or say of which day the report is: --date ${period}-15. Nothing was written.`,
    );
  }
  const { day, month } = timeInName(table.file);
  if (day !== "") return day;
  // A report of a month: its figures are those of the whole month.
  if (month !== "") return `${month}-01`;
  throw new Refusal(
    `${table.file} does not say of which day it is: it has no column Date, and its name no day. Name it like quotas_${period}-15.csv, or say --date ${period}-15. Nothing was written.`,
  );
}

function factColumns(table: Table, columns: Columns, options: readonly string[]): [string, string][] {
  const tier = columns["Tier"];
  const more = options.map((option): [string, string] => {
    const [name, heading] = pairOf(option, "--fact", "site=Site");
    return [name.toLowerCase(), headingOf(table, heading, `--fact ${option}`)];
  });
  return [...(tier === undefined ? [] : [["tier", tier.heading] as [string, string]]), ...more];
}

/** The rows that `--only` and the preset leave. */
function billedRows(table: Table, options: SnapshotOptions): { rows: readonly TableRow[]; leftOut: number } {
  const asked = options.only.map((option) => {
    const [heading, value] = pairOf(option, "--only", "type=directory");
    return { heading: headingOf(table, heading, `--only ${option}`), value };
  });
  const preset = options.preset.only.flatMap((option) => {
    const [name, value] = pairOf(option, "--only", "type=directory");
    const heading = table.headings.find((h) => h.toLowerCase() === name);
    return heading === undefined ? [] : [{ heading, value }];
  });
  const rows = table.rows.filter((row) =>
    [...asked, ...preset].every(
      ({ heading, value }) => (row.cells[heading] ?? "").toLowerCase() === value.toLowerCase(),
    ),
  );
  if (rows.length === 0)
    throw new Refusal(
      `${table.file}: no row is left by ${[...options.only, ...options.preset.only].join(" and ")}. Nothing was written.`,
    );
  return { rows, leftOut: table.rows.length - rows.length };
}

/**
 * `zfs get -Hp used,quota` writes a property a row (name, property, value, source): one row a name is made of it.
 */
function longForm(table: Table): Table {
  const [name, property, value] = ["name", "property", "value"].map((wanted) =>
    table.headings.find((heading) => heading.toLowerCase() === wanted),
  );
  if (name === undefined || property === undefined || value === undefined) return table;
  const rows = new Map<string, { where: string; cells: Record<string, string> }>();
  for (const { where, cells } of table.rows) {
    const key = cells[name] ?? "";
    const row = rows.get(key) ?? { where, cells: { name: key } };
    const [what, said] = [cells[property] ?? "", cells[value] ?? ""];
    if ((row.cells[what] ?? said) !== said) throw saidTwice(where, key, what, row.where);
    row.cells[what] = said;
    rows.set(key, row);
  }
  const all = [...rows.values()];
  return { ...table, rows: all, headings: [...new Set(all.flatMap(({ cells }) => Object.keys(cells)))] };
}

function saidTwice(where: string, name: string, property: string, first: string): Refusal {
  return new Refusal(
    `${where}: ${property} of ${name} stands there twice with different values (also below ${first}). Write each report into a file of its own, named by its day. Nothing was written.`,
  );
}

function noteIf(on: boolean, severity: ExportNote["severity"], text: string, where: string): ExportNote[] {
  return on ? [{ severity, text, where }] : [];
}
