/** Which mails a month still needs: what an earlier run began goes on, what is in doubt waits, nothing goes out twice. */
import type { MailLogEntry } from "./mail";
import { carries, nextAttempt, nextSending, sendingOf, statementsOf, type Carried } from "./mail-key";

/** A mail to be made, or to go on with. */
export interface MailJob<I extends Carried> {
  /** Of one PI, at least one. */
  readonly items: readonly I[];
  /** Which time it goes out: part of the mail's key. */
  readonly sending: number;
  readonly attempt: number;
  /** Why it goes out again; "" for the first time. */
  readonly reason: string;
  /** The row an earlier run left: nothing of it has left, its draft may lie in the mailbox. */
  readonly row: MailLogEntry | null;
}

export interface MailPlan<I extends Carried> {
  readonly jobs: readonly MailJob<I>[];
  /** Drafted rows that nobody will send: what they carry has changed, or went out otherwise. */
  readonly stale: readonly MailLogEntry[];
  /** Drafted rows whose draft lies with another sender or mailbox: what they carry waits for a person. */
  readonly elsewhere: readonly MailLogEntry[];
}

export interface PlanOptions {
  readonly resend: { readonly reason: string } | undefined;
  /** Statements that went out just now: they are not sent once more. */
  readonly justSent: ReadonlySet<string>;
  /** Whether the sender at hand can see a row's draft. */
  readonly isHere: (row: MailLogEntry) => boolean;
}

/**
 * @param items statements in force, one list a PI
 * @param log rows of the month, of these PIs and of those who have no statement any more
 */
export function planMails<I extends Carried>(
  items: readonly (readonly I[])[],
  log: readonly MailLogEntry[],
  options: PlanOptions,
): MailPlan<I> {
  const drafted = log.filter((row) => row.status === "Drafted").sort((a, b) => b.attempt - a.attempt);
  const elsewhere = drafted.filter(
    (row) => !options.isHere(row) && items.flat().some((i) => carries(row, i)),
  );
  const waiting = new Set(items.flat().filter((item) => elsewhere.some((row) => carries(row, item))));
  const begun = drafted.filter((row) => options.isHere(row));
  const plans = items.map((of) =>
    planOne(
      of.filter((item) => !waiting.has(item)),
      begun,
      log,
      options,
    ),
  );
  const kept = new Set(plans.flatMap((plan) => plan.kept));
  return {
    jobs: plans.flatMap((plan) => plan.jobs),
    stale: begun.filter((row) => !kept.has(row)),
    elsewhere,
  };
}

/** The mails of one PI. */
function planOne<I extends Carried>(
  items: readonly I[],
  begun: readonly MailLogEntry[],
  log: readonly MailLogEntry[],
  { resend, justSent }: PlanOptions,
): { readonly jobs: readonly MailJob<I>[]; readonly kept: readonly MailLogEntry[] } {
  const jobs: MailJob<I>[] = [];
  const kept: MailLogEntry[] = [];
  const taken = new Set<I>();
  for (const row of begun) {
    const carried = items.filter((item) => carries(row, item));
    const whole = carried.length > 0 && carried.length === statementsOf(row).length;
    // What another attempt sent goes on only where a person said why it goes out again.
    const isDone = row.reason === "" && carried.some((item) => isSent(item, log));
    if (!whole || isDone || carried.some((item) => taken.has(item))) continue;
    kept.push(row);
    for (const item of carried) taken.add(item);
    if (carried.some((item) => isInDoubt(item, log, row.reason !== ""))) continue;
    const { attempt, reason } = row;
    jobs.push({ items: carried, sending: sendingOf(row), attempt, reason, row });
  }
  const again = resend !== undefined;
  const due = items
    .filter((item) => !taken.has(item) && !justSent.has(item.statementNo))
    .filter((item) => !isInDoubt(item, log, again) && (again || !isSent(item, log)));
  if (due.length > 0) {
    const numbers = due.map((item) => item.statementNo);
    const sending = nextSending(due, log, again);
    const attempt = nextAttempt(numbers, log);
    jobs.push({ items: due, sending, attempt, reason: resend?.reason ?? "", row: null });
  }
  return { jobs, kept };
}

/** It may have left. What is Unknown keeps nobody from sending it again on purpose; what is leaving now does. */
function isInDoubt(item: Carried, log: readonly MailLogEntry[], again: boolean): boolean {
  return isIn(again ? ["Sending"] : ["Sending", "Unknown"], item, log);
}

export function isSent(item: Carried, log: readonly MailLogEntry[]): boolean {
  return isIn(["Sent"], item, log);
}

function isIn(
  states: readonly MailLogEntry["status"][],
  item: Carried,
  log: readonly MailLogEntry[],
): boolean {
  return log.some((row) => states.includes(row.status) && carries(row, item));
}
