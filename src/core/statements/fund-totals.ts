/** What funds have borne so far, by the lines of statements in force: what a fund's cap is compared with. */
import type { Cents } from "../money";
import type { Period } from "../period";
import type { PeriodRecord } from "../periods";
import { isInForce } from "./lines";
import type { StatementLine, StatementRecord } from "./statement";

/** What tells which months were closed, and in which order. */
export type ClosedMonths = readonly Pick<PeriodRecord, "period" | "status" | "closedAt" | "logEntry">[];

interface BilledBefore {
  /** The month before which it was billed, itself left out. */
  readonly period: Period;
  /** Statements in another one are no amounts that could be added. */
  readonly currency: string;
  readonly periods: ClosedMonths;
}

/** Of the months that were billed before one: charges, credits and what a fund paid for others, each with its sign. */
export function fundTotals(
  statements: readonly StatementRecord[],
  lines: readonly StatementLine[],
  { period, currency, periods }: BilledBefore,
): Map<string, Cents> {
  const isBefore = billedBefore(period, periods);
  const counted = new Set(
    statements
      .filter((s) => isInForce(s) && s.currency === currency && isBefore(s.period))
      .map((s) => s.statementNo),
  );
  return totalsOf(lines.filter((line) => counted.has(line.statementNo)));
}

/**
 * All earlier months, and of the later ones those that were closed before this one: what they put on a fund stays. A
 * later month that is open gives way, whether its statements are drafts or were sent: its own review counts this month
 * before it can be closed, so that only one of the two is asked about. And a closed month counts what it counted then.
 */
function billedBefore(period: Period, periods: ClosedMonths): (other: Period) => boolean {
  const closings = new Map(
    periods
      .filter((row) => row.status !== "Open")
      .map((row) => [row.period, `${row.closedAt} ${String(row.logEntry).padStart(12, "0")}`]),
  );
  const own = closings.get(period);
  return (other) => {
    if (other <= period) return other < period;
    const closing = closings.get(other);
    return closing !== undefined && (own === undefined || closing < own);
  };
}

/** By Fund Org. */
export function totalsOf(lines: readonly StatementLine[]): Map<string, Cents> {
  const totals = new Map<string, Cents>();
  for (const { fundOrg, billed } of lines) totals.set(fundOrg, (totals.get(fundOrg) ?? 0) + billed);
  return totals;
}
