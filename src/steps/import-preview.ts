/** What an import would do, file by file and month by month, also where something still stands against it. */
import type { Finding } from "../core/focus/conformance/findings";
import type { Question } from "../core/focus/readings";
import type { ImportFile } from "../core/import/parts";
import { RowLimit, TooManyRows } from "../core/import/row-limit";
import type { Summarised } from "../core/import/summarise";
import { sum, type Amount } from "../core/money";
import type { Period } from "../core/period";
import { Cancelled, Refusal } from "../core/problem";
import { Book } from "./book";
import type { Host } from "./host";
import { goingAlong, mainOf, monthPreviews, type MonthPreview } from "./import-month-preview";
import { manifestRefusal, manifestText, type Manifest, type ReadPart } from "./input/manifest";
import { readFile, readPart } from "./read-files";
import { importRead, refuseBadRequest, type ImportRequest, type ImportResult } from "./import-files";

/** A row that cannot become a charge. */
export interface BadRow {
  /** Record number in the file; the heading is 1. */
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly message: string;
}

export interface FilePreview {
  /** Which of the request's files it came in; a zip holds several. */
  readonly input: number;
  readonly file: string;
  readonly source: string;
  readonly newSource: boolean;
  /** The main month, chosen or guessed; "" when no row tells. */
  readonly period: Period;
  readonly format: string;
  readonly rows: number;
  readonly charges: number;
  readonly badRows: readonly BadRow[];
  /** What the conformance rules say of it, in their order. */
  readonly findings: readonly Finding[];
  /** What only a person can say of it; its problem rows wait for the answers. */
  readonly questions: readonly Question[];
  /** What is to be known of the file besides, in words. */
  readonly notes: readonly string[];
  /** What its rows were added up by; null where every row is a charge. */
  readonly summarised: Pick<Summarised, "grain" | "rows" | "charges"> | null;
  /** It has more rows than one import takes in row by row: choose a grain to summarise by. */
  readonly tooMany: boolean;
  /** Totals of all rows whose amounts could be read. */
  readonly list: Amount;
  readonly billed: Amount;
  /** Why this file cannot be imported; "" when it can. Without it the others may go. */
  readonly refusal: string;
}

export interface ImportPreview {
  readonly files: readonly FilePreview[];
  readonly months: readonly MonthPreview[];
  /** Sources of the workbook, for choosing one. */
  readonly sources: readonly string[];
  readonly currency: string;
  /** Why the files cannot be imported as they are; "" when they can. */
  readonly refusal: string;
  /** What the import would come to, with problems accepted; null where something stands against it. */
  readonly result: ImportResult | null;
}

/** Reads only. Bad rows, months to decide and refusals are part of the answer. */
export async function previewImport(host: Host, request: ImportRequest): Promise<ImportPreview> {
  const book = await Book.open(host.workbook);
  const read: ImportFile[] = [];
  const files: FilePreview[] = [];
  const manifests: { readonly manifest: Manifest; readonly input: number }[] = [];
  const limit = new RowLimit();
  for (const [i, input] of request.files.entries()) {
    host.progress.report(i, request.files.length, `Reading ${input.name}`);
    if (host.progress.cancelled()) throw new Cancelled();
    try {
      const found: Manifest[] = [];
      const tables = await readFile(host, book, input, request.each?.[i] ?? {}, limit, found);
      manifests.push(...found.map((manifest) => ({ manifest, input: i })));
      read.push(...tables);
      files.push(...tables.map((table) => filePreview(table, i)));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      files.push(refusedFile(i, input.name, request.each?.[i]?.source ?? "", error));
    }
  }
  files.push(...manifests.map(({ manifest, input }) => manifestPreview(manifest, input, read.map(readPart))));
  const { months: own, outcome } = await monthsAndOutcome(host, book, read, request, files);
  const months = [...own, ...(outcome.result?.takenAlong ?? []).map((month) => goingAlong(book, month))];
  const sources = book.reference.sources.filter((s) => s.active === "Yes").map((s) => s.source);
  return { files, months, sources, currency: book.settings.currency, ...outcome };
}

type Outcome = Pick<ImportPreview, "refusal" | "result">;

/** A month that is archived stands against an import as any other reason does. */
async function monthsAndOutcome(
  host: Host,
  book: Book,
  read: readonly ImportFile[],
  request: ImportRequest,
  files: readonly FilePreview[],
): Promise<{ readonly months: readonly MonthPreview[]; readonly outcome: Outcome }> {
  try {
    const months = request.asCorrection === true ? [] : await monthPreviews(book, read, request);
    return { months, outcome: await outcomeOf(host, book, read, request, files, months) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { months: [], outcome: { refusal: error.inPane, result: null } };
  }
}

async function outcomeOf(
  host: Host,
  book: Book,
  read: readonly ImportFile[],
  request: ImportRequest,
  files: readonly FilePreview[],
  months: readonly MonthPreview[],
): Promise<Outcome> {
  const waiting =
    files.some((f) => f.refusal !== "") || months.some((m) => m.how === "ask" && m.status === "Open");
  if (waiting || read.length === 0) return { refusal: "", result: null };
  try {
    refuseBadRequest(request);
    const dry = { ...host, dryRun: true };
    return { refusal: "", result: await importRead(dry, book, read, { ...request, acceptProblems: true }) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { refusal: error.inPane, result: null };
  }
}

function filePreview(file: ImportFile, input: number): FilePreview {
  const { charges, problems } = file.reading;
  const all = [...charges, ...problems];
  return {
    input,
    file: file.name,
    source: file.source,
    newSource: !file.known,
    period: mainOf(file),
    format: file.reading.format,
    rows: file.reading.rows,
    charges: charges.length,
    badRows: problems.map((p) => ({
      row: p.sourceRow,
      column: p.column,
      value: p.value,
      message: p.message,
    })),
    findings: file.reading.findings,
    questions: file.reading.questions,
    notes: file.notes ?? [],
    summarised: file.summarised ?? null,
    tooMany: false,
    list: sum(all.map((row) => row.listCost ?? 0n)),
    billed: sum(all.map((row) => row.billedCost ?? 0n)),
    refusal: "",
  };
}

function refusedFile(input: number, file: string, source: string, refusal: Refusal): FilePreview {
  return {
    ...noRows(input, file, source),
    rows: refusal instanceof TooManyRows ? refusal.rows : 0,
    tooMany: refusal instanceof TooManyRows,
    refusal: refusal.inPane,
  };
}

/** A manifest holds no charges: it shows that its parts are here, or which are not. */
function manifestPreview(manifest: Manifest, input: number, tables: readonly ReadPart[]): FilePreview {
  return {
    ...noRows(input, manifest.name, ""),
    format: manifestText(manifest),
    refusal: manifestRefusal(manifest, tables),
  };
}

function noRows(input: number, file: string, source: string): FilePreview {
  return {
    input,
    file,
    source,
    newSource: false,
    period: "",
    format: "",
    rows: 0,
    charges: 0,
    badRows: [],
    findings: [],
    questions: [],
    notes: [],
    summarised: null,
    tooMany: false,
    list: 0n,
    billed: 0n,
    refusal: "",
  };
}
