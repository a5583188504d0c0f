/** Months: open, closed, posted. Opening one, and the list; the other steps have files of their own. */
import type { Period } from "../core/period";
import type { PeriodRecord } from "../core/periods";
import { Refusal } from "../core/problem";
import { Book } from "./book";
import type { Host } from "./host";
import { monthEntry, refuseNoMonth } from "./month-record";
import { newPeriod } from "./period-row";
import { save } from "./save";

export { closePeriod, type CloseResult } from "./close-month";
export { closingFacts } from "./closing-facts";
export { postPeriod } from "./post-month";
export { reopenPeriod } from "./reopen-month";

/** In order of time, whatever the order of the sheet's rows. */
export async function listPeriods(host: Host): Promise<readonly PeriodRecord[]> {
  const { periods } = await Book.open(host.workbook);
  return [...periods].sort((a, b) => (a.period < b.period ? -1 : 1));
}

/** Makes a month's row before its first import. */
export async function openPeriod(host: Host, period: Period): Promise<PeriodRecord> {
  refuseNoMonth(period);
  const book = await Book.open(host.workbook, [period]);
  const known = book.periods.find((p) => p.period === period);
  if (known !== undefined) {
    if (known.status === "Open") return known;
    throw new Refusal(
      `${period} is ${known.status.toLowerCase()}. Only periods reopen opens it again. Nothing was written.`,
    );
  }
  const row = newPeriod(period, host);
  await save(host, book, {
    after: { periods: [...book.periods, row] },
    log: [monthEntry(host, period, "", "Open", "")],
    periods: [period],
  });
  return row;
}
