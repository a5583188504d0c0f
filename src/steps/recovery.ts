/** Over and under recovery of a fiscal year, by service. Reads only: the statements' lines and the Service Costs table. */
import type { Period } from "../core/period";
import { recoveryOf, type Recovery } from "../core/recovery/recovery";
import { Refusal } from "../core/problem";
import { fiscalYearName } from "../core/service-cost";
import { Book } from "./book";
import type { Host } from "./host";

export type { Recovery, RecoveryRow } from "../core/recovery/recovery";

export interface RecoveryBoard extends Recovery {
  readonly currency: string;
}

/** @param period any month of the fiscal year */
export async function recovery(host: Host, period: Period): Promise<RecoveryBoard> {
  return boardOf(await Book.open(host.workbook), period);
}

/** @param fiscalYear "FY2025" or "2025", the calendar year in which it ends. @throws Refusal for other words */
export async function recoveryOfYear(host: Host, fiscalYear: string): Promise<RecoveryBoard> {
  const [, year] = /^FY(\d{4})$/.exec(fiscalYearName(fiscalYear)) ?? [];
  if (year === undefined)
    throw new Refusal(
      `"${fiscalYear}" is not a fiscal year. Write it as FY2025, after the calendar year in which it ends.`,
    );
  const book = await Book.open(host.workbook);
  const starts = book.settings.fiscalYearStarts;
  // The last month of the year is the one before it starts again.
  return boardOf(book, `${year}-${String(starts === 1 ? 12 : starts - 1).padStart(2, "0")}`);
}

function boardOf(book: Book, period: Period): RecoveryBoard {
  const { settings, statements, lines, serviceCosts: costs } = book;
  const { currency, fiscalYearStarts } = settings;
  return { currency, ...recoveryOf({ period, fiscalYearStarts, currency, statements, lines, costs }) };
}
