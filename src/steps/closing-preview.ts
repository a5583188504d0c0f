/** How a month stands before it is closed: the tie-out, what is in the way, what is carried on; writes nothing. */
import { carryHeld, nextOpenPeriod, obstacles, type Obstacle } from "../core/closing";
import { sum, type Amount } from "../core/money";
import type { Day, Period } from "../core/period";
import type { PeriodRecord } from "../core/periods";
import type { Audit } from "../core/tieout/audit";
import type { TieOut } from "../core/tieout/tie-out";
import type { FileReader } from "../ports/ports";
import type { JournalSheets } from "../render/journal-file";
import { dayOf } from "../core/period";
import { Book } from "./book";
import type { Host } from "./host";
import { newPeriod } from "./period-row";
import { checkBook, type MonthCheck } from "./check-closing";
import { closingFacts } from "./closing-facts";
import { completenessOfBook, type Completeness } from "./completeness";
import { reviewMonth } from "./review-month";
import { samePersonWords } from "./second-person";
import { missingFile } from "./journal-reread";
import { tieOutBook } from "./tie-out";

export interface ClosingPreview {
  readonly month: Pick<
    PeriodRecord,
    "period" | "status" | "closedBy" | "closedAt" | "reason" | "journalReference" | "postingDate"
  >;
  readonly currency: string;
  readonly today: Day;
  readonly tieOut: TieOut;
  /** The figures behind it: adjustments apart, each source, rows counted. */
  readonly audit: Audit;
  /** What could not be read again, or differs from what was written. */
  readonly warnings: readonly string[];
  /** The exported file where it is not at hand, as in a pane that was opened since; the Journal sheet was used. */
  readonly fileAway: string;
  /** None for a month that is closed. */
  readonly obstacles: readonly Obstacle[];
  /** Why who is at work may not close the month, or post it once it is closed; "" where nothing keeps them. */
  readonly secondPerson: string;
  /** Whether anything was changed since closing, and whether the log holds. */
  readonly check: MonthCheck;
  /** What may be missing, by the months before. */
  readonly completeness: Completeness;
  /** What is held goes on into this month. */
  readonly held: { readonly charges: number; readonly amount: Amount; readonly into: Period };
}

/** @throws Refusal when the month has no charges */
export async function previewClosing(
  host: Host,
  period: Period,
  reader: FileReader,
  sheets: JournalSheets | null = null,
): Promise<ClosingPreview> {
  const book = await Book.open(host.workbook, [period]);
  const { tieOut, audit, warnings } = await tieOutBook(book, period, reader, sheets);
  const row = book.periods.find((p) => p.period === period) ?? newPeriod(period, host);
  const { status, closedBy, closedAt, reason, journalReference, postingDate } = row;
  const month = reviewMonth(host, book, period, book.charges([period]));
  const into = nextOpenPeriod(period, book.periods);
  const carried = carryHeld(month.charges, into);
  const away = missingFile(row.journalFile);
  const open = status === "Open";
  return {
    month: { period, status, closedBy, closedAt, reason, journalReference, postingDate },
    currency: book.settings.currency,
    today: dayOf(host.clock.now()),
    tieOut,
    audit,
    warnings: warnings.filter((warning) => warning !== away),
    fileAway: warnings.includes(away) ? row.journalFile : "",
    obstacles: open ? obstacles(await closingFacts(host, book, period, month, reader, sheets)) : [],
    secondPerson: status === "Posted" ? "" : samePersonWords(host, book, period, open ? "closed" : "posted"),
    check: checkBook(book, row),
    completeness: completenessOfBook(book, period),
    held: { charges: carried.length, amount: sum(carried.map((c) => c.amount)), into },
  };
}
