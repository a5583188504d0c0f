/** The month's mails as they would go out, and one of them as a test; writes and logs nothing. */
import type { Mail, MailLogEntry } from "../core/mail";
import { carries, mailHash, statementsOf } from "../core/mail-key";
import type { Period } from "../core/period";
import { Refusal } from "../core/problem";
import type { Cents } from "../core/money";
import type { FontSource } from "../ports/ports";
import { placeholderValues, renderMail } from "../render/mail/mail";
import { Book } from "./book";
import type { Host } from "./host";
import { draftOf, isSent, itemsByPi, mailOf, type Item } from "./mails";
import { printStatements } from "./print";
import { currentStatements } from "./statements";

export interface MailPreview {
  readonly pi: string;
  readonly name: string;
  readonly statements: readonly string[];
  readonly amount: Cents;
  readonly currency: string;
  /** What goes out next: all statements of the PI that were not sent, or all of them where every one was. */
  readonly mail: Pick<Mail, "from" | "to" | "cc" | "bcc" | "replyTo" | "subject" | "text">;
  /** What the placeholders of the templates stand for in it. */
  readonly values: Readonly<Record<string, string>>;
  /** Whether subsidies or credits have a line in it, also where the template names none. */
  readonly hasCredits: boolean;
  readonly attachments: readonly string[];
  /** Whether every statement was sent already. */
  readonly isSent: boolean;
  /** Whether a draft lies in a mailbox that says something else, or goes to somebody else, than it would by now. */
  readonly isOutdated: boolean;
  /** Earlier attempts for these statements, oldest first. */
  readonly attempts: readonly MailLogEntry[];
}

/** One for each PI. @throws Refusal when the statements are missing or out of date */
export async function previewMails(host: Host, period: Period): Promise<readonly MailPreview[]> {
  const book = await Book.open(host.workbook, [period]);
  const items = itemsByPi(currentStatements(host, book, period), book, { period });
  return items.map((of) => previewOf(of, host, book, period));
}

function previewOf(all: readonly Item[], host: Host, book: Book, period: Period): MailPreview {
  const due = all.filter((item) => !isSent(item, book.mailLog));
  const of = due.length > 0 ? due : all;
  const draft = draftOf(of, book, period, host.clock.now(), noPdf);
  const { from, to, cc, bcc, replyTo, subject, text } = renderMail(draft, book.settings);
  const numbers = all.map(({ record }) => record.statementNo);
  const attempts = book.mailLog.filter((e) => statementsOf(e).some((no) => numbers.includes(no)));
  const first = all[0]!.document;
  return {
    pi: first.pi,
    name: first.name,
    statements: of.map(({ record }) => record.statementNo),
    amount: of.reduce((cents, { record }) => cents + record.amount, 0),
    currency: first.currency,
    mail: { from, to, cc, bcc, replyTo, subject, text },
    values: placeholderValues(draft, book.settings),
    hasCredits: of.some(({ record }) => record.credits !== 0),
    attachments: of.map(({ record }) => record.file),
    isSent: due.length === 0,
    isOutdated: attempts.some(
      (row) => row.status === "Drafted" && saysOtherwise(row, all, host, book, period),
    ),
    attempts,
  };
}

function saysOtherwise(
  row: MailLogEntry,
  all: readonly Item[],
  host: Host,
  book: Book,
  period: Period,
): boolean {
  const carried = all.filter(({ record }) => carries(row, record));
  if (carried.length === 0) return true;
  const hash = mailHash(mailOf(carried, book, period, host.clock.now(), noPdf));
  return row.contentHash !== "" && row.contentHash !== hash;
}

function noPdf(): Uint8Array {
  return new Uint8Array();
}

/**
 * The mail that a PI would get, to another address and to nobody else.
 * @throws Refusal when the PI has no statement
 */
export async function testMail(
  host: Host,
  request: { readonly period: Period; readonly pi: string; readonly to: string },
  fonts: FontSource,
): Promise<Mail> {
  const { period, pi } = request;
  const to = request.to.trim();
  if (!/^[^\s@<>,;]+@[^\s@<>,;]+$/.test(to))
    throw new Refusal(`"${to}" is not a mail address. Write it as name@example.edu. Nothing was written.`);
  const book = await Book.open(host.workbook, [period]);
  const [of = []] = itemsByPi(currentStatements(host, book, period), book, { period, only: pi });
  const documents = of.map(({ document }) => document);
  const { pdfs } = await printStatements(host, book.settings, documents, fonts);
  const pdfOf = (no: string) => pdfs[of.findIndex(({ record }) => record.statementNo === no)];
  const mail = mailOf(of, book, period, host.clock.now(), pdfOf);
  return {
    ...mail,
    key: `test ${to} ${mail.key}`,
    to: [to],
    cc: [],
    bcc: [],
    subject: `Test: ${mail.subject}`,
  };
}
