/** The files of a reversal again, made of the Journal table: the ledger needs them as much as the journal's own. */
import { hashBytes } from "../core/hash";
import { reversalsOf } from "../core/journal/reversal-note";
import type { Period } from "../core/period";
import { Refusal } from "../core/problem";
import type { JournalSheets } from "../render/journal-file";
import { Book } from "./book";
import { gather } from "./evidence/gathered";
import { madeAgain } from "./evidence/made-again";
import type { Host } from "./host";
import { apart, joined } from "./journal-files";
import type { ExportedFile } from "./journal-preview";

/**
 * The same bytes as were written when the journal was taken back, the control sheet last.
 * @throws Refusal when the table does not give those files any more
 */
export async function reversalFiles(
  host: Host,
  period: Period,
  journalId: string,
  sheets: JournalSheets | null,
): Promise<readonly ExportedFile[]> {
  const book = await Book.open(host.workbook, [period]);
  const month = book.periods.find((p) => p.period === period);
  const gathered = month === undefined ? null : gather(book, month, month.archiveFile === "");
  const reversal = reversalsOf(gathered?.log ?? [])
    .filter((one) => one.journalId === journalId)
    .at(-1);
  if (gathered !== null && reversal !== undefined) {
    const { reversalId, by, reversalFiles: noted } = reversal;
    const lines = book.journal.filter((line) => line.journalId === reversalId);
    const made = await madeAgain(gathered, lines, by, noted, sheets);
    const sums = joined((made?.files ?? []).map(({ bytes }) => hashBytes(bytes)));
    if (made !== null && noted !== null && sums === noted.sha256) {
      const paths = apart(noted.paths);
      const files = made.files.map(({ name, bytes }, i) => ({ path: paths[i] ?? name, bytes }));
      return [...files, { path: made.control.name, bytes: made.control.bytes }];
    }
  }
  throw new Refusal(
    `The Journal sheet no longer gives the files that took ${journalId} back. Use those that were saved then.`,
  );
}
