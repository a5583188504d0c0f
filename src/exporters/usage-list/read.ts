/**
 * A list of usage, one row for so much of something by somebody on a day: sample preparations, tokens, staff hours, or
 * another system's report whose headings the person names.
 */
import type { Period } from "../../core/period";
import type { Unit } from "../../core/rates/units";
import { figure } from "../../core/words";
import { daysInMonth, eachDay } from "../days";
import { plain, units as unitsOf } from "../price";
import { csvTable, type CsvRow } from "../table";
import type { ExportNote, ReadUsage, Usage } from "../usage";
import { listNotes, type ListFile } from "./notes";
import { RowReader, type ListedUsage, type UsageListOptions } from "./row";

/** @throws Refusal for a file whose headings do not do */
export function readUsageList(
  files: readonly { readonly name: string; readonly text: string }[],
  options: UsageListOptions,
): ReadUsage {
  const notes: ExportNote[] = [];
  const rows: ListedUsage[] = [];
  const lists: ListFile[] = [];
  let read = 0;
  for (const { name, text } of files) {
    const table = csvTable(name, text);
    const reader = new RowReader(name, table, options);
    read += table.rows.length;
    const inMonth: CsvRow[] = [];
    for (const row of table.rows) {
      const result = reader.row(row);
      if (typeof result === "string")
        notes.push({ severity: "error", text: result, where: `${name}, row ${row.row}` });
      else {
        rows.push(result);
        if (touches(result, options.period)) inMonth.push(row);
      }
    }
    lists.push({ name, table, inMonth });
  }
  notes.push(...listNotes(lists, options));
  const { period } = options;
  const inMonth = rows.filter((row) => touches(row, period));
  const crossing = inMonth.filter(({ from, to }) => from < `${period}-01` || to.slice(0, 7) > period);
  if (inMonth.length < rows.length)
    notes.push(note(`Rows of other months, which are not in this file: ${rows.length - inMonth.length}.`));
  if (crossing.length > 0)
    notes.push(
      note(
        `Rows that reach into other months, of which each month gets its days' share: ${crossing.length}.`,
      ),
    );
  const usage = inMonth.flatMap((row) => spread(row, period));
  return {
    usage,
    notes,
    figures: () => [["Rows read", figure(read)], ...totals(inMonth, period)],
  };
}

function note(text: string): ExportNote {
  return { severity: "note", text, where: "" };
}

function touches({ from, to }: ListedUsage, period: Period): boolean {
  return from.slice(0, 7) <= period && period <= to.slice(0, 7);
}

/** Evenly over its days, so that all months together have it whole; of these, the days of the month. */
function spread({ usage, from, to, millionths }: ListedUsage, period: Period): Usage[] {
  const days = [...eachDay(from, to)];
  const until = (count: number): bigint => (millionths * BigInt(count)) / BigInt(days.length);
  return days
    .map((day, i): Usage => ({ ...usage, day, parts: until(i + 1) - until(i), inMillionths: true }))
    .filter(({ day }) => day.startsWith(`${period}-`));
}

/** Of each unit that the file has, what falls into the month. */
function totals(rows: readonly ListedUsage[], period: Period): [string, string][] {
  const sums = new Map<string, bigint>();
  const units = new Map<string, Unit>();
  for (const row of rows) {
    const parts = spread(row, period).reduce((all, one) => all + one.parts, 0n);
    const key = row.unit.name.toLowerCase();
    sums.set(key, (sums.get(key) ?? 0n) + parts);
    const known = units.get(key);
    // The same whatever the order of the rows.
    if (known === undefined || row.unit.name < known.name) units.set(key, row.unit);
  }
  return [...units]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, unit]) => [unit.name, plain(unitsOf(sums.get(key) ?? 0n, unit.parts(daysInMonth(period))))]);
}
