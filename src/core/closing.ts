/** Closing a month: what stands against it, and what is carried over. */
import type { Charge } from "./charge";
import { differsUnexplained, invoiceDifference } from "./import/invoice";
import type { ImportRecord } from "./import/records";
import { amountToText } from "./money";
import { addMonths, type Period } from "./period";
import type { PeriodRecord } from "./periods";
import { checkWords, isOff, namedWords, type Check } from "./tieout/check";
import type { TieOut } from "./tieout/tie-out";

export interface ClosingFacts {
  readonly tieOut: TieOut;
  readonly pendingCharges: number;
  readonly openProblems: number;
  /** Statements that are missing or no longer say what the charges say. */
  readonly outdatedStatements: number;
  /** Statements that did not go out. */
  readonly notSent: number;
  /** Statements of which nobody knows whether they went out. */
  readonly unknown: number;
  readonly imports: readonly ImportRecord[];
  /** Rows of Subsidy Balances that are not what the statement lines come to; a sentence each. */
  readonly balancesOff: readonly string[];
  /** Closed months after it whose subsidy balances do not open with what the month leaves; the newest first. */
  readonly laterOff: readonly Pick<PeriodRecord, "period" | "status">[];
}

/** Something that stands against closing. */
export interface Obstacle {
  readonly reason: string;
  /** Where it is put right: a step of the month, or the tie-out itself. */
  readonly where: "import" | "review" | "statements" | "send" | "journal" | "tie-out";
  /** Whether a person may close all the same, saying why. */
  readonly overridable: boolean;
}

export function obstacles(facts: ClosingFacts): Obstacle[] {
  return [...hardObstacles(facts), ...softObstacles(facts)];
}

/** Reasons against closing that nothing overrides. */
export function hardReasons(facts: ClosingFacts): string[] {
  return hardObstacles(facts).map((o) => o.reason);
}

/** Reasons that a person may override by giving one of their own. */
export function softReasons(facts: ClosingFacts): string[] {
  return softObstacles(facts).map((o) => o.reason);
}

function hardObstacles(facts: ClosingFacts): Obstacle[] {
  const { pendingCharges, openProblems, outdatedStatements } = facts;
  const found: Obstacle[] = [];
  const add = (where: Obstacle["where"], reason: string) => found.push({ reason, where, overridable: false });
  if (pendingCharges > 0)
    add("review", `${several(pendingCharges, "charge is", "charges are")} pending: decide them under review`);
  if (openProblems > 0)
    add("review", `${several(openProblems, "problem row is", "problem rows are")} open: fix or waive them`);
  if (outdatedStatements > 0)
    add(
      "statements",
      `${several(outdatedStatements, "statement is", "statements are")} missing or out of date: make the statements again`,
    );
  for (const check of facts.tieOut.checks.filter(isOff))
    if (check.overridable !== true) add("tie-out", tieOutWords(check));
  for (const row of facts.balancesOff)
    add("statements", `${row}: put it back or make that month's statements again`);
  if (facts.laterOff.length > 0) add("statements", laterOffWords(facts.laterOff));
  return found;
}

function tieOutWords(check: Check): string {
  return `the tie-out is off: ${checkWords(check)}${namedWords(check)}`;
}

/** Closed as it is, both months would have paid the same amount. */
function laterOffWords(later: ClosingFacts["laterOff"]): string {
  const names = later.map((month) => month.period).join(", ");
  const isPosted = later.some((month) => month.status === "Posted");
  return (
    `${names} ${later.length === 1 ? "is" : "are"} closed, and ${later.length === 1 ? "its" : "their"} Subsidy Balances do not open with what this month leaves: ` +
    (isPosted
      ? "hold what was not billed in this month then, so that it goes into an open month"
      : `reopen ${later.length === 1 ? "it" : "them, the newest first"}, close this month, then make the later statements again`)
  );
}

function softObstacles(facts: ClosingFacts): Obstacle[] {
  const { notSent, unknown } = facts;
  const found: Obstacle[] = [];
  const add = (where: Obstacle["where"], reason: string) => found.push({ reason, where, overridable: true });
  if (notSent > 0) add("send", `${several(notSent, "statement is", "statements are")} not sent`);
  if (unknown > 0)
    add(
      "send",
      `nobody knows whether ${several(unknown, "statement", "statements")} left: decide under Send`,
    );
  for (const check of facts.tieOut.checks.filter(isOff))
    if (check.overridable === true) add("tie-out", tieOutWords(check));
  const { statements, paidByOthers, journalDebits } = facts.tieOut;
  if ((statements !== 0n || paidByOthers !== 0n) && journalDebits === null)
    add("journal", "the journal is not exported");
  for (const i of facts.imports) {
    if (!differsUnexplained(i)) continue;
    const by = amountToText(invoiceDifference(i) ?? 0n);
    add("import", `${i.source} differs from its invoice by ${by} and nobody explained it (${i.fileName})`);
  }
  return found;
}

function several(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** The open month that held charges go to: the first after `period` that is not closed. */
export function nextOpenPeriod(period: Period, periods: readonly PeriodRecord[]): Period {
  const closed = new Set(periods.filter((p) => p.status !== "Open").map((p) => p.period));
  let next = addMonths(period, 1);
  while (closed.has(next)) next = addMonths(next, 1);
  return next;
}

/** Each held charge's row in the next open month; it waits there for a decision. */
export function carryHeld(charges: readonly Charge[], into: Period): Charge[] {
  return charges
    .filter((c) => c.review === "Held")
    .map((c) => ({
      ...c,
      chargeId: `${c.chargeId}@${into}`,
      period: into,
      review: "Pending",
      flags: `Carried over: held in ${c.period}${c.reviewNote === "" ? "" : ` (${c.reviewNote.replace(/;/g, ",")})`}`,
      reviewNote: "",
      reviewedBy: "",
      reviewedAt: "",
      statementNo: "",
      carriedFrom: c.period,
      seal: "",
    }));
}
