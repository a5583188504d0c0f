/** Answers formulas from the workbook's tables, and has them worked out again when the tables change. */
import { amountToNumber } from "../core/money";
import { Refusal } from "../core/problem";
import type { Measure } from "../core/totals-query";
import type { FunctionSheets } from "../ports/function-sheets";
import { questionOf, type Values } from "./arguments";
import { Recalculation } from "./recalculation";
import { READ_TABLES, SharedTotals } from "./shared-totals";

/** A number for the cell, or which of Excel's errors it shows and why: #VALUE! or #N/A. */
export type Answer =
  { readonly value: number } | { readonly error: "invalidValue" | "notAvailable"; readonly message: string };

const NO_TABLES =
  "This workbook has no Monthly Totals. Open OpenChargeback on the Home tab and set up the workbook.";

export interface Timing {
  /** Milliseconds. */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
}

export class Functions {
  private readonly totals: SharedTotals;
  private readonly recalculation: Recalculation;
  private listening = false;

  constructor(
    private readonly sheets: FunctionSheets,
    { now, wait }: Timing,
  ) {
    this.totals = new SharedTotals(sheets, now);
    this.recalculation = new Recalculation(sheets, wait);
  }

  /** @param address the cell whose formula asks, as Excel writes it; "" where it is not known */
  async answer(measure: Measure, values: Values, address: string): Promise<Answer> {
    this.recalculation.calledFrom(address);
    const question = questionOf(values);
    if (typeof question === "string") return { error: "invalidValue", message: question };
    try {
      await this.listen();
      const index = await this.totals.index();
      if (index === null) return { error: "notAvailable", message: NO_TABLES };
      const answer = index.answer(measure, question);
      return typeof answer === "bigint"
        ? { value: amountToNumber(answer) }
        : { error: "notAvailable", message: answer.unknown };
    } catch (error) {
      return { error: "notAvailable", message: inWords(error) };
    }
  }

  /** Runs a step's write: functions wait for its end, and are worked out again after it. @param tables that it changes */
  async during<T>(tables: readonly string[], write: () => Promise<T>): Promise<T> {
    try {
      return await this.totals.during(write);
    } finally {
      if (tables.some((name) => READ_TABLES.has(name))) void this.recalculation.soon();
    }
  }

  /** Hears of edits from the first formula on: without formulas nobody needs to. */
  private async listen(): Promise<void> {
    if (this.listening) return;
    this.listening = true;
    try {
      await this.sheets.onEdit((table) => {
        if (!READ_TABLES.has(table)) return;
        this.totals.drop();
        void this.recalculation.soon();
      });
    } catch (error) {
      this.listening = false;
      throw error;
    }
  }
}

/** What is said of a step, said of a formula. */
function inWords(error: unknown): string {
  if (!(error instanceof Error)) return "OpenChargeback could not read the workbook.";
  return (error instanceof Refusal ? error.inPane : error.message)
    .replace(/ Nothing was written\. Try again\.$/, " Ctrl+Alt+F9 tries again.")
    .replace(/ Nothing was written\.$/, "");
}
