/** The month's journal as it would be exported, or as it was; writes nothing. */
import { hashBytes } from "../core/hash";
import { JOURNAL_FORMATS, journalFormat } from "../core/journal/formats";
import type { JournalLine } from "../core/journal/journal";
import { activeLines } from "../core/journal/reverse";
import type { Cents } from "../core/money";
import type { Instant, Period } from "../core/period";
import { Refusal } from "../core/problem";
import { journalCsv } from "../render/journal-file";
import { Book } from "./book";
import type { Host } from "./host";
import { journalFileName, planJournal } from "./journal";

export interface JournalPreview {
  readonly period: Period;
  readonly currency: string;
  readonly journalId: string;
  /** In the order of the file; none where all statements are 0.00. */
  readonly lines: readonly JournalLine[];
  readonly debits: Cents;
  readonly credits: Cents;
  readonly warnings: readonly string[];
  /** The layout's name: the one asked for, else the setting's. */
  readonly format: string;
  readonly formats: readonly { readonly name: string; readonly label: string }[];
  readonly fileName: string;
  /** Where, when and by whom; null before the export. */
  readonly exported: { readonly file: string; readonly by: string; readonly at: Instant } | null;
  /** Journals of the month that were taken back. */
  readonly reversed: readonly string[];
}

/**
 * @param format a layout's name; "" for the setting's
 * @throws Refusal when the statements are missing or out of date, or the journal cannot be made
 */
export async function previewJournal(host: Host, period: Period, format: string): Promise<JournalPreview> {
  const book = await Book.open(host.workbook, [period]);
  const layout = journalFormat(format === "" ? book.settings.journalFormat : format);
  const exportedLines = activeLines(book.journal).filter(
    (l) => l.period === period && l.status !== "Prepared",
  );
  const last = exportedLines[0]?.journalId ?? "";
  const plan = last === "" ? planJournal(host, book, period) : null;
  const journalId = plan?.journalId ?? last;
  const lines = plan?.built.lines ?? exportedLines;
  return {
    period,
    currency: book.settings.currency,
    journalId,
    lines,
    debits: lines.reduce((cents, l) => cents + l.debit, 0),
    credits: lines.reduce((cents, l) => cents + l.credit, 0),
    warnings: plan?.built.warnings ?? [],
    format: layout.name,
    formats: JOURNAL_FORMATS.map(({ name, label }) => ({ name, label })),
    fileName: journalFileName(journalId, layout.name),
    exported: last === "" ? null : exportOf(book, period, last),
    reversed: reversedIds(book, period),
  };
}

function exportOf(book: Book, period: Period, journalId: string): NonNullable<JournalPreview["exported"]> {
  const entry = book.log
    .filter((e) => e.step === "Journal" && e.what === journalId && e.after.startsWith("Exported"))
    .at(-1);
  const row = book.periods.find((p) => p.period === period);
  return { file: row?.journalFile ?? "", by: entry?.by ?? "", at: entry?.at ?? "" };
}

function reversedIds(book: Book, period: Period): string[] {
  const own = book.journal.filter((l) => l.period === period && l.status === "Reversed");
  return [...new Set(own.map((l) => l.journalId))].filter((id) => !id.endsWith("-R"));
}

/**
 * The exported file again, made of the Journal table; the same bytes as were exported.
 * @throws Refusal when the table does not give that file any more
 */
export async function exportedFile(
  host: Host,
  period: Period,
): Promise<{ readonly path: string; readonly bytes: Uint8Array }> {
  const book = await Book.open(host.workbook);
  const row = book.periods.find((p) => p.period === period);
  const path = row?.journalFile ?? "";
  const lines = book.journal.filter((l) => l.journalId === row?.journalId);
  for (const format of JOURNAL_FORMATS) {
    const bytes = new TextEncoder().encode(journalCsv(format, lines));
    if (path !== "" && hashBytes(bytes) === row?.journalSha256) return { path, bytes };
  }
  throw new Refusal(
    `The Journal sheet no longer gives the file that was exported for ${period}. Use the file that was saved then, or reverse the journal and write it again.`,
  );
}
