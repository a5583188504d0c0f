/** Posting: the ledger has the month's journal, its number and date are written down, and the month stays as it is. */
import { activeLines } from "../core/journal/reverse";
import type { Day, Period } from "../core/period";
import { refuseGone, type PeriodRecord } from "../core/periods";
import { Refusal } from "../core/problem";
import { sealsHold } from "../core/closing-check";
import { currentLines } from "../core/statements/lines";
import { Book } from "./book";
import { checkBook } from "./check-closing";
import type { Host } from "./host";
import {
  existingMonth,
  logEntryAfter,
  monthEntry,
  ofPeriod,
  postedWords,
  replaceMonth,
} from "./month-record";
import { save } from "./save";
import { refuseSamePerson } from "./second-person";
import { checkWords, isOff } from "../core/tieout/check";
import { tieOutTables } from "./tie-out";

/**
 * @param reference the ledger's journal number; several separated by ";" where it went in in parts
 * @throws Refusal when the month is not closed, has amounts of which no journal was exported, does not tie out, or was
 * changed since it was closed
 */
export async function postPeriod(
  host: Host,
  period: Period,
  reference: string,
  postingDate: Day,
): Promise<PeriodRecord> {
  const journalReference = tidy(reference);
  if (journalReference === "")
    throw new Refusal("Give the ledger's journal number{way}. Nothing was written.", [], {
      script: ": --reference",
      pane: "",
    });
  refuseEarly(period, postingDate);
  const book = await Book.open(host.workbook, [period]);
  const row = existingMonth(book, period);
  refuseGone(row);
  if (row.status !== "Closed") throw new Refusal(notClosed(row));
  refuseNoJournal(book, period);
  refuseChanged(book, row);
  refuseOff(book, period);
  refuseSamePerson(host, book, period, "posted");
  const log = [monthEntry(host, period, "Closed", postedWords({ journalReference, postingDate }), "")];
  const posted: PeriodRecord = {
    ...row,
    status: "Posted",
    journalReference,
    postingDate,
    logEntry: logEntryAfter(book, log),
    updatedAt: host.clock.now(),
  };
  const journal = book.journal.map((l) =>
    l.period === period && l.status === "Exported" ? { ...l, status: "Posted" as const } : l,
  );
  await save(host, book, {
    after: { periods: replaceMonth(book.periods, period, [posted]), journal },
    log,
    periods: [period],
  });
  return posted;
}

/** A slip of the hand in a year or month cannot be taken back. */
function refuseEarly(period: Period, postingDate: Day): void {
  if (postingDate >= `${period}-01`) return;
  throw new Refusal(
    `The posting date ${postingDate} is before ${period} began. Give the date of the ledger. Nothing was written.`,
  );
}

function tidy(reference: string): string {
  return reference
    .split(";")
    .map((number) => number.trim())
    .filter((number) => number !== "")
    .join("; ");
}

function notClosed({ period, status, journalReference }: PeriodRecord): string {
  if (status === "Posted") return `${period} is posted already, as ${journalReference}. Nothing was written.`;
  return `${period} is open; only a closed month is posted. Close it first. Nothing was written.`;
}

/** What was never given to the ledger cannot stand in it. */
function refuseNoJournal(book: Book, period: Period): void {
  const lines = currentLines(ofPeriod(book.statements, period), ofPeriod(book.lines, period));
  if (!lines.some((l) => l.billed !== 0)) return;
  const journal = activeLines(ofPeriod(book.journal, period));
  if (journal.length > 0 && journal.every((l) => l.status !== "Prepared")) return;
  throw new Refusal(
    `${period} has amounts, but no journal of it was exported. Reopen the month, export the journal, close it again, and post it when the ledger has it. Nothing was written.`,
  );
}

/** The ledger would keep what nobody closed. What is wrong with the log alone keeps nobody from posting. */
function refuseChanged(book: Book, row: PeriodRecord): void {
  const { period } = row;
  const check = checkBook(book, row);
  if (check.logSays === "" && (check.contentHash?.ok ?? true) && sealsHold(check)) return;
  throw new Refusal(
    `${period} is not as it was closed, and is not posted so. ${check.findings[0] ?? ""} Check names everything that was changed{way}. ` +
      `Put it back, or reopen ${period}, look at it and close it again. Nothing was written.`,
    check.findings,
    { script: `: openchargeback periods check --period ${period}`, pane: ", below" },
  );
}

/** Once posted it could not be put right any more. */
function refuseOff(book: Book, period: Period): void {
  const off = tieOutTables(book, period).checks.filter(isOff);
  if (off.length === 0) return;
  const names = off.map(checkWords);
  throw new Refusal(
    `${period} is not posted: its tie-out is off (${names.join("; ")}). Reopen the month, put it right and close it again. Nothing was written.`,
    names,
  );
}
