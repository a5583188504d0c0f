/** Problem rows: listed, mended into charges, or waived with a reason. Their money is never lost sight of. */
import type { Charge } from "../core/charge";
import { writtenIn } from "../core/focus/number-style";
import { headingIn, rawRowOf, readingsOf } from "../core/focus/raw-row";
import { readRawRow } from "../core/focus/read";
import { isRowProblem, type RowProblem } from "../core/focus/row";
import { newCharge } from "../core/import/match";
import { mendedChargeId } from "../core/import/mended";
import type { ProblemRecord } from "../core/import/records";
import type { Amount } from "../core/money";
import type { Period } from "../core/period";
import { refuseUnlessOpen } from "../core/periods";
import { Refusal } from "../core/problem";
import { Book } from "./book";
import { actor, type Host } from "./host";
import { reviewMonth, runRules } from "./review-month";
import { save } from "./save";

export async function listProblems(host: Host, period: Period): Promise<readonly ProblemRecord[]> {
  const book = await Book.open(host.workbook);
  return book.problems.filter((p) => p.period === period);
}

export interface FixRequest {
  readonly period: Period;
  readonly id: string;
  /** What the unreadable column should say; without it the raw row is read again as it stands in the sheet. */
  readonly amount: Amount | null;
  readonly reason: string;
}

export interface FixResult {
  /** The charge the row became; null when something else in the row cannot be read either. */
  readonly charge: Charge | null;
  readonly problem: ProblemRecord;
}

export async function fixProblem(host: Host, request: FixRequest): Promise<FixResult> {
  const book = await Book.open(host.workbook, [request.period]);
  const problem = openProblem(book, request);
  const rawRow = mendedRow(problem, request.amount);
  const read = readRawRow(problem.importId, rawRow, problem.sourceRow, {
    source: problem.source,
    costBasis: book.directory.source(problem.source)?.costBasis ?? "Billed",
    settings: book.settings,
    directory: book.directory,
  });
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
  return { charge: charges.find((c) => c.chargeId === fresh?.chargeId) ?? null, problem: mended };
}

export async function waiveProblem(
  host: Host,
  period: Period,
  id: string,
  reason: string,
): Promise<ProblemRecord> {
  if (reason.trim() === "")
    throw new Refusal("Say why the row is not billed{way}. Nothing was written.", [], {
      script: ": --reason",
      pane: "",
    });
  const book = await Book.open(host.workbook, [period]);
  const problem = openProblem(book, { period, id });
  const waived: ProblemRecord = { ...problem, status: "Waived", reason, updatedAt: host.clock.now() };
  await save(host, book, {
    after: { problems: book.problems.map((p) => (p === problem ? waived : p)) },
    log: [entry(host, problem, waived, reason)],
    periods: [period],
  });
  return waived;
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

/** The raw row with the amount in the column that could not be read. */
function mendedRow(problem: ProblemRecord, amount: Amount | null): string {
  if (amount === null) return problem.rawRow;
  const row = rawRowOf(problem.importId, problem.rawRow, problem.sourceRow);
  const heading = headingIn(row, problem.column);
  if (!problem.code.startsWith("N") || heading === undefined) {
    throw new Refusal(
      `This row's trouble is not an amount: ${problem.message} Correct Raw Row on the Problems sheet, then fix it without {way}. Nothing was written.`,
      [],
      { script: "--amount", pane: "an amount" },
    );
  }
  return JSON.stringify({ ...row, [heading]: writtenIn(amount, readingsOf(row).amounts) });
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
