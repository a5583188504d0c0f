/** Closing: a month is frozen, its rows are sealed, and what is held goes on into the next. */
import type { Charge } from "../core/charge";
import { carryHeld, hardReasons, nextOpenPeriod, softReasons, type ClosingFacts } from "../core/closing";
import type { LogDraft } from "../core/log";
import type { Period } from "../core/period";
import { refuseUnlessOpen, REOPEN, type KnownPeriod, type PeriodRecord } from "../core/periods";
import { Refusal } from "../core/problem";
import { stateText } from "../core/review/decision";
import type { FileReader } from "../ports/ports";
import type { JournalSheets } from "../render/journal-file";
import { Book } from "./book";
import { closingFacts } from "./closing-facts";
import { completenessOfBook, sourcesGone } from "./completeness";
import { sealClosing } from "./closing-seals";
import { actor, type Host } from "./host";
import { logEntryAfter, monthEntry, refuseNoMonth, replaceMonth } from "./month-record";
import { newPeriod } from "./period-row";
import { reviewMonth, runRules } from "./review-month";
import { save } from "./save";
import { refuseSamePerson } from "./second-person";

export interface CloseResult {
  readonly period: Period;
  readonly contentHash: string;
  /** Of the exported journal: a file that was changed or is gone. */
  readonly notices: readonly string[];
  /** Sources that the months before had and this one has no file of, a sentence each: it is closed all the same. */
  readonly missingSources: readonly string[];
  /** The month that held charges went to; "" when none was held. */
  readonly carriedInto: Period;
  readonly carried: number;
}

/**
 * Freezes a month: seals its rows, and carries what is held into the next.
 * @param reason overrides what is missing but not wrong: unsent statements, no journal, an invoice difference
 * @param sheets for journals that are Excel sheets
 * @throws Refusal with the list of what stands against it
 */
export async function closePeriod(
  host: Host,
  period: Period,
  reason: string,
  reader: FileReader,
  sheets: JournalSheets | null = null,
): Promise<CloseResult> {
  refuseNoMonth(period);
  const book = await Book.open(host.workbook, [period]);
  refuseClosed(book.periods, period);
  refuseUnlessOpen(book.periods, period);
  refuseSamePerson(host, book, period, "closed");
  const before = book.charges([period]);
  const month = reviewMonth(host, book, period, before);
  const facts = await closingFacts(host, book, period, month, reader, sheets);
  refuseReasons(facts, period, reason);
  const into = nextOpenPeriod(period, book.periods);
  const carried = carryHeld(month.charges, into);
  if (carried.length > 0) await book.load([into]);
  const target = carried.length === 0 ? [] : book.charges([into]);
  const known = new Set(target.map((c) => c.chargeId));
  const arrived = carried.filter((c) => !known.has(c.chargeId));
  const next = arrived.length === 0 ? target : runRules(host, book, into, [...target, ...arrived]).charges;
  const sealed = sealClosing(book, period, before, month.charges);
  const hash = sealed.contentHash;
  const log = [
    ...month.log,
    monthEntry(host, period, "Open", `Closed, ${hash}`, reason),
    ...arrived.map((c) => carryEntry(host, c)),
  ];
  const now = host.clock.now();
  const row = book.periods.find((p) => p.period === period) ?? newPeriod(period, host);
  const closed: PeriodRecord = {
    ...row,
    status: "Closed",
    contentHash: hash,
    logEntry: logEntryAfter(book, log),
    reason,
    closedBy: actor(host),
    closedAt: now,
    updatedAt: now,
  };
  await save(host, book, {
    chargesBefore: [...before, ...target],
    after: {
      ...sealed.tables,
      charges: [...sealed.charges, ...next],
      periods: replaceMonth(book.periods, period, [closed]),
    },
    log,
    periods: arrived.length === 0 ? [period] : [into, period],
  });
  return {
    period,
    contentHash: hash,
    carriedInto: arrived.length === 0 ? "" : into,
    carried: arrived.length,
    notices: facts.warnings,
    missingSources: sourcesGone(completenessOfBook(book, period)),
  };
}

/** Asked for again, it is said to be done, and how to change the month after all. */
function refuseClosed(periods: readonly KnownPeriod[], period: Period): void {
  const row = periods.find((p) => p.period === period);
  if (row?.status !== "Closed" || row.inSheet !== undefined || row.isGone !== undefined) return;
  throw new Refusal(
    `${period} is closed already. Nothing was written. To change it, reopen it first{way}`,
    [],
    REOPEN(period),
  );
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

/** Says what the carried row is, so that its assignment is not taken for an edit in the sheet. */
function carryEntry(host: Host, charge: Charge): LogDraft {
  return {
    ...monthEntry(host, charge.period, `Held in ${charge.carriedFrom}`, stateText(charge), "Carried over"),
    what: charge.chargeId,
  };
}
