/** Tie-out: reads the written tables and the exported journal file again and adds everything up. */
import type { Period } from "../core/period";
import { Refusal } from "../core/problem";
import { tieOut, type TieOut } from "../core/tieout/tie-out";
import type { FileReader } from "../ports/ports";
import type { JournalSheets } from "../render/journal-file";
import { Book } from "./book";
import { changedSinceClosing } from "./closing-hash";
import type { Host } from "./host";
import { rereadJournal } from "./journal-reread";
import { ofMonth } from "./reports/of-month";

export interface TieOutResult {
  readonly tieOut: TieOut;
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
  const { imports, problems, statements, lines, journal, adjustments } = book;
  const charges = book.charges([period]);
  const month = ofMonth({ charges, imports, problems, statements, lines, journal, adjustments }, period);
  if (month.charges.length + month.imports.length === 0) {
    throw new Refusal(`${period} has no charges. Import its files first.`);
  }
  const file = await rereadJournal(book, period, reader, sheets);
  const changed = changedSinceClosing(book, period);
  const warnings = changed === "" ? file.warnings : [changed, ...file.warnings];
  return {
    tieOut: tieOut({ period, ...month, balances: book.subsidyBalances, file: file.totals }),
    warnings,
  };
}
