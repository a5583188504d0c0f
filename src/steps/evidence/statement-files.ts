/** The statements' PDFs in an evidence pack: the saved file where it is there and is the statement's, else printed again. */
import type { StatementDocument, StatementRecord } from "../../core/statements/statement";
import { SUPERSEDED_FOLDER } from "../../core/statements/ended-files";
import { isInForce } from "../../core/statements/lines";
import type { FileReader, FontSource } from "../../ports/ports";
import { isStatementPdf } from "../../render/pdf-mark";
import type { Host } from "../host";
import { printStatements } from "../print";
import { reviewMonth } from "../review-month";
import { planMonth } from "../statements";
import type { Gathered } from "./gathered";
import type { Pack } from "./pack";

/** Where a statement's file in the pack comes from. */
export interface StatementFile {
  readonly statementNo: string;
  /** "" where there is none. */
  readonly path: string;
  readonly origin: string;
}

export const SAVED = "the saved file; printing it again gives the same bytes";
export const SAVED_OTHERWISE =
  "the saved file, with the statement's content hash; it would print otherwise today (letterhead or names), see printed-again";
export const PRINTED = "no saved file was found: printed again from the workbook";
export const PRINTED_INSTEAD =
  "the file of that name is not this statement (another content hash): printed again from the workbook";

export interface StatementTools {
  readonly reader: FileReader;
  readonly fonts: FontSource;
}

/** @returns a line for each statement, and what the printing had to say */
export async function addStatements(
  host: Host,
  pack: Pack,
  gathered: Gathered,
  { reader, fonts }: StatementTools,
): Promise<{ readonly files: readonly StatementFile[]; readonly notes: readonly string[] }> {
  const documents = documentsOf(host, gathered);
  const numbers = [...documents.keys()];
  const printed = await printStatements(host, gathered.book.settings, [...documents.values()], fonts);
  const pdfs = new Map(numbers.map((no, i) => [no, printed.pdfs[i] ?? new Uint8Array()]));
  const files: StatementFile[] = [];
  for (const record of gathered.statements) {
    const saved = await savedFile(reader, record);
    files.push(await addOne(pack, record, saved, pdfs.get(record.statementNo)));
  }
  return { files, notes: printed.warnings };
}

async function addOne(
  pack: Pack,
  record: StatementRecord,
  saved: Uint8Array | null,
  pdf: Uint8Array | undefined,
): Promise<StatementFile> {
  const { statementNo } = record;
  const add = async (folder: string, origin: string, bytes: Uint8Array): Promise<StatementFile> => {
    const path = `${folder}/${record.file}`;
    await pack.add(path, `Statement ${statementNo} of ${record.name || record.pi}: ${origin}`, bytes);
    return { statementNo, path, origin };
  };
  if (saved !== null && pdf !== undefined && sameBytes(saved, pdf))
    return await add("statements", SAVED, saved);
  if (saved !== null && isStatementPdf(saved, record)) {
    const ended = isInForce(record)
      ? SAVED_OTHERWISE
      : `the saved file; ${record.status.toLowerCase()} since`;
    const file = await add("statements", pdf === undefined ? ended : SAVED_OTHERWISE, saved);
    if (pdf !== undefined) await add("statements/printed-again", "as it prints today", pdf);
    return file;
  }
  if (pdf !== undefined) return await add("statements", saved === null ? PRINTED : PRINTED_INSTEAD, pdf);
  const why = isInForce(record)
    ? "no saved file was found, and the charges no longer say what it says: make the statements again"
    : `it is ${record.status.toLowerCase()}, its saved file was not found, and only statements in force can be printed`;
  pack.lacks(`Statement ${statementNo}`, record.file, why);
  return { statementNo, path: "", origin: why };
}

/** Statements in force that say what the charges say. */
function documentsOf(host: Host, { book, month, hasCharges }: Gathered): Map<string, StatementDocument> {
  if (!hasCharges) return new Map();
  const { period } = month;
  const reviewed = reviewMonth(host, book, period, book.charges([period]));
  const { current } = planMonth(host, book, reviewed, { period });
  const stand = current.filter((statement) => !statement.changed);
  return new Map(stand.map(({ record, document }) => [record.statementNo, document]));
}

/** Statements are saved in a folder of that name beside the workbook, or in the month's; those that ended below it. */
async function savedFile(reader: FileReader, { file, period }: StatementRecord): Promise<Uint8Array | null> {
  if (file === "") return null;
  const folders = ["statements", `Statements/${period}`];
  const paths = folders.flatMap((folder) => [`${folder}/${file}`, `${folder}/${SUPERSEDED_FOLDER}/${file}`]);
  for (const path of [...paths, file]) {
    const bytes = await reader.read(path);
    if (bytes !== null) return bytes;
  }
  return null;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
