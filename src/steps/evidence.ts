/**
 * Evidence pack: one zip of a month for an auditor who never saw the program. Reads the workbook once, packs file by
 * file, and writes one entry of the log: the zip's SHA-256.
 */
import { inReadingOrder, sumsText, type MissingFile, type PackedFile } from "../core/evidence/contents";
import { hashBytes } from "../core/hash";
import { amountToText } from "../core/money";
import type { Period } from "../core/period";
import type { PeriodRecord } from "../core/periods";
import { Cancelled, Refusal } from "../core/problem";
import { allBytes } from "../ports/input-file";
import type { FileReader, FileSaver, FontSource, InputFile } from "../ports/ports";
import type { SheetFiles } from "../ports/sheet-files";
import { csvText } from "../render/csv";
import { indexHtml } from "../render/evidence/index-page";
import { readmeText } from "../render/evidence/readme";
import { tieOutLines } from "../render/evidence/tie-out-words";
import { existing } from "./archive";
import { rowsOfArchive } from "./archive/sheets";
import { Book } from "./book";
import { checkBook } from "./check-closing";
import { gather, type Gathered } from "./evidence/gathered";
import { addInputs } from "./evidence/input-files";
import { addJournalFiles } from "./evidence/journal-files";
import { addTables } from "./evidence/month-tables";
import { Pack } from "./evidence/pack";
import { indexPage } from "./evidence/page";
import { addStatements } from "./evidence/statement-files";
import { addTakenBack } from "./evidence/taken-back";
import { addTieOut } from "./evidence/tie-out-files";
import { actor, type Host } from "./host";
import { save } from "./save";
import { tieOutBook, type TieOutResult } from "./tie-out";

export interface EvidenceRequest {
  readonly period: Period;
  /** Where the imported files may be, and the archive of an archived month; each is known by its SHA-256. */
  readonly inputs: readonly InputFile[];
}

export interface EvidenceTools {
  readonly saver: FileSaver;
  readonly reader: FileReader;
  readonly fonts: FontSource;
  /** For a month whose charges are archived. */
  readonly sheetFiles?: SheetFiles;
}

export interface EvidenceResult {
  readonly period: Period;
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly files: readonly PackedFile[];
  readonly missing: readonly MissingFile[];
  /** null where the charges are not to be had. */
  readonly difference: string | null;
  readonly findings: readonly string[];
}

/** @throws Refusal when the workbook has no such month, Cancelled; nothing was written then */
export async function makeEvidencePack(
  host: Host,
  { period, inputs }: EvidenceRequest,
  tools: EvidenceTools,
): Promise<EvidenceResult> {
  const book = await Book.open(host.workbook);
  const month = existing(book, period);
  const hasCharges = await loadCharges(book, month, inputs, tools);
  const gathered = gather(book, month, hasCharges);
  if (gathered.imports.length + gathered.charges.length + gathered.statements.length === 0)
    throw new Refusal(
      `${period} has neither files nor charges: there is nothing to show. Nothing was written.`,
    );
  const pause = async (): Promise<void> => {
    if (host.progress.cancelled()) throw new Cancelled();
    await host.progress.pause?.();
  };
  const pack = new Pack(pause, inputs[0]?.hasher);
  const tied = hasCharges ? await tieOutBook(book, period, tools.reader, tools.sheetFiles ?? null) : null;
  const check = checkBook(book, month);
  await fill(host, pack, gathered, inputs, tools, tied, check);
  const bytes = pack.finish();
  const sha256 = hashBytes(bytes);
  const name = evidenceFileName(period);
  const path = host.dryRun ? name : (await tools.saver.save(name, bytes)).path;
  await save(host, book, {
    after: {},
    log: [entry(host, period, path, sha256, pack.missing.length)],
    periods: [],
  });
  return {
    period,
    path,
    sha256,
    bytes: bytes.length,
    files: inReadingOrder(pack.files),
    missing: pack.missing,
    difference: tied === null ? null : amountToText(tied.tieOut.difference),
    findings: check.findings,
  };
}

/** `2025-01_evidence.zip` */
export function evidenceFileName(period: Period): string {
  return `${period}_evidence.zip`;
}

/** @returns whether the month's charges are to be had: here, or in the archive that the workbook knows */
async function loadCharges(
  book: Book,
  { period, archiveFile, archiveSha256 }: PeriodRecord,
  inputs: readonly InputFile[],
  { reader, sheetFiles }: EvidenceTools,
): Promise<boolean> {
  if (archiveFile === "") {
    await book.load([period]);
    return true;
  }
  if (sheetFiles === undefined) return false;
  for await (const bytes of perhapsArchives(archiveFile, inputs, reader)) {
    if (hashBytes(bytes) !== archiveSha256) continue;
    book.place(period, rowsOfArchive(await sheetFiles.read(bytes), archiveFile));
    return true;
  }
  return false;
}

/** Where the workbook says that it lies, else among the files given. */
async function* perhapsArchives(
  archiveFile: string,
  inputs: readonly InputFile[],
  reader: FileReader,
): AsyncGenerator<Uint8Array> {
  const saved = await reader.read(archiveFile);
  if (saved !== null) yield saved;
  for (const file of inputs) if (/\.xlsx$/i.test(file.name)) yield await allBytes(file);
}

async function fill(
  host: Host,
  pack: Pack,
  gathered: Gathered,
  inputs: readonly InputFile[],
  tools: EvidenceTools,
  tied: TieOutResult | null,
  check: ReturnType<typeof checkBook>,
): Promise<void> {
  const { book, month, hasCharges } = gathered;
  const { period, archiveFile, archiveSha256 } = month;
  if (!hasCharges)
    pack.lacks("Charges", archiveFile, "they are archived, and the archive was not found", archiveSha256);
  const notes =
    archiveFile === "" || !hasCharges
      ? []
      : [`The charges were read from their archive, ${archiveFile}; its SHA-256 is the one in the workbook.`];
  await addTables(pack, gathered);
  const inPack = await addInputs(host, pack, gathered, inputs);
  const statements = await addStatements(host, pack, gathered, tools);
  const names = new Set<string>();
  const inForce = await addJournalFiles(pack, gathered, tools.reader, names);
  const journalTools = { reader: tools.reader, sheets: tools.sheetFiles ?? null };
  const takenBack = await addTakenBack(pack, gathered, journalTools, names);
  const journalFiles = [...inForce, ...takenBack];
  const lines = tied === null ? [] : tieOutLines(tied.tieOut);
  if (tied !== null) await addTieOut(pack, tied, lines);
  const institution = book.settings.institution;
  await pack.add(
    "README.txt",
    "How to verify this pack, and what it cannot prove",
    readmeText(period, institution),
  );
  const facts = { tied, check, lines, inPack, statements, journalFiles, notes };
  const page = indexHtml(indexPage(host, gathered, pack, facts));
  await pack.add("index.html", "Begin here: the month in short, and every file", page);
  await pack.add("index.csv", "Every file but this and sha256sums.txt", indexCsv(pack.files));
  await pack.add("sha256sums.txt", "SHA-256 of every other file", sumsText(inReadingOrder(pack.files)));
}

function indexCsv(files: readonly PackedFile[]): string {
  return csvText(
    ["File", "Bytes", "SHA-256", "What It Is"],
    inReadingOrder(files).map(({ path, bytes, sha256, what }) => [path, bytes, sha256, what]),
  );
}

function entry(host: Host, period: Period, path: string, sha256: string, missing: number) {
  const after = `SHA-256 ${sha256}${missing === 0 ? "" : `; ${missing} files missing`}`;
  return {
    at: host.clock.now(),
    by: actor(host),
    step: "Evidence",
    period,
    what: path,
    before: "",
    after,
    reason: "",
  };
}
