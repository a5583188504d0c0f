/** Whether a closed month still is what was closed: its rows against their seals, and the content hash over all. */
import { compareSeals, compareWithoutCharges, type SealCheck } from "../core/closing-check";
import { earlierContentHash } from "../core/closing-hash-earlier";
import { isOfPeriod } from "../core/mail-key";
import type { MailLogEntry } from "../core/mail";
import { resentSince, withoutResent, withResent } from "../core/mail-resent";
import type { Period } from "../core/period";
import type { PeriodRecord } from "../core/periods";
import type { SealRecord } from "../core/seal";
import type { SealedRows } from "../core/seal-month";
import type { Book } from "./book";
import { ofPeriod } from "./month-record";

/** The month's rows of Seals; none where it was closed before rows had seals. */
export function sealsOf(book: Book, period: Period): readonly SealRecord[] {
  return ofPeriod(book.seals, period);
}

/** The month's rows of the Mail Log: all that was tried to send its statements. */
export function mailsOf(book: Book, period: Period): readonly MailLogEntry[] {
  return book.mailLog.filter((row) => isOfPeriod(row, period));
}

/** The month's rows that closing seals beside its charges, as the workbook has them. */
export function sealedRowsOf(book: Book, period: Period): Omit<SealedRows, "charges"> {
  return {
    statements: ofPeriod(book.statements, period),
    lines: ofPeriod(book.lines, period),
    journal: ofPeriod(book.journal, period),
    imports: ofPeriod(book.imports, period),
    problems: ofPeriod(book.problems, period),
    adjustments: ofPeriod(book.adjustments, period),
    balances: ofPeriod(book.subsidyBalances, period),
    totals: ofPeriod(book.monthlyTotals, period),
    mails: mailsOf(book, period),
  };
}

/**
 * Mails that were sent again since then are no change; the log says which, and what their rows have to say.
 * @param row of a closed month whose charges were read, unless they are in an archive
 */
export function compareMonth(book: Book, row: PeriodRecord): SealCheck {
  const mails = mailsOf(book, row.period);
  const resent = resentSince(book.log, row.period);
  return withResent(compareSealed(book, row, withoutResent(mails, resent)), mails, resent);
}

function compareSealed(book: Book, row: PeriodRecord, mails: readonly MailLogEntry[]): SealCheck {
  const { period } = row;
  const rows = { ...sealedRowsOf(book, period), mails };
  const seals = sealsOf(book, period);
  if (row.archiveFile !== "") return compareWithoutCharges(period, rows, seals);
  return compareSeals(period, { ...rows, charges: book.storedCharges([period]) }, seals);
}

/** The content hash of the month as the tables have it. */
export function hashNow(book: Book, row: PeriodRecord): string {
  if (sealsOf(book, row.period).length > 0) return compareMonth(book, row).hash;
  return earlierContentHash(
    row.archiveFile === "" ? book.storedCharges([row.period]) : [],
    ofPeriod(book.statements, row.period),
    ofPeriod(book.lines, row.period),
  );
}

/** What a person has to hear of a closed month that was changed; "" when it is as it was closed, or open. */
export function changedSinceClosing(book: Book, period: Period): string {
  const row = book.periods.find((p) => p.period === period);
  if (row === undefined || row.status === "Open" || row.contentHash === "") return "";
  if (hashNow(book, row) === row.contentHash) return "";
  return (
    `${period} was changed after it was closed: its charges, statements, statement lines, journal or mails are not those of ` +
    `${row.closedAt.slice(0, 10)}. Check names the rows. Take the change back, or reopen the month, look at it and close it again.`
  );
}
