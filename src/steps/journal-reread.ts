/** The exported files of a month's journal, read again for the tie-out. */
import { hashBytes } from "../core/hash";
import { activeLines } from "../core/journal/reverse";
import { asSides } from "../core/journal/presets/agree";
import { valueReader } from "../core/journal/values";
import { centsToAmount, type Amount } from "../core/money";
import type { Period } from "../core/period";
import type { PeriodRecord } from "../core/periods";
import { Refusal } from "../core/problem";
import type { FileReader } from "../ports/ports";
import type { FileBytes, JournalSheets } from "../render/journal-file";
import type { Book } from "./book";
import { apart, readTotals } from "./journal-files";
import { presetOfLines } from "./journal-presets";

export interface Reread {
  /** What the files have, to be held against the journal; null where there are none, or they cannot be read. */
  readonly totals: { readonly debits: Amount; readonly credits: Amount } | null;
  readonly warnings: readonly string[];
  /** As they lie there, in their order; null where there are none, or one is gone. */
  readonly files: readonly FileBytes[] | null;
}

/** What is said where the exported file cannot be read again. */
export function missingFile(path: string): string {
  return `The journal file ${path} is not there any more; the Journal table was used.`;
}

export async function rereadJournal(
  book: Book,
  period: Period,
  reader: FileReader,
  sheets: JournalSheets | null,
): Promise<Reread> {
  const row = book.periods.find((p) => p.period === period);
  if (row === undefined || row.journalFile === "") return { totals: null, warnings: [], files: null };
  const files = await readAll(row, reader);
  if (files === null) return { totals: null, warnings: [missingFile(row.journalFile)], files: null };
  const changed = changedFiles(row, files);
  const warnings = changed.map((name) => `The journal file ${name} was changed after it was exported.`);
  // Sheets are read where the host can; elsewhere the hash says that they are what was checked at the export.
  if (sheets === null && files.some((f) => /\.xls[xm]$/i.test(f.name)))
    return { totals: null, warnings, files };
  const totals = await readable(totalsOf(book, row, files, sheets));
  if (totals !== null) return { totals, warnings, files };
  const unread = `The journal file ${row.journalFile} is in no known layout; the Journal table was used.`;
  return { totals: null, warnings: [...warnings, unread], files };
}

async function readAll(row: PeriodRecord, reader: FileReader): Promise<FileBytes[] | null> {
  const files: FileBytes[] = [];
  for (const name of apart(row.journalFile)) {
    const bytes = await reader.read(name);
    if (bytes === null) return null;
    files.push({ name, bytes });
  }
  return files;
}

function changedFiles(row: PeriodRecord, files: readonly FileBytes[]): string[] {
  const hashes = apart(row.journalSha256);
  return files.filter((file, i) => hashBytes(file.bytes) !== hashes[i]).map((file) => file.name);
}

/** A layout that is gone, or a file that is no zip or sheet any more, is one that cannot be read. */
async function readable<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** null where no line of the layout is found in them. @throws Refusal where they cannot be read */
async function totalsOf(
  book: Book,
  row: PeriodRecord,
  files: readonly FileBytes[],
  sheets: JournalSheets | null,
): Promise<Reread["totals"]> {
  const lines = activeLines(book.journal).filter((l) => l.journalId === row.journalId);
  const preset = presetOfLines(book, lines, row.journalFile);
  const totals = await readTotals(preset, files, valueReader(preset, book.journalValues), sheets);
  if (totals.lines === 0) return null;
  const { debits, credits } = asSides(preset, totals, lines);
  return { debits: centsToAmount(debits), credits: centsToAmount(credits) };
}
