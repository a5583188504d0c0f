/**
 * Send: one mail a PI with the month's statements attached; each statement goes out once unless a person says so.
 * Nothing is sent before the Mail Log says so; what is in doubt is looked for, and never repeated by itself.
 */
import type { MailLogEntry } from "../core/mail";
import { carries } from "../core/mail-key";
import type { MailPlan } from "../core/mail-plan";
import { Refusal } from "../core/problem";
import type { StatementRecord } from "../core/statements/statement";
import type { MailSender } from "../ports/mail-sender";
import type { FontSource } from "../ports/ports";
import type { Host } from "./host";
import { deliverAll } from "./send/deliver-all";
import { lookOnce, waitFor } from "./send/look";
import { isHere, refuseOtherMailbox, whereItIs } from "./send/mailbox";
import type { MailTools } from "./send/one-mail";
import { listsOf } from "./send/result";
import { concerned, makeMails, openRun, outdatedRows, planOf, type Run } from "./send/run";
import { CHANGED, endStale, SAYS_OTHERWISE } from "./send/stale";
import type { SendRequest, SendResult, Wait } from "./send/types";
import { pass } from "./send/wait";

export type { SendRequest, SendResult } from "./send/types";

/**
 * @param wait lets time pass between two looks at mails that may be leaving
 * @throws Refusal before anything is sent
 * @throws HostFailure when the workbook cannot be written; Send again goes on where it stopped
 */
export async function sendStatements(
  host: Host,
  request: SendRequest,
  sender: MailSender,
  fonts: FontSource,
  wait: Wait = pass,
): Promise<SendResult> {
  const { finish, resend } = request;
  if (finish === "draft" && sender.place !== "mailbox")
    throw new Refusal(`${sender.name} keeps no drafts: they need a mailbox. Nothing was written.`);
  if (resend?.reason.trim() === "") throw new Refusal("Say why the mail goes out again. Nothing was sent.");
  const run = await openRun(host, request, sender);
  return host.dryRun ? await rehearse(run, fonts) : await carryOut(await signedIn(run), fonts, wait);
}

/** Who has nothing to send need not sign in. */
async function signedIn(run: Run): Promise<Run> {
  const { jobs, stale } = planOf(run, []);
  if (jobs.length + stale.length + inDoubt(run).length === 0) return run;
  const mailbox = await run.sender.mailbox();
  refuseOtherMailbox(run.ledger.rows(), mailbox, run.request.period);
  return { ...run, mailbox };
}

async function carryOut(run: Run, fonts: FontSource, wait: Wait): Promise<SendResult> {
  const { host, sender, ledger } = run;
  const tools: MailTools = { host, sender, ledger, finish: run.request.finish };
  const doubtful = inDoubt(run).map((row) => row.mailKey);
  const rowsOf = (keys: readonly string[]): MailLogEntry[] => keys.flatMap((key) => ledger.row(key) ?? []);
  const silent = await lookOnce(rowsOf(doubtful), (row) => isHere(row, sender, run.mailbox), tools);
  const justSent = rowsOf(doubtful).filter((row) => row.status === "Sent");
  const before = planOf(run, justSent);
  const outdated = outdatedRows(run, before.jobs);
  const ended = [
    ...(await endStale(before.stale, CHANGED, tools)),
    ...(await endStale(outdated, SAYS_OTHERWISE, tools)),
  ];
  const plan = planOf(run, justSent);
  const warnings = [
    ...silent,
    ...ended,
    ...warningsOf(plan, rowsOf(doubtful)),
    ...orderedAgain(plan, outdated),
  ];
  const { mails, warnings: printing } = await makeMails(run, plan.jobs, fonts);
  const { begun, waits, warnings: sending } = await deliverAll(mails, tools);
  const open = rowsOf(doubtful).filter((row) => row.status === "Sending" && isHere(row, sender, run.mailbox));
  await waitFor([...waits, ...open.map((row) => row.mailKey)], { ...tools, wait });
  const elsewhere = plan.elsewhere.map((row) => row.mailKey);
  const rows = rowsOf([...new Set([...doubtful, ...elsewhere, ...mails.map(({ row }) => row.mailKey)])]);
  return {
    ...listsOf({ rows, begun, waits: new Set([...waits, ...elsewhere]) }),
    already: already(run, rows),
    changed: ledger.changed,
    warnings: [...printing, ...warnings, ...sending],
  };
}

/** What would happen, without asking the mailbox. */
async function rehearse(run: Run, fonts: FontSource): Promise<SendResult> {
  const plan = planOf(run, []);
  const doubtful = inDoubt(run);
  const { mails, warnings } = await makeMails(run, plan.jobs, fonts);
  const due = mails.map(({ row }) => row);
  const rows = [...doubtful, ...plan.elsewhere];
  const isDraft = run.request.finish === "draft";
  return {
    ...listsOf({ rows, begun: new Set(), waits: new Set(rows.map((row) => row.mailKey)) }),
    sent: isDraft ? [] : due,
    drafted: isDraft ? due : [],
    already: already(run, [...rows, ...due]),
    changed: mails.length > 0,
    warnings: [...warnings, ...warningsOf(plan, doubtful)],
  };
}

function inDoubt(run: Run): MailLogEntry[] {
  return concerned(run).filter((row) => row.status === "Sending" || row.status === "Unknown");
}

function warningsOf(plan: MailPlan<StatementRecord>, doubtful: readonly MailLogEntry[]): string[] {
  const unknown = doubtful.filter((row) => row.status === "Unknown");
  const again = unknown.filter((row) =>
    plan.jobs.some((job) => job.items.some((item) => carries(row, item))),
  );
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
    .filter(
      (row) => row.reason !== "" && !plan.jobs.some((job) => job.items.some((item) => carries(row, item))),
    )
    .map(
      (row) =>
        `${row.statementNo} to ${row.to} was to go out again. ${SAYS_OTHERWISE} Send it again if it still should.`,
    );
}

/** PIs of whom this run had nothing to do. */
function already({ items, request }: Run, rows: readonly MailLogEntry[]): string[] {
  const pis = items.map((of) => of[0]?.record.pi ?? "");
  return pis.filter((pi) => !rows.some((row) => row.mailKey.startsWith(`${request.period} ${pi} `)));
}
