/** The computed values beside Start's formulas. */
import { isBillable } from "../../core/charge";
import { activeLines } from "../../core/journal/reverse";
import { amountToNumber, sum } from "../../core/money";
import type { Period } from "../../core/period";
import { statusOf } from "../../core/periods";
import { isInForce } from "../../core/statements/lines";
import type { Cell, ReportValues } from "../../workbook/shape";
import type { Tables } from "../save";
import type { MonthRows } from "./of-month";

/** @param tied the Tie-out's values: Start shows its two answers */
export function startValues(
  month: MonthRows,
  tables: Pick<Tables, "periods">,
  period: Period,
  tied: ReportValues,
): ReportValues {
  const inForce = month.statements.filter(isInForce);
  const facts = {
    charges: month.charges.length,
    openProblems: month.problems.filter((p) => p.status === "Open").length,
    pendingCharges: month.charges.filter((c) => c.review === "Pending").length,
    statementCount: inForce.length,
    drafts: inForce.filter((s) => s.status === "Draft").length,
    journalLines: activeLines(month.journal).length,
    status: statusOf(tables.periods, period),
    billed: amountToNumber(sum(month.charges.filter(isBillable).map((c) => c.amount))),
  };
  const of = (name: string): Cell => tied[name] ?? null;
  return {
    month: period,
    next: nextStep(facts),
    ...facts,
    difference: of("difference"),
    rowsDifference: of("rowsDifference"),
  };
}

interface Facts {
  readonly charges: number;
  readonly openProblems: number;
  readonly pendingCharges: number;
  readonly statementCount: number;
  readonly drafts: number;
  readonly journalLines: number;
  readonly status: string;
  readonly billed: number;
}

/** The same order as the formula of Start's "Next". */
function nextStep(f: Facts): string {
  if (f.charges + f.openProblems === 0) return "Import the files of the month";
  if (f.openProblems > 0) return "Fix or waive the problem rows";
  if (f.pendingCharges > 0) return "Decide the pending charges";
  if (f.statementCount === 0) return "Make the statements";
  if (f.drafts > 0) return "Send the statements";
  if (f.journalLines === 0 && f.billed !== 0) return "Export the journal";
  return f.status === "Open" ? "Close the month" : `Nothing: the month is ${f.status.toLowerCase()}`;
}
