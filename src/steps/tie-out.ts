/** Tie-out: reads the written tables and the exported journal file again and adds everything up. */
import type { Charge } from "../core/charge";
import type { Period } from "../core/period";
import { Refusal } from "../core/problem";
import { auditOf, type Audit } from "../core/tieout/audit";
import { tieOutRows, type TieOutLine, type TieOutRows } from "../core/tieout/rows";
import { tieOut, type TieOut, type TieOutInput } from "../core/tieout/tie-out";
import type { FileReader } from "../ports/ports";
import type { JournalSheets } from "../render/journal-file";
import { Book } from "./book";
import { hasCorrections, limitsOf } from "./correction-limits";
import { changedSinceClosing } from "./closing-hash";
import { heldBefore } from "./held-before";
import type { Host } from "./host";
import { journalAsExported } from "./journal-as-exported";
import { rereadJournal } from "./journal-reread";
import { ofMonth } from "./reports/of-month";

export interface TieOutResult {
  readonly tieOut: TieOut;
  /** The figures behind it: adjustments apart, each source, rows counted. */
  readonly audit: Audit;
  /** Of the month's journal; "" where none was exported. */
  readonly journalId: string;
  /** What could not be read again, or differs from what was written. */
  readonly warnings: readonly string[];
}

/** @param sheets for journals that are Excel sheets */
export async function tieOutMonth(
  host: Host,
  period: Period,
  reader: FileReader,
  sheets: JournalSheets | null = null,
): Promise<TieOutResult> {
  const book = await Book.open(host.workbook, [period]);
  return await tieOutBook(book, period, reader, sheets);
}

export async function tieOutBook(
  book: Book,
  period: Period,
  reader: FileReader,
  sheets: JournalSheets | null = null,
): Promise<TieOutResult> {
  const month = inputOf(book, period);
  if (month.charges.length + month.imports.length === 0) {
    throw new Refusal(`${period} has no charges. Import its files first.`);
  }
  const file = await rereadJournal(book, period, reader, sheets);
  const exported = await journalAsExported(book, period, file.files, sheets);
  const changed = changedSinceClosing(book, period);
  const warnings = changed === "" ? file.warnings : [changed, ...file.warnings];
  return {
    tieOut: tieOut({
      ...month,
      overdrawn: await overdrawnCount(book, period, month.charges),
      held: await heldBefore(book, month.charges),
      exported,
      file: file.totals,
    }),
    journalId: book.periods.find((p) => p.period === period)?.journalId ?? "",
    audit: auditOf(month, [...new Set(book.reference.sources.map((s) => s.source))]),
    warnings,
  };
}

/** By the tables alone, without the exported file. */
export function tieOutTables(book: Book, period: Period): TieOut {
  return tieOut(inputOf(book, period));
}

/** Null for a month without corrections by hand. */
async function overdrawnCount(
  book: Book,
  period: Period,
  charges: readonly Charge[],
): Promise<number | null> {
  if (!hasCorrections(charges)) return null;
  return (await limitsOf(book, period, charges)).overdrawnIn(period).length;
}

/** The rows that a figure adds up, for showing them. */
export async function tieOutLineRows(host: Host, period: Period, line: TieOutLine): Promise<TieOutRows> {
  return tieOutRows(line, inputOf(await Book.open(host.workbook, [period]), period));
}

function inputOf(book: Book, period: Period): TieOutInput {
  const { imports, problems, statements, lines, journal, adjustments } = book;
  const charges = book.charges([period]);
  const month = ofMonth({ charges, imports, problems, statements, lines, journal, adjustments }, period);
  return { period, ...month, balances: book.subsidyBalances, log: book.log, file: null };
}
