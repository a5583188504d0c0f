/** Before anything is sent: what is in doubt is looked for, drafts that nobody will send are thrown away. */
import type { MailLogEntry } from "../../core/mail";
import { carries } from "../../core/mail-key";
import type { MailPlan } from "../../core/mail-plan";
import type { StatementRecord } from "../../core/statements/statement";
import { lookOnce } from "./look";
import { isHere, whereItIs } from "./mailbox";
import type { MailTools } from "./one-mail";
import { concerned, outdatedRows, planOf, type Run } from "./run";
import { CHANGED, endStale, SAYS_OTHERWISE } from "./stale";

export interface Before {
  readonly plan: MailPlan<StatementRecord>;
  /** Keys of the mails that were in doubt when the run began. */
  readonly doubtful: readonly string[];
  readonly warnings: readonly string[];
}

export async function lookBefore(run: Run, tools: MailTools): Promise<Before> {
  const doubtful = inDoubt(run).map((row) => row.mailKey);
  const rows = (): MailLogEntry[] => doubtful.flatMap((key) => run.ledger.row(key) ?? []);
  const silent = await lookOnce(rows(), (row) => isHere(row, run.sender, run.mailbox), tools);
  const justSent = rows().filter((row) => row.status === "Sent");
  const first = planOf(run, justSent);
  const outdated = outdatedRows(run, first.jobs);
  const thrownAway = [
    ...(await endStale(first.stale, CHANGED, tools)),
    ...(await endStale(outdated, SAYS_OTHERWISE, tools)),
  ];
  const plan = planOf(run, justSent);
  const warnings = [...silent, ...thrownAway, ...warningsOf(plan, rows()), ...orderedAgain(plan, outdated)];
  return { plan, doubtful, warnings };
}

export function inDoubt(run: Run): MailLogEntry[] {
  return concerned(run)
    .filter((row) => !run.sealed.has(row.mailKey))
    .filter((row) => row.status === "Sending" || row.status === "Unknown");
}

/** @param doubtful rows that were in doubt, as they are now */
export function warningsOf(
  plan: MailPlan<StatementRecord>,
  doubtful: readonly MailLogEntry[],
): readonly string[] {
  const again = doubtful.filter((row) => row.status === "Unknown" && goesOut(row, plan));
  return [
    ...again.map((row) => `${row.statementNo} may have gone to ${row.to} before: that mail is Unknown.`),
    ...plan.elsewhere.map(
      (row) =>
        `${row.statementNo} to ${row.to} waits: its draft may lie with ${whereItIs(row)}. Send it there, or say that it was not sent.`,
    ),
  ];
}

/** What was to be sent again and is not any more: only a person orders that. */
function orderedAgain(plan: MailPlan<StatementRecord>, outdated: readonly MailLogEntry[]): string[] {
  return outdated
    .filter((row) => row.reason !== "" && !goesOut(row, plan))
    .map(
      ({ statementNo, to }) =>
        `${statementNo} to ${to} was to go out again. ${SAYS_OTHERWISE} Send it again if it still should.`,
    );
}

function goesOut(row: MailLogEntry, { jobs }: MailPlan<StatementRecord>): boolean {
  return jobs.some((job) => job.items.some((item) => carries(row, item)));
}
