/** A month's row in Periods: finding it, replacing it, and the log's entry about it. */
import { anchorOf, chainEntries, lastEntry, type LogDraft } from "../core/log";
import { isPeriod, type Period } from "../core/period";
import type { KnownPeriod, PeriodRecord } from "../core/periods";
import { Refusal } from "../core/problem";
import type { Book } from "./book";
import { actor, type Host } from "./host";

export function refuseNoMonth(period: Period): void {
  if (!isPeriod(period)) throw new Refusal(`"${period}" is not a month. Write it as 2025-01.`);
}

export function existingMonth(book: Book, period: Period): KnownPeriod {
  const row = book.periods.find((p) => p.period === period);
  if (row === undefined)
    throw new Refusal(
      `There is no month ${period} in the workbook. Import a file of it, or take another month. Nothing was written.`,
    );
  return row;
}

export function ofPeriod<R extends { readonly period: Period }>(rows: readonly R[], period: Period): R[] {
  return rows.filter((row) => row.period === period);
}

/** The rows of a month in the place of those that the table has of it. */
export function replaceMonth<R extends { readonly period: Period }>(
  rows: readonly R[],
  period: Period,
  month: readonly R[],
): R[] {
  return [...rows.filter((row) => row.period !== period), ...month];
}

export function monthEntry(
  host: Host,
  period: Period,
  before: string,
  after: string,
  reason: string,
): LogDraft {
  return {
    at: host.clock.now(),
    by: actor(host),
    step: "Close",
    period,
    what: period,
    before,
    after,
    reason,
  };
}

/** What the log says of a posted month. */
export function postedWords(row: Pick<PeriodRecord, "journalReference" | "postingDate">): string {
  return `Posted as ${row.journalReference} on ${row.postingDate}`;
}

/** What Periods keeps of the log, so that entries cut off at its end show: the last of those that will be written. */
export function logEntryAfter(book: Book, drafts: readonly LogDraft[]): string {
  const last = chainEntries(lastEntry(book.log), drafts).at(-1);
  return last === undefined ? "" : anchorOf(last);
}
