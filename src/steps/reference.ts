/** Reference tables: people, projects, funds, splits, sources, rules and others, listed or read from CSV files. */
import type { LogDraft } from "../core/log";
import { fold } from "../core/reference";
import { allBytes } from "../ports/input-file";
import type { InputFile } from "../ports/ports";
import { absentFields, readCsvRecords } from "../workbook/csv-records";
import type { Table } from "../workbook/tables";
import { Book } from "./book";
import { edit } from "./edit";
import { actor, type Host } from "./host";
import { textOf } from "./input/text";
import { REFERENCE, type ReferenceKind } from "./reference-tables";
import { save, type Tables } from "./save";

export type ReferenceTable = keyof typeof REFERENCE;
export const REFERENCE_TABLES = Object.keys(REFERENCE) as readonly ReferenceTable[];

export interface ReferenceResult {
  readonly table: ReferenceTable;
  readonly rows: number;
  readonly changed: boolean;
  /** Things that will hold charges: shares that do not make 100 %. */
  readonly warnings: readonly string[];
}

type RowOf<T extends ReferenceTable> = Tables[T][number];

export async function listReference<T extends ReferenceTable>(host: Host, table: T): Promise<Tables[T]> {
  const book = await Book.open(host.workbook);
  return book.all(kindOf<RowOf<T>>(table).shape) as Tables[T];
}

/**
 * Rows with a key that is there are replaced, others added; rows, and columns, that the file lacks stay as they are.
 */
export async function importReference(
  host: Host,
  table: ReferenceTable,
  file: InputFile,
): Promise<ReferenceResult> {
  const { shape, normal, take, refuse, warnings } = kindOf<object>(table);
  const book = await Book.open(host.workbook);
  const text = textOf(file.name, await allBytes(file));
  const read = readCsvRecords(shape, file.name, text);
  const rows = normal === undefined ? read : read.map(normal);
  const before = book.all(shape);
  const merged = mergeRows(before, rows, shape, absentFields(shape, text));
  const { rows: after, log: told } = take?.(host, before, merged) ?? { rows: merged, log: [] };
  refuse?.(after, file.name);
  const taken = entry(host, titleOf(table).toLowerCase(), `${rows.length} rows from ${file.name}`);
  const log = edit(shape, before, after).length > 0 ? [taken, ...told] : [];
  const changed = await save(host, book, { after: { [table]: after }, periods: [], log });
  return { table, rows: rows.length, changed, warnings: warnings?.(after, book) ?? [] };
}

function entry(host: Host, what: string, after: string): LogDraft {
  const [at, by] = [host.clock.now(), actor(host)];
  return { at, by, step: "Reference", period: "", what, before: "", after, reason: "" };
}

/** The pairing of a table's name and its records is what REFERENCE says; the compiler cannot follow it. */
function kindOf<R>(table: ReferenceTable): ReferenceKind<R> {
  return REFERENCE[table] as unknown as ReferenceKind<R>;
}

export function shapeOf(table: ReferenceTable): Table<object> {
  return REFERENCE[table].shape;
}

/** The table's name, as its sheet has it. */
export function titleOf(table: ReferenceTable): string {
  return REFERENCE[table].shape.name;
}

/** The name in commands and of files: `service-costs`. */
export function commandOf(table: ReferenceTable): string {
  return titleOf(table).toLowerCase().replace(/ /g, "-");
}

/** Keys, which are first columns, compare as names do. */
function mergeRows(
  before: readonly object[],
  rows: readonly object[],
  { columns: [first] }: Table<object>,
  absent: readonly string[],
): object[] {
  const key = first?.field ?? "";
  const keyed = (row: object): string => fold(String((row as Record<string, unknown>)[key]));
  const merged = new Map(before.map((row) => [keyed(row), row]));
  for (const row of rows) {
    const was = merged.get(keyed(row));
    if (was === undefined) merged.set(keyed(row), row);
    else {
      const kept = Object.entries(was).filter(([field]) => field === key || absent.includes(field));
      merged.set(keyed(row), { ...row, ...Object.fromEntries(kept) });
    }
  }
  return [...merged.values()];
}
