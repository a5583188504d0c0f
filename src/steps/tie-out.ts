/** Tie-out: reads the written tables and the exported journal file again and adds everything up. */
import { hashBytes } from "../core/hash";
import { JOURNAL_FORMATS } from "../core/journal/formats";
import type { Period } from "../core/period";
import { Refusal } from "../core/problem";
import { tieOut, type TieOut } from "../core/tieout/tie-out";
import type { FileReader } from "../ports/ports";
import { readJournalTotals, type JournalTotals } from "../render/journal-file";
import { Book } from "./book";
import { changedSinceClosing } from "./closing-hash";
import type { Host } from "./host";
import { textOf } from "./input/text";
import { ofMonth } from "./reports/of-month";

export interface TieOutResult {
  readonly tieOut: TieOut;
  /** What could not be read again, or differs from what was written. */
  readonly warnings: readonly string[];
}

export async function tieOutMonth(host: Host, period: Period, reader: FileReader): Promise<TieOutResult> {
  const book = await Book.open(host.workbook, [period]);
  return await tieOutBook(book, period, reader);
}

export async function tieOutBook(book: Book, period: Period, reader: FileReader): Promise<TieOutResult> {
  const { imports, problems, statements, lines, journal, adjustments } = book;
  const charges = book.charges([period]);
  const month = ofMonth({ charges, imports, problems, statements, lines, journal, adjustments }, period);
  if (month.charges.length + month.imports.length === 0) {
    throw new Refusal(`${period} has no charges. Import its files first.`);
  }
  const file = await journalFile(book, period, reader);
  const changed = changedSinceClosing(book, period);
  const warnings = changed === "" ? file.warnings : [changed, ...file.warnings];
  return {
    tieOut: tieOut({ period, ...month, balances: book.subsidyBalances, file: file.totals }),
    warnings,
  };
}

/** What is said where the exported file cannot be read again. */
export function missingFile(path: string): string {
  return `The journal file ${path} is not there any more; the Journal table was used.`;
}

async function journalFile(
  book: Book,
  period: Period,
  reader: FileReader,
): Promise<{ totals: JournalTotals | null; warnings: string[] }> {
  const row = book.periods.find((p) => p.period === period);
  if (row === undefined || row.journalFile === "") return { totals: null, warnings: [] };
  const bytes = await reader.read(row.journalFile);
  if (bytes === null) {
    return {
      totals: null,
      warnings: [missingFile(row.journalFile)],
    };
  }
  const changed =
    hashBytes(bytes) === row.journalSha256
      ? []
      : [`The journal file ${row.journalFile} was changed after it was exported.`];
  const totals = readJournalTotals(textOf(row.journalFile, bytes), JOURNAL_FORMATS);
  const unread =
    totals === null
      ? [`The journal file ${row.journalFile} is in no known layout; the Journal table was used.`]
      : [];
  return { totals, warnings: [...changed, ...unread] };
}
