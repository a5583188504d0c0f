/** Rows that are problems: what could be read of them, and what is to be asked about the whole file. */
import { periodOf } from "../period";
import type { CostBasis } from "../reference";
import { AmountSurvey } from "./amount-survey";
import type { CellProblem, CellReader } from "./cells";
import { DateSurvey } from "./date-survey";
import type { FocusColumn, Headings } from "./headings";
import { nullable } from "./null";
import type { FileReadings, Question } from "./readings";
import type { RowProblem } from "./row";

const PERIOD_COLUMNS = [
  "BillingPeriodStart",
  "BillingPeriodEnd",
  "ChargePeriodStart",
  "ChargePeriodEnd",
] as const satisfies readonly FocusColumn[];

/** A longer text would not help anybody, and not fit a cell. */
const LONGEST_VALUE = 1000;

export class RowSurvey {
  private readonly amounts = new AmountSurvey();
  private readonly dates = new DateSurvey();

  constructor(
    private readonly headings: Headings,
    private readonly cells: CellReader,
    private readonly basis: CostBasis,
    private readonly readings: FileReadings,
  ) {}

  /** A row that was read: its plain numbers may still rule a style out. */
  good(row: readonly string[]): void {
    if (!this.amounts.heedsPlain) return;
    for (const { position } of this.headings.decimals) this.amounts.plain(row[position] ?? "");
  }

  problem(problem: CellProblem, row: readonly string[], sourceRow: number): RowProblem {
    // Cells of a row of another length may stand under the wrong heading: nothing of it can be trusted.
    const trusted = problem.code !== "F03";
    const cell = (column: FocusColumn): string => {
      const position = this.headings.at[column];
      return trusted && position !== undefined ? nullable(row[position]) : "";
    };
    if (trusted) this.ask(row);
    const start = this.cells.date("BillingPeriodStart", cell("BillingPeriodStart")).at;
    const billedCost = this.cells.readableCost(cell("BilledCost"));
    return {
      sourceRow,
      code: problem.code,
      column: problem.column,
      value: problem.value.slice(0, LONGEST_VALUE),
      message: problem.message,
      period: periodOf(start),
      amount: this.basis === "Effective" ? this.cells.readableCost(cell("EffectiveCost")) : billedCost,
      billedCost,
      listCost: this.cells.readableCost(cell("ListCost")) ?? billedCost,
    };
  }

  questions(): Question[] {
    return [
      ...(this.readings.amounts === undefined ? this.amounts.question() : []),
      ...(this.readings.dates === undefined ? this.dates.question() : []),
    ];
  }

  /** A date that contradicts the order a person said; "" for none. */
  contradiction(): string {
    const { dates } = this.readings;
    return dates === undefined ? "" : this.dates.contradiction(dates);
  }

  private ask(row: readonly string[]): void {
    const numbers = this.headings.decimals.map(({ position }) => nullable(row[position]));
    this.amounts.row(
      numbers.filter((text) => text !== ""),
      this.cells.currency,
    );
    const dates = PERIOD_COLUMNS.map((column) => {
      const position = this.headings.at[column];
      const text = position === undefined ? "" : nullable(row[position]);
      return { text, date: this.cells.date(column, text) };
    });
    this.dates.row(dates);
  }
}
