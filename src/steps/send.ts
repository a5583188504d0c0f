/**
 * Send: one mail a PI with the month's statements attached; each statement goes out once unless a person says so.
 * Nothing is sent before the Mail Log says so; what is in doubt is looked for, and never repeated by itself.
 */
import type { MailLogEntry } from "../core/mail";
import { Refusal } from "../core/problem";
import type { MailSender } from "../ports/mail-sender";
import type { FontSource } from "../ports/ports";
import type { Host } from "./host";
import { inDoubt, lookBefore, warningsOf } from "./send/before";
import { deliverAll } from "./send/deliver-all";
import { waitFor } from "./send/look";
import { isHere, refuseOtherMailbox } from "./send/mailbox";
import type { MailTools } from "./send/one-mail";
import { listsOf } from "./send/result";
import { setEndedAside } from "./send/set-aside";
import { makeMails, openRun, planOf, type Run } from "./send/run";
import type { SendRequest, SendResult, Wait } from "./send/types";
import { pass } from "./send/wait";
import { letterheadNotices } from "./statement-notices";

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
  refuseSampleLetterhead(run);
  return host.dryRun ? await rehearse(run, fonts) : await carryOut(await signedIn(run), fonts, wait);
}

/** An outbox goes through a person's hands; a mailbox and a server do not. */
function refuseSampleLetterhead(run: Run): void {
  const [notice] = noticesOf(run);
  if (notice === undefined || run.host.dryRun || run.sender.place === "files") return;
  if (planOf(run, []).jobs.length === 0) return;
  throw new Refusal(`${notice} Then make the statements again and send them. Nothing was sent.`);
}

function noticesOf({ book, items }: Run): string[] {
  return letterheadNotices(book, { current: items.flat() });
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
  const { plan, doubtful, warnings } = await lookBefore(run, tools);
  const { mails, warnings: printing } = await makeMails(run, plan.jobs, fonts);
  const sending = await deliverAll(mails, tools);
  const row = (key: string): MailLogEntry[] => [ledger.row(key) ?? []].flat();
  const aside = await setEndedAside(run);
  const stillLeaving = doubtful.filter((key) =>
    row(key).some((of) => of.status === "Sending" && isHere(of, sender, run.mailbox)),
  );
  await waitFor([...sending.waits, ...stillLeaving], { ...tools, wait });
  const elsewhere = plan.elsewhere.map((of) => of.mailKey);
  const keys = new Set([...doubtful, ...elsewhere, ...mails.map((mail) => mail.row.mailKey)]);
  const rows = [...keys].flatMap(row);
  return {
    ...listsOf({ rows, begun: sending.begun, waits: new Set([...sending.waits, ...elsewhere]) }),
    already: already(run, rows),
    changed: ledger.changed,
    warnings: [...printing, ...warnings, ...sending.warnings, ...aside],
    notices: [...noticesOf(run), ...run.notices],
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
    notices: [...noticesOf(run), ...run.notices],
  };
}

/** PIs of whom this run had nothing to do. */
function already({ items, request }: Run, rows: readonly MailLogEntry[]): string[] {
  const pis = items.map((of) => of[0]?.record.pi ?? "");
  return pis.filter((pi) => !rows.some((row) => row.mailKey.startsWith(`${request.period} ${pi} `)));
}
