/** One reading of the tables for many formulas: Excel works out thousands of them at once. */
import { TotalsIndex } from "../core/totals-query";
import type { FunctionSheets } from "../ports/function-sheets";
import { toRecords } from "../workbook/codec";
import type { TableShape } from "../workbook/shape";
import { MONTHLY_TOTALS, PEOPLE, PROJECTS } from "../workbook/tables";

/** What is seen in cells without an event, such as a table that came back by Undo, is read this much later. */
const KEEP_MS = 5_000;

const WANTED = [
  {
    table: MONTHLY_TOTALS,
    columns: ["Total ID", "Period", "PI", "Project", "Service Name", "List", "Billed", "Pending"],
  },
  { table: PEOPLE, columns: ["Email", "Aliases"] },
  { table: PROJECTS, columns: ["Project"] },
];

/** The functions answer from these. */
export const READ_TABLES: ReadonlySet<string> = new Set(
  WANTED.map(({ table }: { table: TableShape }) => table.name),
);

export class SharedTotals {
  private reading: Promise<TotalsIndex | null> | null = null;
  /** When the last reading was done; not yet. */
  private readAt = Infinity;
  /** Settles when nothing is being written. */
  private written: Promise<unknown> = Promise.resolve();

  /** @param now milliseconds */
  constructor(
    private readonly sheets: FunctionSheets,
    private readonly now: () => number,
  ) {}

  /**
   * Waits while a step is writing, so that no formula shows half a month.
   * @returns null where the workbook lacks the tables
   */
  async index(): Promise<TotalsIndex | null> {
    await this.quiet();
    if (this.reading !== null && this.now() - this.readAt <= KEEP_MS) return await this.reading;
    const reading = this.read();
    this.reading = reading;
    this.readAt = Infinity;
    try {
      return await reading;
    } finally {
      if (this.reading === reading) this.readAt = this.now();
    }
  }

  /** What was read is out of date. */
  drop(): void {
    this.reading = null;
  }

  /** Runs a write; what is read before its end counts no longer. */
  async during<T>(write: () => Promise<T>): Promise<T> {
    const work = write();
    const end = work.then(nothing, nothing);
    this.written = Promise.all([this.written, end]);
    try {
      return await work;
    } finally {
      this.drop();
    }
  }

  private async quiet(): Promise<void> {
    let seen: Promise<unknown> | null = null;
    while (seen !== this.written) {
      seen = this.written;
      await seen;
    }
  }

  private async read(): Promise<TotalsIndex | null> {
    const rows = await this.sheets.read(WANTED);
    if (rows === null) return null;
    const [totals = [], people = [], projects = []] = rows;
    return new TotalsIndex(
      toRecords(MONTHLY_TOTALS, totals),
      toRecords(PEOPLE, people),
      toRecords(PROJECTS, projects),
    );
  }
}

function nothing(): void {
  // A write that fails is its caller's news.
}
