/** What a person should know of usage lists: rows that two files have, rows that end early, columns that one file lacks. */
import { figure } from "../../core/words";
import type { CsvRow, CsvTable } from "../table";
import type { ExportNote } from "../usage";
import { USAGE_HEADINGS, type UsageListOptions } from "./row";

/** A list, its rows of the month among those that it has. */
export interface ListFile {
  readonly name: string;
  readonly table: CsvTable;
  readonly inMonth: readonly CsvRow[];
}

const SHOWN = 5;

export function listNotes(files: readonly ListFile[], options: UsageListOptions): ExportNote[] {
  return [...repeatedRows(files), ...shortRows(files), ...missingColumns(files, options)];
}

/** Within a file, equal rows may be two of something; in two files they are more likely the same one. */
function repeatedRows(files: readonly ListFile[]): ExportNote[] {
  const first = new Map<string, { file: ListFile; row: number }>();
  const pairs: string[] = [];
  const within: string[] = [];
  for (const file of files)
    for (const row of file.inMonth) {
      const key = cellsOf(file.table, row);
      const known = first.get(key);
      if (known === undefined) first.set(key, { file, row: row.row });
      else if (known.file === file) within.push(`${file.name}, rows ${known.row} and ${row.row}`);
      else pairs.push(`${known.file.name}, row ${known.row}, and ${file.name}, row ${row.row}`);
    }
  const told = within.length === 0 ? [] : [equalRows(within)];
  if (pairs.length === 0) return told;
  const text = `${pairs.length === 1 ? "A row stands" : `${figure(pairs.length)} rows stand`} in two files with the same cells, and both are billed: ${some(pairs)}. If it is the same usage, remove it from one.`;
  return [warning(text), ...told];
}

function equalRows(within: readonly string[]): ExportNote {
  const text = `Rows that are equal in all cells, and are all billed: ${some(within)}.`;
  return { severity: "note", text, where: "" };
}

function cellsOf(table: CsvTable, { get }: CsvRow): string {
  const cells = table.headings.map((heading) => [heading.toLowerCase(), get(heading)]);
  return JSON.stringify(cells.filter(([, cell]) => cell !== "").sort());
}

function shortRows(files: readonly ListFile[]): ExportNote[] {
  return files.flatMap(({ name, inMonth }) => {
    const short = inMonth.filter(({ endsEarly }) => endsEarly).map(({ row }) => String(row));
    if (short.length === 0) return [];
    return [
      warning(
        `${name}: row ${some(short)} has fewer fields than the heading. What is missing at its end counts as blank.`,
      ),
    ];
  });
}

function missingColumns(files: readonly ListFile[], { columns, facts }: UsageListOptions): ExportNote[] {
  const ours = USAGE_HEADINGS.map((heading) => (columns[heading] ?? heading).toLowerCase());
  const asked = (heading: string): boolean => facts === null || ours.includes(heading.toLowerCase());
  const all = new Map(
    files.flatMap(({ table }) =>
      table.headings.filter(asked).map((heading) => [heading.toLowerCase(), heading]),
    ),
  );
  return files.flatMap(({ name, table }) => {
    const has = new Set(table.headings.map((heading) => heading.toLowerCase()));
    const missing = [...all].filter(([key]) => !has.has(key)).map(([, heading]) => heading);
    if (missing.length === 0) return [];
    return [
      warning(
        `${name} has no column ${missing.join(" and no column ")}, which other files have. For its rows it counts as blank.`,
      ),
    ];
  });
}

function some(list: readonly string[]): string {
  const rest = list.length - SHOWN;
  return `${list.slice(0, SHOWN).join("; ")}${rest > 0 ? ` and ${figure(rest)} more` : ""}`;
}

function warning(text: string): ExportNote {
  return { severity: "warning", text, where: "" };
}
