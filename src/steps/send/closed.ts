/**
 * Sending one PI's statements again from a closed month: they are as they were, and nothing of the month changes but
 * the new mail's row. What was sealed at closing is neither looked at nor gone on with.
 */
import type { MailLogEntry } from "../../core/mail";
import { isOfPeriod } from "../../core/mail-key";
import { resentSince } from "../../core/mail-resent";
import type { Period } from "../../core/period";
import { isOpen, REOPEN, refuseTypedOver, refuseUnlessOpen, type KnownPeriod } from "../../core/periods";
import { Refusal } from "../../core/problem";
import { isInForce } from "../../core/statements/lines";
import type { Book } from "../book";
import type { Host } from "../host";
import { itemsByPi, type Item } from "../mails";
import { reviewMonth } from "../review-month";
import { refuseAltered } from "../statements";
import { contentWords, standingStatements } from "../statements-again";
import type { SendRequest } from "./types";

/** @returns whether the month is closed. @throws Refusal where it is, unless one PI's are sent again */
export function isAgainInClosed(book: Book, { period, only, resend }: SendRequest): boolean {
  const row = book.periods.find((p) => p.period === period);
  if (row === undefined || isOpen(book.periods, period)) return false;
  refuseTypedOver(row);
  if (only === undefined && resend !== undefined) throw onePiOnly(row);
  if (resend === undefined) refuseUnlessOpen(book.periods, period);
  return true;
}

function onePiOnly({ period, status }: KnownPeriod): Refusal {
  const reopen = REOPEN(period);
  const or = (way: string): string => (status === "Posted" ? "" : ` Or reopen it first${way}`);
  return new Refusal(
    `${period} is ${status.toLowerCase()}: what was sent goes out again to one PI at a time{way}`,
    [],
    {
      script: `, with --only beside --resend. Nothing was sent.${or(reopen.script)}`,
      pane: `. Nothing was sent.${or(reopen.pane)}`,
    },
  );
}

/** @throws Refusal where one of the PI's statements was not sent before, or cannot be made as it was */
export function itemsOfClosed(
  host: Host,
  book: Book,
  request: SendRequest,
): { readonly items: Item[][]; readonly notices: readonly string[] } {
  const { period, only = "" } = request;
  const month = reviewMonth(host, book, period, book.charges([period]));
  refuseAltered(book, month.charges, period);
  const standing = standingStatements(host, book, month, period);
  const pi = book.directory.canonicalAddress(only);
  const records = book.statements.filter((s) => s.period === period && isInForce(s) && s.pi === pi);
  for (const { statementNo, status } of records) {
    if (status !== "Issued")
      throw refusal(
        period,
        `${statementNo} was not sent before ${period} was closed: only what was sent goes out again.`,
      );
    if (!standing.has(statementNo))
      throw refusal(
        period,
        `${statementNo} cannot be sent again: its charges or who pays for them no longer say what its lines say.`,
      );
  }
  const of = records.flatMap((record) => standing.get(record.statementNo) ?? []);
  return {
    items: itemsByPi(of, book, request),
    notices: of.flatMap(({ record, document }) => {
      const why = contentWords(record, document.contentHash);
      return why === "" ? [] : [`${record.statementNo} does not look as it was sent: ${why}.`];
    }),
  };
}

/** @param sealed rows of the PI. @throws Refusal where one may still leave */
export function refuseUnderWay(sealed: readonly MailLogEntry[]): void {
  const row = sealed.find(({ status }) => status === "Drafted" || status === "Sending");
  if (row === undefined) return;
  const period = row.mailKey.slice(0, 7);
  throw refusal(
    period,
    `When ${period} was closed, the mail of ${row.statementNo} to ${row.to} was ${row.status}: it may leave still.`,
  );
}

/** Keys of the rows that were there when the month was closed, and of those that somebody added by hand. */
export function sealedKeys(book: Book, period: Period, log: readonly MailLogEntry[]): ReadonlySet<string> {
  const resent = resentSince(book.log, period);
  return new Set(log.filter((row) => !resent.has(row.mailKey)).map((row) => row.mailKey));
}

/** Whether a mail was sent again after its month was closed. */
export function isResent(book: Book, period: Period, row: MailLogEntry): boolean {
  return !isOpen(book.periods, period) && resentSince(book.log, period).has(row.mailKey);
}

/**
 * The month's rows that may still change: of a closed month those that were sent again.
 * @throws Refusal where it is closed and none was
 */
export function mailsAtWork(
  book: Book,
  period: Period,
): { readonly log: readonly MailLogEntry[]; readonly isClosed: boolean } {
  const all = book.mailLog.filter((row) => isOfPeriod(row, period));
  if (isOpen(book.periods, period)) return { log: all, isClosed: false };
  const log = all.filter((row) => isResent(book, period, row));
  if (log.length === 0) refuseUnlessOpen(book.periods, period);
  return { log, isClosed: true };
}

function refusal(period: Period, why: string): Refusal {
  return new Refusal(
    `${why} Nothing was sent. Print it with statements --again and send it by hand; or, unless the month is posted, reopen it first{way}`,
    [],
    REOPEN(period),
  );
}
