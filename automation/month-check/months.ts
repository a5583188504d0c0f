/** The months that the workbook knows, and which of them is at hand. */
import { choiceAt, PERIOD } from "./choices";
import { type Book, readRows, textAt } from "./workbook";

interface Month {
  period: string;
  state: string;
  journalId: string;
  archived: boolean;
}

export function readMonths(book: Book): Month[] {
  const rows = readRows(
    book,
    "Periods",
    ["Period", "Status", "Journal ID", "Content Hash", "Archive File"],
    "",
  );
  const months: Month[] = [];
  for (let i = 0; i < rows.count; i++) {
    const state = choiceAt(book, rows, "Status", i, PERIOD);
    // A content hash is there from closing until reopening: "Open" beside it was typed.
    const isClosed = state === "Open" && textAt(rows, "Content Hash", i) !== "";
    months.push({
      period: textAt(rows, "Period", i),
      state: isClosed ? "Closed" : state,
      journalId: textAt(rows, "Journal ID", i),
      archived: textAt(rows, "Archive File", i) !== "",
    });
  }
  return months;
}

/** The newest open month, else the newest. */
export function defaultMonth(months: Month[]): string {
  const open = months.filter((month) => month.state === "Open");
  return newest((open.length > 0 ? open : months).map((month) => month.period));
}

function newest(periods: string[]): string {
  return periods.reduce((a, b) => (b > a ? b : a), "");
}
