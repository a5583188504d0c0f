/** Problem rows: listed, mended into charges, or waived with a reason. Their money is never lost sight of. */
import type { Charge } from "../core/charge";
import { readRawRow } from "../core/focus/read";
import { isRowProblem, type ImportedCharge, type RowProblem } from "../core/focus/row";
import { newCharge } from "../core/import/match";
import { mendedChargeId } from "../core/import/mended";
import type { ProblemRecord } from "../core/import/records";
import type { Amount } from "../core/money";
import type { Period } from "../core/period";
import { refuseUnlessOpen } from "../core/periods";
import { Refusal } from "../core/problem";
import { Book } from "./book";
import { actor, type Host } from "./host";
import { troublesOf, withAmounts, type GivenAmounts, type RowTrouble } from "./mend-row";
import { reviewMonth, runRules } from "./review-month";
import { save } from "./save";

export async function listProblems(host: Host, period: Period): Promise<readonly ProblemRecord[]> {
  const book = await Book.open(host.workbook);
  return book.problems.filter((p) => p.period === period);
}

/** Without an amount the raw row is read again as it stands in the sheet. */
export interface FixRequest extends GivenAmounts {
  readonly period: Period;
  readonly id: string;
  readonly reason: string;
}

export interface FixResult {
  /** The charge the row became; null when something else in the row cannot be read either. */
  readonly charge: Charge | null;
  readonly problem: ProblemRecord;
  /** What cannot be read yet; none when there is a charge. */
  readonly troubles: readonly RowTrouble[];
  /** What the row's columns say now, where an amount was given. */
  readonly amounts: ReadonlyMap<string, Amount>;
  /** False where nothing was given and the row is as it was: nothing was written. */
  readonly taken: boolean;
}

export async function fixProblem(host: Host, request: FixRequest): Promise<FixResult> {
  const book = await Book.open(host.workbook, [request.period]);
  const problem = openProblem(book, request);
  const readRow = (text: string): ImportedCharge | RowProblem =>
    readRawRow(problem.importId, text, problem.sourceRow, {
      source: problem.source,
      costBasis: book.directory.source(problem.source)?.costBasis ?? "Billed",
      settings: book.settings,
      directory: book.directory,
    });
  const { rawRow, amounts } = withAmounts(problem, request, readRow, book.settings.currency);
  const read = readRow(rawRow);
  const troubles = isRowProblem(read) ? troublesOf(problem, rawRow, readRow) : [];
  if (isRowProblem(read) && amounts.size === 0 && isSameTrouble(problem, read))
    return { charge: null, problem, troubles, amounts, taken: false };
  const mended = isRowProblem(read)
    ? stillBad(problem, rawRow, read, host)
    : resolved(problem, rawRow, request, host);
  const before = book.charges([request.period]);
  const month = reviewMonth(host, book, request.period, before);
  const fresh = isRowProblem(read)
    ? null
    : newCharge(mendedChargeId(problem.problemId), {
        row: { ...read, period: problem.period },
        importId: problem.importId,
      });
  const charges =
    fresh === null ? month.charges : runRules(host, book, request.period, [...month.charges, fresh]).charges;
  await save(host, book, {
    chargesBefore: before,
    after: { charges, problems: book.problems.map((p) => (p === problem ? mended : p)) },
    log: [...month.log, entry(host, problem, mended, request.reason)],
    periods: [request.period],
  });
  const charge = charges.find((c) => c.chargeId === fresh?.chargeId) ?? null;
  return { charge, problem: mended, troubles, amounts, taken: true };
}

export async function waiveProblem(
  host: Host,
  period: Period,
  id: string,
  reason: string,
): Promise<ProblemRecord> {
  const [waived] = await waiveProblems(host, period, [id], reason);
  if (waived === undefined) throw new Error(`The problem row ${id} was not waived.`);
  return waived;
}

/** All in one write, or none. @throws Refusal where one of them is not open */
export async function waiveProblems(
  host: Host,
  period: Period,
  ids: readonly string[],
  reason: string,
): Promise<ProblemRecord[]> {
  if (reason.trim() === "")
    throw new Refusal("Say why the row is not billed{way}. Nothing was written.", [], {
      script: ": --reason",
      pane: "",
    });
  const book = await Book.open(host.workbook, [period]);
  const waived = new Map<ProblemRecord, ProblemRecord>();
  for (const id of ids) {
    const problem = openProblem(book, { period, id });
    waived.set(problem, { ...problem, status: "Waived", reason, updatedAt: host.clock.now() });
  }
  await save(host, book, {
    after: { problems: book.problems.map((p) => waived.get(p) ?? p) },
    log: [...waived].map(([problem, after]) => entry(host, problem, after, reason)),
    periods: [period],
  });
  return [...waived.values()];
}

function openProblem(book: Book, { period, id }: { period: Period; id: string }): ProblemRecord {
  refuseUnlessOpen(book.periods, period);
  const problem = book.problems.find((p) => p.problemId === id && p.period === period);
  if (problem === undefined)
    throw new Refusal(
      `${period} has no problem row ${id}. Look at the list of problem rows again. Nothing was written.`,
    );
  if (problem.status === "Open") return problem;
  throw new Refusal(
    `The problem row ${id} is ${problem.status.toLowerCase()} already. Look at the list of problem rows again. Nothing was written.`,
  );
}

function isSameTrouble(a: ProblemRecord, b: RowProblem): boolean {
  return a.code === b.code && a.column === b.column && a.value === b.value && a.message === b.message;
}

function resolved(problem: ProblemRecord, rawRow: string, request: FixRequest, host: Host): ProblemRecord {
  return { ...problem, rawRow, reason: request.reason, status: "Resolved", updatedAt: host.clock.now() };
}

/** Another column cannot be read either: the row stays open and says so. */
function stillBad(problem: ProblemRecord, rawRow: string, read: RowProblem, host: Host): ProblemRecord {
  const { code, column, value, message } = read;
  return { ...problem, rawRow, code, column, value, message, updatedAt: host.clock.now() };
}

function entry(host: Host, before: ProblemRecord, after: ProblemRecord, reason: string) {
  return {
    at: host.clock.now(),
    by: actor(host),
    step: "Problems",
    period: before.period,
    what: before.problemId,
    before: `${before.status}, ${before.column} "${before.value}"`,
    after: after.status,
    reason,
  };
}
