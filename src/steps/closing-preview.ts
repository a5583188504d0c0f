/** How a month stands before it is closed: the tie-out, what is in the way, what is carried on; writes nothing. */
import { carryHeld, nextOpenPeriod, obstacles, type Obstacle } from "../core/closing";
import { sum, type Amount } from "../core/money";
import type { Day, Period } from "../core/period";
import type { PeriodRecord } from "../core/periods";
import type { TieOut } from "../core/tieout/tie-out";
import type { FileReader } from "../ports/ports";
import { dayOf } from "../core/period";
import { Book } from "./book";
import type { Host } from "./host";
import { newPeriod } from "./period-row";
import { closingFacts } from "./periods";
import { reviewMonth } from "./review-month";
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
  /** What could not be read again, or differs from what was written. */
  readonly warnings: readonly string[];
  /** The exported file where it is not at hand, as in a pane that was opened since; the Journal sheet was used. */
  readonly fileAway: string;
  /** None for a month that is closed. */
  readonly obstacles: readonly Obstacle[];
  /** What is held goes on into this month. */
  readonly held: { readonly charges: number; readonly amount: Amount; readonly into: Period };
}

/** @throws Refusal when the month has no charges */
export async function previewClosing(
  host: Host,
  period: Period,
  reader: FileReader,
): Promise<ClosingPreview> {
  const book = await Book.open(host.workbook, [period]);
  const { tieOut, warnings } = await tieOutBook(book, period, reader);
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
    warnings: warnings.filter((warning) => warning !== away),
    fileAway: warnings.includes(away) ? row.journalFile : "",
    obstacles: open ? obstacles(await closingFacts(host, book, period, month, reader)) : [],
    held: { charges: carried.length, amount: sum(carried.map((c) => c.amount)), into },
  };
}
