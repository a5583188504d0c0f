/**
 * Mails that were sent again after their month was closed: no seal has them, so that the log keeps each row's seal as
 * it was written. What the log does not know is no such mail.
 */
import type { SealCheck } from "./closing-check";
import { MAILS } from "./closing-tables";
import { byNumber, lastEntry, type LogDraft, type LogEntry } from "./log";
import type { MailLogEntry } from "./mail";
import { isOfPeriod } from "./mail-key";
import type { Period } from "./period";

const AFTER = " after closing, ";

/** What the log keeps of a row that is written in a closed month. @param row as its cells will have it */
export function resentEntry(
  row: MailLogEntry,
  before: string,
  base: Pick<LogDraft, "at" | "by" | "period">,
): LogDraft {
  const after = `${row.status}${AFTER}${MAILS.sealOf(row)}`;
  return { ...base, step: "Send", what: row.mailKey, before, after, reason: row.reason };
}

/** By mail key, the seals of the rows that were written since the month was last closed. */
export function resentSince(log: readonly LogEntry[], period: Period): ReadonlyMap<string, string> {
  const closing = lastEntry(
    log.filter((e) => e.step === "Close" && e.what === period && e.after.startsWith("Closed, ")),
  );
  if (closing === undefined) return new Map();
  const entries = byNumber(log).filter((e) => e.entry > closing.entry && e.step === "Send");
  return new Map(
    entries
      .filter((e) => isOfPeriod({ mailKey: e.what }, period) && e.after.includes(AFTER))
      .map((e) => [e.what, e.after.slice(e.after.indexOf(AFTER) + AFTER.length)]),
  );
}

/** The rows to be held against the month's seals: all but those that are as the log has them, once each. */
export function withoutResent(
  mails: readonly MailLogEntry[],
  resent: ReadonlyMap<string, string>,
): MailLogEntry[] {
  const left = new Map(resent);
  return mails.filter((row) => {
    const isAsLogged = left.get(row.mailKey) === MAILS.sealOf(row);
    if (isAsLogged) left.delete(row.mailKey);
    return !isAsLogged;
  });
}

/** Names the rows of such mails that were typed over, which no seal has, and those that are gone. */
export function withResent(
  check: SealCheck,
  mails: readonly MailLogEntry[],
  resent: ReadonlyMap<string, string>,
): SealCheck {
  if (resent.size === 0) return check;
  const times = (key: string): number => mails.filter((row) => row.mailKey === key).length;
  const isChanged = ({ table, key }: SealCheck["added"][number]): boolean =>
    table === MAILS.table && resent.has(key) && times(key) === 1;
  const gone = [...resent.keys()].filter((key) => times(key) === 0);
  return {
    ...check,
    changed: [...check.changed, ...check.added.filter(isChanged)],
    added: check.added.filter((row) => !isChanged(row)),
    missing: [...check.missing, ...gone.map((part) => ({ table: MAILS.table, part, rows: 1, amount: 0n }))],
  };
}
