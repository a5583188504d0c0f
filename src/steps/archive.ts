/**
 * Archive: a posted month's charges move to a workbook of their own. The file is written, read again and compared row
 * by row before anything leaves this workbook; broken off anywhere, nothing is lost, and run again it ends the same.
 */
import { hashBytes } from "../core/hash";
import type { Period } from "../core/period";
import { refuseGone, type PeriodRecord } from "../core/periods";
import { Refusal } from "../core/problem";
import { allBytes } from "../ports/input-file";
import type { Change, FileReader, FileSaver, InputFile } from "../ports/ports";
import type { SheetFiles } from "../ports/sheet-files";
import { keyHeading, type Row } from "../workbook/shape";
import { CHARGES, MONTHLY_TOTALS, PERIODS } from "../workbook/tables";
import { aboutArchive } from "./archive/about";
import { differingRows, refuseUnfit, type MonthOfCharges } from "./archive/fitness";
import { archivedEntry } from "./archive/log";
import { archiveSheets, rowsOfArchive } from "./archive/sheets";
import { Book } from "./book";
import { edit } from "./edit";
import type { Host } from "./host";
import { existingMonth } from "./month-record";

export interface ArchiveRequest {
  readonly period: Period;
  /** The file that was saved, given back by a person, where the host cannot read it again by itself. */
  readonly saved?: InputFile;
}

export interface ArchiveResult {
  readonly period: Period;
  readonly file: string;
  readonly sha256: string;
  readonly charges: number;
  readonly bytes: number;
  /** Whether charges left the workbook; not on a dry run, nor where they had left before. */
  readonly changed: boolean;
}

/**
 * @throws Refusal when the month is not posted, was changed since it was closed, or the file does not read as the
 * workbook's rows; the charges are in the workbook then as before
 */
export async function archiveMonth(
  host: Host,
  { period, saved }: ArchiveRequest,
  saver: FileSaver,
  reader: FileReader,
  sheetFiles: SheetFiles,
): Promise<ArchiveResult> {
  const book = await Book.open(host.workbook);
  const month = existing(book, period);
  const rows = await readCharges(host, period);
  if (month.archiveFile !== "") return await finish(host, book, { month, rows }, reader, sheetFiles, saved);
  const charges = { month, rows };
  const bytes = await bytesOf(host, book, charges, sheetFiles);
  const name = archiveFileName(period);
  if (host.dryRun) return resultOf(charges, name, bytes, false);
  const path = saved === undefined ? (await saver.save(name, bytes)).path : name;
  host.progress.report(1, 3, `Archive ${period}: reading again`);
  await host.progress.pause?.();
  const again = saved === undefined ? await reader.read(path) : await allBytes(saved);
  if (again === null) {
    throw new Refusal(
      `${path} was saved, but cannot be read again from here, so nothing was taken out of this workbook. Choose the saved file to go on{way}.`,
      [path],
      { script: "", pane: ": it is compared with the charges, and only then do they leave" },
    );
  }
  await refuseDifferent(charges, again, path, sheetFiles);
  host.progress.report(2, 3, `Archive ${period}: taking the charges out`);
  await host.workbook.apply(leaving(host, book, charges, path, hashBytes(again)), host.progress);
  return resultOf(charges, path, again, true);
}

/**
 * The archive alone, for who hands it to a person first and is given it back as `saved`; nothing leaves the workbook.
 * @throws Refusal as archiveMonth does
 */
export async function makeArchive(
  host: Host,
  period: Period,
  sheetFiles: SheetFiles,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const book = await Book.open(host.workbook);
  const month = existing(book, period);
  if (month.archiveFile !== "")
    throw new Refusal(
      `${period} is archived already, in ${month.archiveFile}. Keep that file; to archive the month anew, restore it first. Nothing was written.`,
    );
  const charges = { month, rows: await readCharges(host, period) };
  return { name: archiveFileName(period), bytes: await bytesOf(host, book, charges, sheetFiles) };
}

async function bytesOf(
  host: Host,
  book: Book,
  { month, rows }: MonthOfCharges,
  sheetFiles: SheetFiles,
): Promise<Uint8Array> {
  const { period } = month;
  book.place(period, rows);
  refuseUnfit(book, { month, rows });
  host.progress.report(0, 3, `Archive ${period}: writing`);
  await host.progress.pause?.();
  const about = aboutArchive(month, rows, book.storedCharges([period]), book.settings);
  return await sheetFiles.write(archiveSheets(about, rows));
}

/** `2025-01_charges.xlsx` */
export function archiveFileName(period: Period): string {
  return `${period}_charges.xlsx`;
}

/** The month's rows, whatever its archive. */
export async function readCharges(host: Host, period: Period): Promise<readonly Row[]> {
  const [rows = []] = await host.workbook.read([
    { table: CHARGES, only: { heading: "Period", values: [period] } },
  ]);
  return rows;
}

/** First what says where the charges are, then their leaving: what breaks off in between can be finished. */
function leaving(host: Host, book: Book, charges: MonthOfCharges, file: string, sha256: string): Change[] {
  const { month, rows } = charges;
  const { period } = month;
  const about = [...new Set(book.storedCharges([period]).map((c) => c.originalPeriod))].filter(
    (of) => of !== "" && of !== period,
  );
  const archived: PeriodRecord = {
    ...month,
    archiveFile: file,
    archiveSha256: sha256,
    archivedCorrections: about.sort().join("; "),
    updatedAt: host.clock.now(),
  };
  const totals = book.totalsToAdd.filter((total) => total.period === period);
  return [
    ...edit(MONTHLY_TOTALS, [], totals),
    ...edit(PERIODS, [month], [archived]),
    ...archivedEntry(host, book, archived, rows.length),
    removal(rows),
  ];
}

function removal(rows: readonly Row[]): Change {
  return { do: "remove", table: CHARGES, keys: rows.map((row) => String(row[keyHeading(CHARGES)])) };
}

/** An archiving that broke off while the charges were leaving: those that are left are in the archive, or stay. */
async function finish(
  host: Host,
  book: Book,
  { month, rows }: MonthOfCharges,
  reader: FileReader,
  sheetFiles: SheetFiles,
  saved: InputFile | undefined,
): Promise<ArchiveResult> {
  const { period, archiveFile: file, archiveSha256: sha256 } = month;
  if (rows.length === 0) return { period, file, sha256, charges: month.charges, bytes: 0, changed: false };
  const bytes = saved === undefined ? await reader.read(file) : await allBytes(saved);
  if (bytes === null || hashBytes(bytes) !== sha256) {
    throw new Refusal(
      `${rows.length} charges of ${period} are still in this workbook, and its archive ${file} ${bytes === null ? "is not there" : "is not the file that was written"}. Put that file back and archive again. Nothing was written.`,
    );
  }
  const archived = new Map(
    rowsOfArchive(await sheetFiles.read(bytes), file).map((row) => [row[keyHeading(CHARGES)], row]),
  );
  const differing = differingRows(rows, (row) => archived.get(row[keyHeading(CHARGES)] ?? null));
  if (differing.length > 0) {
    throw new Refusal(
      `${differing.length} charges of ${period} in this workbook are not as its archive ${file} has them: ${differing.slice(0, 3).join("; ")}. Look at these rows of the Charges sheet; delete what should not be there, then archive again. Nothing was written.`,
      differing,
    );
  }
  const changes = [...archivedEntry(host, book, month, archived.size), removal(rows)];
  if (!host.dryRun) await host.workbook.apply(changes, host.progress);
  return { period, file, sha256, charges: archived.size, bytes: bytes.length, changed: !host.dryRun };
}

async function refuseDifferent(
  { month, rows }: MonthOfCharges,
  bytes: Uint8Array,
  path: string,
  sheetFiles: SheetFiles,
): Promise<void> {
  const read = rowsOfArchive(await sheetFiles.read(bytes), path);
  const differing = differingRows(rows, (_row, i) => read[i]);
  if (differing.length === 0 && read.length === rows.length) return;
  throw new Refusal(
    `${path} does not read as the charges of ${month.period} that this workbook has (${read.length} rows of ${rows.length}${differing.length === 0 ? "" : `; ${differing.slice(0, 3).join("; ")}`}). The charges stay in this workbook. Archive the month again.`,
    differing,
  );
}

export function existing(book: Book, period: Period): PeriodRecord {
  const row = existingMonth(book, period);
  refuseGone(row);
  return row;
}

function resultOf(
  { month, rows }: MonthOfCharges,
  file: string,
  bytes: Uint8Array,
  changed: boolean,
): ArchiveResult {
  return {
    period: month.period,
    file,
    sha256: hashBytes(bytes),
    charges: rows.length,
    bytes: bytes.length,
    changed,
  };
}
