/** The computed values beside the Tie-out's formulas. */
import { amountToNumber, roundToCents } from "../../core/money";
import type { TieOut } from "../../core/tieout/tie-out";
import type { ReportValues } from "../../workbook/shape";

export function tieOutValues(t: TieOut): ReportValues {
  const number = amountToNumber;
  return {
    month: t.period,
    imported: number(t.imported),
    carriedIn: number(t.carriedIn),
    adjustments: number(t.adjustments),
    totalIn: number(t.imported + t.carriedIn + t.adjustments),
    billed: number(t.billed),
    held: number(t.held),
    rejected: number(t.rejected),
    pending: number(t.pending),
    problems: number(t.problems),
    totalOut: number(t.billed + t.held + t.rejected + t.pending + t.problems),
    billedAgain: number(t.billed),
    rounding: number(t.rounding),
    statements: number(t.statements),
    statementLines: number(t.statements),
    journalDebits: number(t.journalDebits ?? 0n),
    journalCredits: number(t.journalCredits ?? 0n),
    difference: roundToCents(t.difference) / 100,
  };
}
