/** Brings the charges of an archived month back into the workbook, for whoever must look at them or correct them. */
import { hashBytes } from "../core/hash";
import { MOST_ROWS } from "../core/import/row-limit";
import type { Period } from "../core/period";
import type { PeriodRecord } from "../core/periods";
import { Refusal } from "../core/problem";
import { figure } from "../core/words";
import { allBytes } from "../ports/input-file";
import type { InputFile } from "../ports/ports";
import type { SheetFiles } from "../ports/sheet-files";
import { keyHeading } from "../workbook/shape";
import { CHARGES, PERIODS } from "../workbook/tables";
import { existing, readCharges } from "./archive";
import { differingRows } from "./archive/fitness";
import { restoredEntry } from "./archive/log";
import { monthsHere } from "./archive/months";
import { rowsOfArchive } from "./archive/sheets";
import { Book } from "./book";
import { edit } from "./edit";
import type { Host } from "./host";

export interface RestoreResult {
  readonly period: Period;
  readonly file: string;
  readonly charges: number;
  readonly changed: boolean;
}

/** @throws Refusal when the month is not archived, or the file is not the very one that was written */
export async function restoreMonth(
  host: Host,
  { period, file }: { readonly period: Period; readonly file: InputFile },
  sheetFiles: SheetFiles,
): Promise<RestoreResult> {
  const book = await Book.open(host.workbook);
  const month = existing(book, period);
  if (month.archiveFile === "")
    throw new Refusal(
      `${period} is not archived: its charges are in this workbook, and there is nothing to restore. Nothing was written.`,
    );
  const bytes = await allBytes(file);
  if (hashBytes(bytes) !== month.archiveSha256) {
    throw new Refusal(
      `${file.name} is not the archive of ${period} as it was written (its SHA-256 differs): another file, or one that was saved again since. Take the original of ${month.archiveFile} from your backups. Nothing was written.`,
    );
  }
  host.progress.report(0, 2, `Restore ${period}: reading`);
  await host.progress.pause?.();
  const rows = rowsOfArchive(await sheetFiles.read(bytes), file.name);
  refuseNoRoom(book, period, rows.length);
  // Some are here already where an archiving or a restoring broke off.
  const here = new Map((await readCharges(host, period)).map((row) => [row[keyHeading(CHARGES)], row]));
  const archived = new Map(rows.map((row) => [row[keyHeading(CHARGES)], row]));
  const foreign = differingRows([...here.values()], (row) => archived.get(row[keyHeading(CHARGES)] ?? null));
  if (foreign.length > 0) {
    throw new Refusal(
      `The Charges sheet has rows of ${period} that the archive has not, or has otherwise: ${foreign.slice(0, 3).join("; ")}. Delete them, then restore again. Nothing was written.`,
      foreign,
    );
  }
  const result = { period, file: month.archiveFile, charges: rows.length };
  if (host.dryRun) return { ...result, changed: false };
  host.progress.report(1, 2, `Restore ${period}: writing`);
  const restored: PeriodRecord = {
    ...month,
    archiveFile: "",
    archiveSha256: "",
    archivedCorrections: "",
    updatedAt: host.clock.now(),
  };
  const missing = rows.filter((row) => !here.has(row[keyHeading(CHARGES)]));
  // The charges first: until the last is there the month counts as archived, and can be restored again.
  await host.workbook.apply(
    [
      { do: "append", table: CHARGES, rows: missing },
      ...restoredEntry(host, book, month, rows.length),
      ...edit(PERIODS, [month], [restored]),
    ],
    host.progress,
  );
  return { ...result, changed: true };
}

function refuseNoRoom(book: Book, period: Period, charges: number): void {
  const there = monthsHere(book.periods).reduce((sum, month) => sum + month.charges, 0);
  if (there + charges <= MOST_ROWS) return;
  throw new Refusal(
    `The ${figure(charges)} charges of ${period} do not fit beside the ${figure(there)} in the sheet. Archive other months first. Nothing was written.`,
  );
}
