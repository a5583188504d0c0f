/** Asks the mailbox about the month's mails that are not over, and writes what became known. Sends nothing. */
import { isOfPeriod } from "../core/mail-key";
import type { MailLogEntry } from "../core/mail";
import type { Period } from "../core/period";
import type { MailSender } from "../ports/mail-sender";
import { Book } from "./book";
import type { Host } from "./host";
import { mailsAtWork } from "./send/closed";
import { MailLedger } from "./send/ledger";
import { lookOnce } from "./send/look";
import { isHere, whereItIs } from "./send/mailbox";
import type { CheckResult } from "./send/types";

/**
 * @param sender or how to come by it, where there is anything to ask: a mail server's mails have nobody to be asked
 * @throws Refusal when the month is closed and no mail was sent again since, or nobody signs in. @throws HostFailure
 */
export async function checkMails(
  host: Host,
  period: Period,
  sender: MailSender | (() => Promise<MailSender>),
): Promise<CheckResult> {
  const book = await Book.open(host.workbook);
  const { log, isClosed } = mailsAtWork(book, period);
  const ledger = new MailLedger(host, period, log, isClosed);
  const open = log.filter(isOpenMail);
  if (open.length === 0) return { found: [], open: [], changed: false, warnings: [] };
  const isAnywhere = open.some((row) => row.mailbox !== "");
  const asked = isAnywhere ? await (typeof sender === "function" ? sender() : sender) : null;
  const mailbox = (await asked?.mailbox()) ?? "";
  const here = (row: MailLogEntry): boolean => asked !== null && isHere(row, asked, mailbox);
  const silent = await lookOnce(open, here, { host, sender: asked, ledger });
  const now = open.map((row) => ledger.row(row.mailKey) ?? row);
  return {
    found: now.filter((row, i) => row.status !== open[i]?.status),
    open: now.filter(isOpenMail),
    changed: ledger.changed,
    warnings: [...silent, ...now.filter((row) => isOpenMail(row) && !here(row)).map(notHere)],
  };
}

/** It is not known to have left, nor that it has not. */
export function isOpenMail(row: MailLogEntry): boolean {
  return row.status === "Drafted" || row.status === "Sending" || row.status === "Unknown";
}

/** The month's mails, and of these the ones that are not over. Reads only. */
export async function listMails(
  host: Host,
  period: Period,
): Promise<{ readonly all: readonly MailLogEntry[]; readonly open: readonly MailLogEntry[] }> {
  const { mailLog } = await Book.open(host.workbook);
  const all = mailLog.filter((row) => isOfPeriod(row, period));
  return { all, open: all.filter(isOpenMail) };
}

function notHere(row: MailLogEntry): string {
  return row.mailbox === ""
    ? `The mail to ${row.to} went by ${row.via}, which cannot be asked: a person decides.`
    : `The mail to ${row.to} went by ${whereItIs(row)} and can be looked for only there.`;
}
