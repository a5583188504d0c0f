/** Import: FOCUS files → charges and problems in the workbook, replacing what their source had in the month. */
import { planCorrections, restatedMonth, type CorrectionPlan } from "../core/import/correction-plan";
import type { CorrectionSummary } from "../core/import/correction-summary";
import { planWithLate, type LatePlan } from "../core/import/late-plan";
import type { LateSummary } from "../core/import/late-summary";
import type { ImportPlan } from "../core/import/plan";
import { correctedMonth, lateMonth } from "../core/import/corrected";
import { nextOpenPeriod } from "../core/closing";
import type { ImportFile } from "../core/import/parts";
import type { FileReport, TakenAlong } from "../core/import/report";
import type { FindingRecord } from "../core/import/records";
import { refuseDoubt } from "../core/import/questions";
import type { MonthChoice } from "../core/import/replace";
import type { LogDraft } from "../core/log";
import type { Amount } from "../core/money";
import { isPeriod, type Period } from "../core/period";
import { isOpen } from "../core/periods";
import { Refusal } from "../core/problem";
import { newSource } from "../core/reference";
import type { InputFile } from "../ports/ports";
import { archivedMonth } from "./archived";
import { Book } from "./book";
import { carriedMonths } from "./carried-months";
import { actor, type Host } from "./host";
import { joinedAgain, partedFiles, plannedElsewhere, replacedByLess, roomAfter } from "./import-warnings";
import { lateDoubts, lateNotes } from "./late-sentences";
import { readFiles, type FileChoice } from "./read-files";
import { repeatedCorrections } from "./repeated-corrections";
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
  readonly addPeriods?: readonly Period[];
  /** Replace or add, for single months of a source; it goes before the two above. */
  readonly choices?: readonly MonthChoice[];
  readonly invoiceTotal: Amount | null;
  readonly acceptProblems: boolean;
  /** Bring only what differs from a closed month into an open one: `period`, or the first after it. */
  readonly asCorrection?: boolean;
  /** Rows of closed months beside those of an open one: bring what those have not into the open one. */
  readonly lateRows?: boolean;
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
  /** What late rows of closed months came to; empty where there are none. */
  readonly late: readonly LateSummary[];
  /** What is to be known of the files besides, in words: lines passed over, files of a zip left out. */
  readonly notes: readonly string[];
  /** Months beside those of the files that lose what came with a replaced file. */
  readonly takenAlong: readonly TakenAlong[];
  /** Why this may be the wrong file, a sentence each; empty where nothing looks odd. */
  readonly doubts: readonly string[];
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
    by: actor(host),
    now: host.clock.now(),
  };
  const plan =
    request.asCorrection === true
      ? { ...planCorrections(files, state, full, { lines: book.lines, directory: book.directory }), late: [] }
      : { ...planWithLate(files, state, full), corrections: [] };
  const parted = partedFiles(plan, imports, periods);
  const notes = [
    ...files.flatMap((file) => (file.notes ?? []).map((said) => `${file.name}: ${said}`)),
    ...parted.stayed,
    ...plannedElsewhere(plan, before),
    ...roomAfter(book, plan),
    ...plan.late.flatMap(lateNotes),
  ];
  const doubts = [
    ...replacedByLess(plan),
    ...parted.late,
    ...joinedAgain(plan),
    ...repeatedCorrections(plan),
    ...plan.late.flatMap(lateDoubts),
  ];
  return { ...(await write(host, book, plan, before)), notes, doubts };
}

async function write(
  host: Host,
  book: Book,
  plan: CorrectionPlan & LatePlan,
  before: ImportPlan["charges"],
): Promise<Omit<ImportResult, "notes" | "doubts">> {
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
  const { files, periods, corrections, late, takenAlong } = plan;
  const ids = new Set(files.map((f) => f.importId));
  const findings = plan.findings.filter((f) => ids.has(f.importId));
  return { files, periods, changed, pending, newSources, repeated, findings, corrections, late, takenAlong };
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
    ...(request.addPeriods ?? []),
    ...(request.each ?? []).map((file) => file.period),
  ].find((p) => p !== undefined && !isPeriod(p));
  if (bad !== undefined) throw new Refusal(`"${bad}" is not a month. Write it as 2025-01.`);
  if (request.asCorrection === true && request.add)
    throw new Refusal("A correction brings differences only: leave --add out. Nothing was imported.");
  if (request.asCorrection === true && request.lateRows === true)
    throw new Refusal(
      "A correction compares whole months, late rows are part of one: say --as-correction or --late-rows, not both. Nothing was imported.",
    );
  if (request.files.length === 0) throw new Refusal("Name at least one file to import.");
  if (request.invoiceTotal !== null && request.files.length > 1) {
    throw new Refusal(
      "An invoice total belongs to one file. Import the files one by one. Nothing was imported.",
    );
  }
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
      for (const held of await carriedMonths(book, [of]))
        for (const month of await book.correctedIn(held)) months.add(month);
      const brought = book.imports.filter((i) => correctedMonth(i) === of).map((i) => i.period);
      for (const month of brought) months.add(month);
      // Late rows that were held are decided about where they were carried.
      for (const held of await carriedMonths(book, brought)) months.add(held);
    }
    return months;
  }
  const shas = new Set(book.imports.filter((i) => months.has(i.period)).map((i) => i.sha256));
  for (const i of book.imports) if (shas.has(i.sha256)) months.add(i.period);
  return hasLateRows(book, files, request) ? await withCompared(book, months) : months;
}

/** Whether it was said of these files, now or when they were imported before. */
function hasLateRows(book: Book, files: readonly ImportFile[], { lateRows }: ImportRequest): boolean {
  const known = book.imports.filter((i) => i.status === "Current" && lateMonth(i) !== "");
  return lateRows === true || known.some((i) => files.some((file) => file.sha256 === i.sha256));
}

/** Late rows are compared with all that the workbook has of their closed month, wherever it stands. */
async function withCompared(book: Book, months: ReadonlySet<Period>): Promise<Set<Period>> {
  const all = new Set(months);
  const closed = [...months].filter((month) => !isOpen(book.periods, month));
  for (const of of closed.filter((month) => archivedMonth(book, month) === undefined)) {
    for (const held of await carriedMonths(book, [of]))
      for (const month of await book.correctedIn(held)) all.add(month);
    for (const i of book.imports) if (correctedMonth(i) === of) all.add(i.period);
  }
  return all;
}

function importLog(host: Host, book: Book, plan: ImportPlan): LogDraft[] {
  const before = new Map(book.imports.map((i) => [i.importId, i]));
  return plan.imports
    .filter((i) => before.get(i.importId) !== i)
    .map((i) => ({
      at: host.clock.now(),
      by: actor(host),
      step: "Import",
      period: i.period,
      what: i.importId,
      before: before.get(i.importId)?.status ?? "",
      after: `${i.status}, ${i.charges} charges, ${i.billedTotal} billed`,
      reason: i.replaces === "" ? "" : `Replaces ${i.replaces}`,
    }));
}
