/** Import: FOCUS files → charges and problems in the workbook, replacing what their source had in the month. */
import { FocusReader, type ReadNote } from "../core/focus/read";
import type { AmountReading, DateOrder } from "../core/focus/readings";
import {
  planCorrections,
  restatedMonth,
  type CorrectionPlan,
  type CorrectionSummary,
} from "../core/import/correction-plan";
import { planImport, type ImportPlan } from "../core/import/plan";
import { correctedMonth } from "../core/import/replace";
import { nextOpenPeriod } from "../core/closing";
import type { ImportFile } from "../core/import/parts";
import type { FileReport } from "../core/import/report";
import { LimitedList, RowLimit } from "../core/import/row-limit";
import { sourceOf } from "../core/import/source-of";
import { Summariser, type Grain } from "../core/import/summarise";
import type { FindingRecord } from "../core/import/records";
import { refuseDoubt } from "../core/import/questions";
import type { MonthChoice } from "../core/import/replace";
import type { LogDraft } from "../core/log";
import type { Amount } from "../core/money";
import { isPeriod, type Period } from "../core/period";
import { Cancelled, Refusal } from "../core/problem";
import { newSource, type Source } from "../core/reference";
import type { InputFile } from "../ports/ports";
import { Book } from "./book";
import type { Host } from "./host";
import { refuseOtherParts, type Manifest, type ReadPart } from "./input/manifest";
import { readTables, type FileNote, type TableSink } from "./input/read-tables";
import { reviewMonth } from "./review-month";
import { save } from "./save";

const ADDED_BY_IMPORT = "Added by an import: fill in the fund that recovers its cost.";

export interface ImportRequest {
  readonly files: readonly InputFile[];
  /** What a person chose for single files, in the order of `files`; it goes before the two below. */
  readonly each?: readonly FileChoice[];
  /** Every file's source; by file name when not given. */
  readonly source?: string;
  /** Every file's main month; by its rows when not given. */
  readonly period?: Period;
  readonly add: boolean;
  readonly replacePeriods: readonly Period[];
  /** Replace or add, for single months of a source; it goes before the two above. */
  readonly choices?: readonly MonthChoice[];
  readonly invoiceTotal: Amount | null;
  readonly acceptProblems: boolean;
  /** Bring only what differs from a closed month into an open one: `period`, or the first after it. */
  readonly asCorrection?: boolean;
}

export interface FileChoice {
  readonly source?: string;
  readonly period?: Period;
  /** How the file's amounts are written, where a person said so. */
  readonly amounts?: AmountReading;
  /** What its ambiguous dates begin with, where a person said so. */
  readonly dates?: DateOrder;
  /** Add its rows up on the way in. */
  readonly summarise?: Grain;
}

export interface ImportResult {
  readonly files: readonly FileReport[];
  readonly periods: readonly Period[];
  /** Whether the workbook differs from before. */
  readonly changed: boolean;
  readonly pending: number;
  readonly newSources: readonly string[];
  /** What the conformance rules say of these files, as the Conformance table has it. */
  readonly findings: readonly FindingRecord[];
  /** What restated months came to; empty for an ordinary import. */
  readonly corrections: readonly CorrectionSummary[];
  /** What is to be known of the files besides, in words: lines passed over, files of a zip left out. */
  readonly notes: readonly string[];
  /** Charges equal to another of the same files in all that identifies them and in amount. */
  readonly repeated: number;
}

export async function importFiles(host: Host, request: ImportRequest): Promise<ImportResult> {
  refuseBadRequest(request);
  const book = await Book.open(host.workbook);
  return await importRead(host, book, await readFiles(host, book, request), request);
}

/** Imports files that were read already. */
export async function importRead(
  host: Host,
  book: Book,
  files: readonly ImportFile[],
  request: ImportRequest,
): Promise<ImportResult> {
  refuseDoubt(files);
  const months = await monthsConcerned(book, files, request);
  await book.load(months);
  const before = book.charges(months);
  const { imports, problems, findings, periods } = book;
  const state = { charges: before, imports, problems, findings, periods };
  const { period, ...options } = request;
  const full = {
    ...options,
    ...(period === undefined ? {} : { period }),
    by: host.by,
    now: host.clock.now(),
  };
  const plan =
    request.asCorrection === true
      ? planCorrections(files, state, full, { lines: book.lines, directory: book.directory })
      : { ...planImport(files, state, full), corrections: [] };
  const notes = files.flatMap((file) => (file.notes ?? []).map((said) => `${file.name}: ${said}`));
  return { ...(await write(host, book, plan, before)), notes };
}

async function write(
  host: Host,
  book: Book,
  plan: CorrectionPlan,
  before: ImportPlan["charges"],
): Promise<Omit<ImportResult, "notes">> {
  const months = plan.periods.map((period) => {
    const charges = plan.charges.filter((c) => c.period === period);
    return reviewMonth(host, book, period, charges, plan.imports, plan.log);
  });
  const others = plan.charges.filter((c) => !plan.periods.includes(c.period));
  const charges = [...others, ...months.flatMap((m) => m.charges)];
  const newSources = [...new Set(plan.files.filter((f) => f.newSource).map((f) => f.source))];
  const changed = await save(host, book, {
    chargesBefore: before,
    after: {
      charges,
      imports: plan.imports,
      problems: plan.problems,
      findings: plan.findings,
      sources: [...book.reference.sources, ...newSources.map((source) => newSource(source, ADDED_BY_IMPORT))],
    },
    log: [...importLog(host, book, plan), ...plan.log, ...months.flatMap((m) => m.log)],
    periods: plan.periods,
  });
  const pending = charges.filter((c) => plan.periods.includes(c.period) && c.review === "Pending").length;
  const repeated = repeatedIn(plan);
  const { files, periods, corrections } = plan;
  const ids = new Set(files.map((f) => f.importId));
  const findings = plan.findings.filter((f) => ids.has(f.importId));
  return { files, periods, changed, pending, newSources, repeated, findings, corrections };
}

/** IDs number what is still equal: `…-2` is the second of its kind. */
function repeatedIn({ charges, files }: ImportPlan): number {
  const imports = new Set(files.map((f) => f.importId));
  return charges.filter((c) => imports.has(c.importId) && /-(?!1$)\d+$/.test(c.chargeId)).length;
}

export function refuseBadRequest(request: ImportRequest): void {
  const bad = [
    request.period,
    ...request.replacePeriods,
    ...(request.each ?? []).map((file) => file.period),
  ].find((p) => p !== undefined && !isPeriod(p));
  if (bad !== undefined) throw new Refusal(`"${bad}" is not a month. Write it as 2025-01.`);
  if (request.asCorrection === true && request.add)
    throw new Refusal("A correction brings differences only: leave --add out. Nothing was imported.");
  if (request.files.length === 0) throw new Refusal("Name at least one file to import.");
  if (request.invoiceTotal !== null && request.files.length > 1) {
    throw new Refusal(
      "An invoice total belongs to one file. Import the files one by one. Nothing was imported.",
    );
  }
}

async function readFiles(host: Host, book: Book, request: ImportRequest): Promise<ImportFile[]> {
  const files: ImportFile[] = [];
  const manifests: Manifest[] = [];
  const limit = new RowLimit();
  for (const [i, input] of request.files.entries()) {
    host.progress.report(i, request.files.length, `Reading ${input.name}`);
    if (host.progress.cancelled()) throw new Cancelled();
    const choice = { ...sameForAll(request), ...request.each?.[i] };
    files.push(...(await readFile(host, book, input, choice, limit, manifests)));
  }
  refuseOtherParts(manifests, files.map(readPart));
  host.progress.report(request.files.length, request.files.length, "Files read");
  return files;
}

/** What a manifest's list of parts is compared with. */
export function readPart({ name, source, reading }: ImportFile): ReadPart {
  return { name, source, rows: reading.rows };
}

/** The month of a correction is where its differences go, not the file's own. */
function sameForAll({ source, period, asCorrection }: ImportRequest): FileChoice {
  return {
    ...(source === undefined ? {} : { source }),
    ...(period === undefined || asCorrection === true ? {} : { period }),
  };
}

/**
 * @param limit shared by all files of an import
 * @param manifests takes what lists the parts of the import: it holds no charges itself
 * @returns one file for each table in it. @throws Refusal when it is no FOCUS file, TooManyRows beyond the limit
 */
export async function readFile(
  host: Host,
  book: Book,
  input: InputFile,
  choice: FileChoice,
  limit: RowLimit,
  manifests: Manifest[],
): Promise<ImportFile[]> {
  const { source, known } = sourceFor(input.name, choice.source, book.reference.sources);
  const costBasis = book.directory.source(source)?.costBasis ?? "Billed";
  const readings = {
    ...(choice.amounts === undefined ? {} : { amounts: choice.amounts }),
    ...(choice.dates === undefined ? {} : { dates: choice.dates }),
  };
  const options = { source, costBasis, settings: book.settings, directory: book.directory, readings };
  const main = choice.period === undefined ? {} : { main: choice.period };
  const files: ImportFile[] = [];
  const open = (name: string): TableSink => {
    const summariser = choice.summarise === undefined ? null : new Summariser(choice.summarise);
    const list = new LimitedList(limit);
    const reader = new FocusReader(name, options, summariser ?? list);
    return {
      push: (records) => reader.push(records),
      drop: () => list.drop(),
      end: ({ sha256, notes }) => {
        const reading = reader.end(notesOfRules(notes));
        limit.refuse(name, reading.rows);
        const summarised = summariser?.summary ?? null;
        const besides = notes.flatMap(({ code, message }) => (code === null ? [message] : []));
        files.push({ name, sha256, source, known, ...main, summarised, reading, notes: besides });
      },
    };
  };
  const pause = async (): Promise<void> => {
    if (host.progress.cancelled()) throw new Cancelled();
    await host.progress.pause?.();
  };
  manifests.push(...(await readTables(input, open, pause)));
  return files;
}

/** Notes that belong to a rule of the conformance list. */
function notesOfRules(notes: readonly FileNote[]): ReadNote[] {
  return notes.flatMap(({ code, message }) => (code === null ? [] : [{ code, message }]));
}

/** A named source keeps the spelling the workbook has; `AWS` and `aws` are one. */
function sourceFor(
  fileName: string,
  named: string | undefined,
  sources: readonly Source[],
): { source: string; known: boolean } {
  if (named === undefined) return sourceOf(fileName, sources);
  const same = sources.find((s) => s.source.trim().toLowerCase() === named.trim().toLowerCase());
  return { source: same?.source ?? named.trim(), known: same !== undefined };
}

/** The months of the files' rows, those that corrections may go to, and those that came with an import which may be replaced. */
async function monthsConcerned(
  book: Book,
  files: readonly ImportFile[],
  request: ImportRequest,
): Promise<Set<Period>> {
  const months = new Set<Period>(request.period === undefined ? [] : [request.period]);
  for (const { reading, main } of files) {
    if (main !== undefined) months.add(main);
    for (const { period } of [...reading.charges, ...reading.problems]) if (period !== "") months.add(period);
  }
  for (const month of [...months]) {
    const row = book.periods.find((p) => p.period === month);
    if (row !== undefined && row.status !== "Open") months.add(nextOpenPeriod(month, book.periods));
  }
  if (request.asCorrection === true) {
    for (const file of files) {
      const of = restatedMonth(file, book.periods);
      for (const month of await book.correctedIn(of)) months.add(month);
      for (const i of book.imports) if (correctedMonth(i) === of) months.add(i.period);
    }
    return months;
  }
  const shas = new Set(book.imports.filter((i) => months.has(i.period)).map((i) => i.sha256));
  for (const i of book.imports) if (shas.has(i.sha256)) months.add(i.period);
  return months;
}

function importLog(host: Host, book: Book, plan: ImportPlan): LogDraft[] {
  const before = new Map(book.imports.map((i) => [i.importId, i]));
  return plan.imports
    .filter((i) => before.get(i.importId) !== i)
    .map((i) => ({
      at: host.clock.now(),
      by: host.by,
      step: "Import",
      period: i.period,
      what: i.importId,
      before: before.get(i.importId)?.status ?? "",
      after: `${i.status}, ${i.charges} charges, ${i.billedTotal} billed`,
      reason: i.replaces === "" ? "" : `Replaces ${i.replaces}`,
    }));
}
