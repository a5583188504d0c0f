/** What an import would do, file by file and month by month, also where something still stands against it. */
import type { Finding } from "../core/focus/conformance/findings";
import type { Question } from "../core/focus/readings";
import type { ImportFile } from "../core/import/parts";
import { placeCorrections } from "../core/import/place-corrections";
import { guessedMonth } from "../core/import/plan";
import { howOf, type How } from "../core/import/replace";
import { RowLimit, TooManyRows } from "../core/import/row-limit";
import type { Summarised } from "../core/import/summarise";
import { sum, type Amount } from "../core/money";
import type { Period } from "../core/period";
import type { PeriodRecord } from "../core/periods";
import { Cancelled, Refusal } from "../core/problem";
import { sameName } from "../core/reference";
import { Book } from "./book";
import { elsewhereByMonth, monthWarnings } from "./import-warnings";
import type { Host } from "./host";
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

/** One source's month: what the files bring and what is there. */
export interface MonthPreview {
  readonly source: string;
  readonly period: Period;
  readonly charges: number;
  /** What is to be charged, by the source's cost basis. */
  readonly amount: Amount;
  /** What earlier imports of the source left in the month; null when there is nothing. */
  readonly there: { readonly charges: number; readonly amount: Amount } | null;
  /** `new` where nothing is there. */
  readonly how: How | "new";
  readonly status: PeriodRecord["status"];
  /** What a person should know before it is replaced, a sentence each. */
  readonly warnings: readonly string[];
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
  const { months, outcome } = await monthsAndOutcome(host, book, read, request, files);
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
  const waiting = files.some((f) => f.refusal !== "") || months.some((m) => m.how === "ask");
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

/** The months of its rows; a row that tells none counts for the main one. */
function periodsOf(file: ImportFile): ReadonlySet<Period> {
  const all = [...file.reading.charges, ...file.reading.problems];
  const periods = new Set(all.map((row) => (row.period === "" ? mainOf(file) : row.period)));
  periods.delete("");
  return periods;
}

function mainOf(file: ImportFile): Period {
  return file.main ?? guessedMonth(file.reading);
}

async function monthPreviews(
  book: Book,
  given: readonly ImportFile[],
  request: ImportRequest,
): Promise<MonthPreview[]> {
  const own = new Set(given.flatMap((file) => [...periodsOf(file)]));
  await book.load(own);
  const state = { charges: book.charges(own), periods: book.periods };
  const files = given.map((file) => placeCorrections(file, mainOf(file), state));
  await book.load(new Set(files.flatMap((file) => [...periodsOf(file)])));
  const months = new Map<string, MonthPreview>();
  for (const file of files) {
    const main = mainOf(file);
    const all = [...file.reading.charges, ...file.reading.problems];
    const periods = new Set(
      all.map((row) => (row.period === "" ? main : row.period)).filter((p) => p !== ""),
    );
    for (const period of periods) {
      const key = `${file.source.toLowerCase()} ${period}`;
      const known = months.get(key) ?? monthBefore(book, file, period);
      const charges = file.reading.charges.filter((c) => c.period === period);
      const how = known.there === null ? "new" : firmer(known.how, howOf({ ...file, main }, period, request));
      const amount = known.amount + sum(charges.map((c) => c.amount));
      months.set(key, { ...known, charges: known.charges + charges.length, amount, how });
    }
  }
  const read = files.flatMap((file) => file.reading.charges);
  const here = book.charges(new Set([...months.values()].map((m) => m.period)));
  const elsewhere = elsewhereByMonth(read, here, [...months.values()]);
  return [...months.values()]
    .map((month) => ({ ...month, warnings: [...monthWarnings(book, month), ...elsewhere(month)] }))
    .sort((a, b) => (a.period + a.source < b.period + b.source ? -1 : 1));
}

/** Where one file asks and another replaces, the month is replaced. */
function firmer(before: MonthPreview["how"], how: How): How {
  return before === "replace" || before === "add" ? before : how;
}

function monthBefore(book: Book, file: ImportFile, period: Period): MonthPreview {
  const current = book.imports.filter(
    (i) => i.status === "Current" && i.period === period && sameName(i.source, file.source),
  );
  const ids = new Set(current.map((i) => i.importId));
  const there = book.charges([period]).filter((c) => ids.has(c.importId) && c.carriedFrom === "");
  return {
    source: file.source,
    period,
    charges: 0,
    amount: 0n,
    there: current.length === 0 ? null : { charges: there.length, amount: sum(there.map((c) => c.amount)) },
    how: "ask",
    status: book.periods.find((p) => p.period === period)?.status ?? "Open",
    warnings: [],
  };
}
