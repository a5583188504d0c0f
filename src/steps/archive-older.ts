/** Archives every posted month beyond those that the workbook keeps, oldest first. */
import type { Period } from "../core/period";
import { Cancelled } from "../core/problem";
import type { FileReader, FileSaver } from "../ports/ports";
import type { SheetFiles } from "../ports/sheet-files";
import { archiveMonth, type ArchiveResult } from "./archive";
import { monthsBeyond } from "./archive/months";
import { Book } from "./book";
import type { Host } from "./host";

export interface OlderResult {
  readonly archived: readonly ArchiveResult[];
  /** Months beyond those kept that are not posted yet. */
  readonly waiting: readonly Period[];
  readonly monthsKept: number;
}

/** @param saver gives the place for a month's file. @throws Refusal as archiveMonth; months before it are archived then */
export async function archiveOlder(
  host: Host,
  saver: (period: Period) => FileSaver,
  reader: FileReader,
  sheetFiles: SheetFiles,
): Promise<OlderResult> {
  const book = await Book.open(host.workbook);
  const { monthsKept } = book.settings;
  const beyond = monthsBeyond(book.periods, monthsKept);
  const broken = book.periods.filter((p) => p.archiveFile !== "").map((p) => p.period);
  const archived: ArchiveResult[] = [];
  for (const period of broken) {
    // One that broke off while its charges were leaving is finished; of the others nothing is left.
    const result = await archiveMonth(host, { period }, saver(period), reader, sheetFiles);
    if (result.changed) archived.push(result);
  }
  for (const { period } of beyond.filter((p) => p.status === "Posted")) {
    if (host.progress.cancelled()) throw new Cancelled();
    archived.push(await archiveMonth(host, { period }, saver(period), reader, sheetFiles));
  }
  return {
    archived,
    waiting: beyond.filter((p) => p.status !== "Posted").map((p) => p.period),
    monthsKept,
  };
}
