/** Send: one mail a PI with the month's statements attached; each statement goes out once unless a person says so. */
import type { MAIL_STATES } from "../core/mail";
import { type Mail, type MailLogEntry } from "../core/mail";
import type { LogDraft } from "../core/log";
import type { Period } from "../core/period";
import { refuseUnlessOpen } from "../core/periods";
import { HostFailure, Refusal } from "../core/problem";
import type { StatementRecord } from "../core/statements/statement";
import type { FontSource, MailSender } from "../ports/ports";
import { Book } from "./book";
import type { Host } from "./host";
import { attemptOf, isSent, itemsByPi, mailOf, type Item } from "./mails";
import { printStatements } from "./print";
import { save } from "./save";
import { currentStatements } from "./statements";

export interface SendRequest {
  readonly period: Period;
  readonly only?: string;
  /** Sends again what was sent already; the reason goes into the log. */
  readonly resend?: { readonly reason: string };
  /** PDFs of these statements that were made just before. */
  readonly printed?: ReadonlyMap<string, Uint8Array>;
}

export interface SendResult {
  readonly sent: readonly MailLogEntry[];
  /** PIs whose statements were sent before. */
  readonly already: readonly string[];
  readonly failed: readonly MailLogEntry[];
  readonly changed: boolean;
  readonly warnings: readonly string[];
}

export async function sendStatements(
  host: Host,
  request: SendRequest,
  sender: MailSender,
  fonts: FontSource,
): Promise<SendResult> {
  const book = await Book.open(host.workbook, [request.period]);
  refuseUnlessOpen(book.periods, request.period);
  const items = itemsByPi(currentStatements(host, book, request.period), book, request);
  const due = items
    .map((of) => of.filter((item) => request.resend !== undefined || !isSent(item, book.mailLog)))
    .filter((of) => of.length > 0);
  const duePis = new Set(due.flat().map((item) => item.record.pi));
  const printed = await printStatements(
    host,
    book.settings,
    due.flat().map((i) => i.document),
    fonts,
    request.printed,
  );
  const pdfs = new Map(due.flat().map(({ record: s }, i) => [s.statementNo, printed.pdfs[i]]));
  const mails = due.map((of) => mailOf(of, book, request.period, host.clock.now(), (no) => pdfs.get(no)));
  const entries = host.dryRun
    ? mails.map((m) => entryOf(m, "Drafted", host, book))
    : await sendAll(host, mails, sender, book);
  const changed = await record(host, book, request, due, entries);
  return {
    sent: entries.filter((e) => e.status === "Sent" || e.status === "Drafted"),
    already: items.map((of) => of[0]?.record.pi ?? "").filter((pi) => !duePis.has(pi)),
    failed: entries.filter((e) => e.status === "Failed"),
    changed,
    warnings: printed.warnings,
  };
}

/** One failure does not keep the others from going out. */
async function sendAll(
  host: Host,
  mails: readonly Mail[],
  sender: MailSender,
  book: Book,
): Promise<MailLogEntry[]> {
  const entries: MailLogEntry[] = [];
  for (const [i, mail] of mails.entries()) {
    if (host.progress.cancelled()) break;
    host.progress.report(i, mails.length, `Mail to ${mail.to.join(", ")}`);
    try {
      const { messageId } = await sender.send(mail);
      entries.push({ ...entryOf(mail, "Sent", host, book), messageId });
    } catch (error) {
      if (!(error instanceof HostFailure) && !(error instanceof Refusal)) throw error;
      entries.push({ ...entryOf(mail, "Failed", host, book), error: error.message });
    }
  }
  host.progress.report(mails.length, mails.length, "Mails written");
  return entries;
}

function entryOf(mail: Mail, status: (typeof MAIL_STATES)[number], host: Host, book: Book): MailLogEntry {
  const words = mail.key.split(" ");
  const numbers = words.slice(2, -1);
  return {
    mailKey: mail.key,
    statementNo: numbers.join("; "),
    to: mail.to.join("; "),
    cc: mail.cc.join("; "),
    bcc: mail.bcc.join("; "),
    via: "outbox",
    mailbox: "",
    subject: mail.subject,
    status,
    messageId: "",
    attempt: attemptOf(numbers, book.mailLog),
    error: "",
    reason: "",
    by: host.by,
    at: host.clock.now(),
  };
}

/** What was sent is issued: from now on a change makes a new revision. */
async function record(
  host: Host,
  book: Book,
  request: SendRequest,
  due: readonly (readonly Item[])[],
  entries: readonly MailLogEntry[],
): Promise<boolean> {
  const sent = new Set(entries.filter((e) => e.status === "Sent").flatMap((e) => e.statementNo.split("; ")));
  const statements = book.statements.map((s): StatementRecord =>
    sent.has(s.statementNo) && s.status === "Draft" ? { ...s, status: "Issued" } : s,
  );
  const log = due
    .flat()
    .filter((i) => sent.has(i.record.statementNo))
    .map(({ record: s }): LogDraft => ({
      at: host.clock.now(),
      by: host.by,
      step: "Send",
      period: request.period,
      what: s.statementNo,
      before: s.status,
      after: "Issued",
      reason: request.resend?.reason ?? "",
    }));
  return await save(host, book, {
    after: { statements, mailLog: [...book.mailLog, ...entries] },
    log,
    periods: [request.period],
  });
}
