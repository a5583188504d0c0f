/** Months: open, closed, posted. Closing freezes a month and carries what is held into the next. */
import { isBillable, type Charge } from "../core/charge";
import { activeLines } from "../core/journal/reverse";
import { carryHeld, hardReasons, nextOpenPeriod, softReasons, type ClosingFacts } from "../core/closing";
import type { LogDraft } from "../core/log";
import { standingOf } from "../core/mail-standing";
import { isPeriod, type Day, type Period } from "../core/period";
import { refuseUnlessOpen, type PeriodRecord } from "../core/periods";
import { Refusal } from "../core/problem";
import { stateText } from "../core/review/decision";
import { isInForce } from "../core/statements/lines";
import type { FileReader } from "../ports/ports";
import { Book } from "./book";
import { monthHash } from "./closing-hash";
import type { Host } from "./host";
import { newPeriod } from "./period-row";
import { reviewMonth, runRules } from "./review-month";
import { save } from "./save";
import { outdatedStatements, planMonth } from "./statements";
import { tieOutBook } from "./tie-out";

export async function listPeriods(host: Host): Promise<readonly PeriodRecord[]> {
  return (await Book.open(host.workbook)).periods;
}

/** Makes a month's row before its first import. */
export async function openPeriod(host: Host, period: Period): Promise<PeriodRecord> {
  refuseNoMonth(period);
  const book = await Book.open(host.workbook, [period]);
  const known = book.periods.find((p) => p.period === period);
  if (known !== undefined) {
    if (known.status === "Open") return known;
    throw new Refusal(
      `${period} is ${known.status.toLowerCase()}. Only periods reopen opens it again. Nothing was written.`,
    );
  }
  const row = newPeriod(period, host);
  await save(host, book, {
    after: { periods: [...book.periods, row] },
    log: [entry(host, period, "", "Open", "")],
    periods: [period],
  });
  return row;
}

export interface CloseResult {
  readonly period: Period;
  readonly contentHash: string;
  /** The month that held charges went to; "" when none was held. */
  readonly carriedInto: Period;
  readonly carried: number;
}

/** @param reason overrides what is missing but not wrong: unsent statements, no journal, an invoice difference */
export async function closePeriod(
  host: Host,
  period: Period,
  reason: string,
  reader: FileReader,
): Promise<CloseResult> {
  refuseNoMonth(period);
  const book = await Book.open(host.workbook, [period]);
  refuseUnlessOpen(book.periods, period);
  const before = book.charges([period]);
  const month = reviewMonth(host, book, period, before);
  refuseReasons(await closingFacts(host, book, period, month, reader), period, reason);
  const into = nextOpenPeriod(period, book.periods);
  const carried = carryHeld(month.charges, into);
  if (carried.length > 0) await book.load([into]);
  const target = carried.length === 0 ? [] : book.charges([into]);
  const known = new Set(target.map((c) => c.chargeId));
  const arrived = carried.filter((c) => !known.has(c.chargeId));
  const next = arrived.length === 0 ? target : runRules(host, book, into, [...target, ...arrived]).charges;
  const hash = monthHash(book, period, month.charges);
  const now = host.clock.now();
  const row = book.periods.find((p) => p.period === period) ?? newPeriod(period, host);
  const closed: PeriodRecord = {
    ...row,
    status: "Closed",
    contentHash: hash,
    reason,
    closedBy: host.by,
    closedAt: now,
    updatedAt: now,
  };
  await save(host, book, {
    chargesBefore: [...before, ...target],
    after: { charges: [...month.charges, ...next], periods: replaceRow(book.periods, closed) },
    log: [
      ...month.log,
      entry(host, period, "Open", `Closed, ${hash}`, reason),
      ...arrived.map((c) => carryEntry(host, c)),
    ],
    periods: arrived.length === 0 ? [period] : [into, period],
  });
  return {
    period,
    contentHash: hash,
    carriedInto: arrived.length === 0 ? "" : into,
    carried: arrived.length,
  };
}

/** Takes a closing back. What it carried over is taken back too, so that nothing is billed twice. */
export async function reopenPeriod(host: Host, period: Period, reason: string): Promise<PeriodRecord> {
  if (reason.trim() === "")
    throw new Refusal("Say why the month is reopened{way}. Nothing was written.", [], REASON);
  const book = await Book.open(host.workbook);
  const row = existing(book, period);
  if (row.status !== "Closed") {
    throw new Refusal(
      row.status === "Open"
        ? `${period} is open already. Nothing was written.`
        : `${period} is posted to the ledger and stays closed. Put corrections into an open month. Nothing was written.`,
    );
  }
  const months = await book.carriedInto(period);
  await book.load([...months, period]);
  const later = book.charges(months);
  const carried = later.filter((c) => c.carriedFrom === period);
  const stuck = [...new Set(carried.map((c) => c.period))].filter((p) =>
    book.periods.some((r) => r.period === p && r.status !== "Open"),
  );
  if (stuck.length > 0) {
    throw new Refusal(
      `Charges held in ${period} went on to ${stuck.join(", ")}, which is closed. Reopen that first. Nothing was written.`,
    );
  }
  refuseBilledOnward(book, carried, period);
  const opened: PeriodRecord = {
    ...row,
    status: "Open",
    contentHash: "",
    reason,
    closedBy: "",
    closedAt: "",
    updatedAt: host.clock.now(),
  };
  await save(host, book, {
    chargesBefore: [...later, ...book.charges([period])],
    after: {
      charges: [...later.filter((c) => c.carriedFrom !== period), ...book.charges([period])],
      periods: replaceRow(book.periods, opened),
    },
    log: [entry(host, period, "Closed", "Open", reason), ...carried.map((c) => takenBack(host, c))],
    periods: [...new Set(carried.map((c) => c.period)), period],
  });
  return opened;
}

/** What was carried over and then billed must not be billed here again. */
function refuseBilledOnward(book: Book, carried: readonly Charge[], period: Period): void {
  const issued = new Set(book.statements.filter((s) => s.status === "Issued").map((s) => s.statementNo));
  const exported = new Set(activeLines(book.journal).map((l) => l.period));
  const billed = carried.filter(
    (c) => isBillable(c) && (issued.has(c.statementNo) || exported.has(c.period)),
  );
  if (billed.length === 0) return;
  const months = [...new Set(billed.map((c) => c.period))].join(", ");
  throw new Refusal(
    `${billed.length === 1 ? "A charge" : `${billed.length} charges`} held in ${period} went on to ${months} and ${billed.length === 1 ? "was" : "were"} billed there: the statement is sent or the journal exported. ` +
      `Hold or reject it in ${months}, make its statements again and reverse its journal; then reopen ${period}. Nothing was written.`,
    billed.map((c) => c.chargeId),
  );
}

/** Marks a closed month as posted: the ledger has it, and it stays as it is. */
export async function postPeriod(
  host: Host,
  period: Period,
  reference: string,
  postingDate: Day,
): Promise<PeriodRecord> {
  if (reference.trim() === "")
    throw new Refusal("Give the ledger's journal number{way}. Nothing was written.", [], {
      script: ": --reference",
      pane: "",
    });
  const book = await Book.open(host.workbook, [period]);
  const row = existing(book, period);
  if (row.status !== "Closed")
    throw new Refusal(
      `${period} is ${row.status.toLowerCase()}; only a closed month is posted. Nothing was written.`,
    );
  const posted: PeriodRecord = {
    ...row,
    status: "Posted",
    journalReference: reference,
    postingDate,
    updatedAt: host.clock.now(),
  };
  const journal = book.journal.map((l) =>
    l.period === period && l.status === "Exported" ? { ...l, status: "Posted" as const } : l,
  );
  await save(host, book, {
    after: { periods: replaceRow(book.periods, posted), journal },
    log: [entry(host, period, "Closed", `Posted as ${reference}`, "")],
    periods: [period],
  });
  return posted;
}

/** What closing depends on. */
export async function closingFacts(
  host: Host,
  book: Book,
  period: Period,
  month: ReturnType<typeof reviewMonth>,
  reader: FileReader,
): Promise<ClosingFacts> {
  const statements = ofMonth(book.statements, period);
  const plan = planMonth(host, book, month, { period });
  const { tieOut } = await tieOutBook(book, period, reader);
  const standings = statements.filter(isInForce).map((s) => standingOf(s, book.mailLog));
  return {
    tieOut,
    pendingCharges: month.charges.filter((c) => c.review === "Pending").length,
    openProblems: ofMonth(book.problems, period).filter((p) => p.status === "Open").length,
    outdatedStatements: outdatedStatements(plan, statements).length,
    notSent: standings.filter((standing) => standing === "not sent").length,
    unknown: standings.filter((standing) => standing === "unknown").length,
    imports: ofMonth(book.imports, period),
  };
}

function refuseReasons(facts: ClosingFacts, period: Period, reason: string): void {
  const hard = hardReasons(facts);
  const soft = reason.trim() === "" ? softReasons(facts) : [];
  if (hard.length + soft.length === 0) return;
  const reasons = [...hard, ...soft];
  const overrule = hard.length === 0;
  throw new Refusal(`${period} cannot be closed: ${reasons.join("; ")}.{way} Nothing was written.`, reasons, {
    script: overrule ? ' If that is meant so, say why with --reason "…".' : "",
    pane: overrule ? " If that is meant so, give a reason and close again." : "",
  });
}

/** Where the reason is given: the pane has a field for it. */
const REASON = { script: ": --reason", pane: "" };

function refuseNoMonth(period: Period): void {
  if (!isPeriod(period)) throw new Refusal(`"${period}" is not a month. Write it as 2025-01.`);
}

function existing(book: Book, period: Period): PeriodRecord {
  const row = book.periods.find((p) => p.period === period);
  if (row === undefined)
    throw new Refusal(`There is no month ${period} in the workbook. Nothing was written.`);
  return row;
}

function ofMonth<R extends { readonly period: Period }>(rows: readonly R[], period: Period): R[] {
  return rows.filter((row) => row.period === period);
}

function replaceRow(rows: readonly PeriodRecord[], row: PeriodRecord): PeriodRecord[] {
  return [...rows.filter((p) => p.period !== row.period), row];
}

function entry(host: Host, period: Period, before: string, after: string, reason: string): LogDraft {
  return { at: host.clock.now(), by: host.by, step: "Close", period, what: period, before, after, reason };
}

function takenBack(host: Host, charge: Charge): LogDraft {
  const reason = `Taken back into ${charge.carriedFrom}`;
  return { ...entry(host, charge.period, stateText(charge), "", reason), what: charge.chargeId };
}

/** Says what the carried row is, so that its assignment is not taken for an edit in the sheet. */
function carryEntry(host: Host, charge: Charge): LogDraft {
  return {
    ...entry(host, charge.period, `Held in ${charge.carriedFrom}`, stateText(charge), "Carried over"),
    what: charge.chargeId,
  };
}
