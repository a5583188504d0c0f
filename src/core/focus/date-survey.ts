/** Looks at every date of a file that has two readings, to ask once whether the day or the month comes first. */
import type { FileDate } from "./file-dates";
import { DATE_ORDERS, type DateOrder, type Question, type ReadingExample } from "./readings";

interface Candidate {
  readonly order: DateOrder;
  example?: ReadingExample;
  proof?: ReadingExample;
}

export class DateSurvey {
  /** Orders that every such cell so far allows. */
  private candidates: Candidate[] = DATE_ORDERS.map((order) => ({ order }));
  private rows = 0;
  /** The first cell that each order cannot read and the other can. */
  private readonly against: Partial<Record<DateOrder, string>> = {};

  /** The dates of a row that is a problem. */
  row(cells: readonly { readonly text: string; readonly date: FileDate }[]): void {
    const open = cells.filter(({ date }) => date.byOrder !== null);
    if (open.length > 0) this.rows += 1;
    for (const { text, date } of open) if (date.byOrder !== null) this.take(text, date.byOrder);
  }

  /** Nothing when the cells contradict each other. */
  question(): Question[] {
    if (this.rows === 0 || this.candidates.length === 0) return [];
    const options = this.candidates.map(({ order, example, proof }) => ({
      order,
      example: example ?? { text: "", reading: "" },
      ...(proof === undefined ? {} : { proof }),
    }));
    return [{ about: "dates", rows: this.rows, options }];
  }

  /** A cell that cannot be meant in this order; "" for none. */
  contradiction(order: DateOrder): string {
    return this.against[order] ?? "";
  }

  private take(text: string, byOrder: Readonly<Record<DateOrder, string>>): void {
    const only = DATE_ORDERS.filter((order) => byOrder[order] !== "").length === 1;
    for (const order of DATE_ORDERS) if (byOrder[order] === "") this.against[order] ??= text;
    this.candidates = this.candidates.filter(({ order }) => byOrder[order] !== "");
    for (const candidate of this.candidates) {
      const example = { text, reading: byOrder[candidate.order].slice(0, 10) };
      candidate.example ??= example;
      if (only) candidate.proof ??= example;
    }
  }
}
