/** Keeps currencies apart (rule C02): of a file only the rows in the workbook's currency become charges. */
import { amountToText } from "../money";
import type { ImportedCharge, RowProblem } from "./row";

/** What becomes of rows. */
export interface GateSink {
  charge(charge: ImportedCharge): void;
  problem(problem: RowProblem, cells: readonly string[]): void;
}

export class CurrencyGate {
  /** @param home the workbook's currency; "" for the one that the first charge is in */
  constructor(
    private home: string,
    private readonly sink: GateSink,
  ) {}

  take(charge: ImportedCharge, cells: readonly string[]): void {
    if (this.home === "") this.home = charge.billingCurrency;
    if (charge.billingCurrency === this.home) this.sink.charge(charge);
    else this.sink.problem(foreignProblem(charge, this.home), cells);
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
