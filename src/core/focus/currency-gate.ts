/**
 * Keeps currencies apart (rule C02). A file wholly in one foreign currency gives charges, which the review holds; of a
 * file in several currencies only the rows in the workbook's own do. Which it is shows late, so foreign rows wait here.
 */
import { amountToText } from "../money";
import { Refusal } from "../problem";
import type { ImportedCharge, RowProblem } from "./row";

/** Rows kept waiting: some fifty megabytes. A file that has had one foreign currency for so long is taken for its. */
const MOST_WAITING = 20_000;

export interface Waiting {
  readonly charge: ImportedCharge;
  readonly cells: readonly string[];
}

/** What becomes of rows. */
export interface GateSink {
  charge(charge: ImportedCharge): void;
  problem(problem: RowProblem, cells: readonly string[]): void;
}

export class CurrencyGate {
  private waiting: Waiting[] = [];
  /** The first currency of the file. */
  private first = "";
  private mixed = false;
  /** The file was taken for one in its first, foreign currency. */
  private settled = false;

  constructor(
    private readonly fileName: string,
    /** The workbook's currency. */
    private readonly home: string,
    private readonly sink: GateSink,
  ) {}

  /** @throws Refusal when another currency comes up after a file was taken for one in a foreign currency */
  take(charge: ImportedCharge, cells: readonly string[]): void {
    const currency = charge.billingCurrency;
    if (this.first === "") this.first = currency;
    if (currency !== this.first && !this.mixed) this.mix(currency);
    if (currency === this.home || this.settled) this.sink.charge(charge);
    else if (this.mixed) this.refuse({ charge, cells });
    else this.wait({ charge, cells });
  }

  /** Of the charges it let through. */
  get currency(): string {
    return this.mixed || this.first === "" ? this.home : this.first;
  }

  /** The file is over: it has one currency only, or its foreign rows are problems already. */
  end(): void {
    for (const { charge } of this.waiting) this.sink.charge(charge);
    this.waiting = [];
  }

  private mix(other: string): void {
    if (this.settled) {
      throw new Refusal(
        `${this.fileName} has rows in ${this.first} and in ${other}. Export each currency to a file of its own. Nothing was imported.`,
      );
    }
    this.mixed = true;
    for (const row of this.waiting) this.refuse(row);
    this.waiting = [];
  }

  private wait(row: Waiting): void {
    // Cells are slices of the text around them, which they would keep in memory.
    this.waiting.push({ charge: row.charge, cells: JSON.parse(JSON.stringify(row.cells)) as string[] });
    if (this.waiting.length < MOST_WAITING) return;
    this.settled = true;
    this.end();
  }

  private refuse({ charge, cells }: Waiting): void {
    this.sink.problem(foreignProblem(charge, this.home), cells);
  }
}

/** Amounts in different currencies are never added up: the problem counts for nothing, its message says it. */
export function foreignProblem(charge: ImportedCharge, home: string): RowProblem {
  const { billingCurrency, sourceRow, period } = charge;
  return {
    sourceRow,
    code: "C02",
    column: "BillingCurrency",
    value: billingCurrency,
    message:
      `The row is ${amountToText(charge.amount)} ${billingCurrency}; the workbook is in ${home}. ` +
      "Import it in a workbook of its currency.",
    period,
    amount: null,
    billedCost: null,
    listCost: null,
  };
}
