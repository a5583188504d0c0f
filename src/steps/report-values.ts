/** The computed values beside the report sheets' formulas: what Excel will show before it recalculates. */
import { isBillable } from "../core/charge";
import { amountToNumber, roundToCents, sum, type Amount } from "../core/money";
import type { Period } from "../core/period";
import { activeLines } from "../core/journal/reverse";
import { isInForce } from "../core/statements/lines";
import { tieOut, type TieOut } from "../core/tieout/tie-out";
import type { Change } from "../ports/ports";
import { START, TIE_OUT } from "../workbook/reports";
import type { ReportValues } from "../workbook/shape";
import type { Tables } from "./save";

export function reportChanges(tables: Tables, period: Period): Change[] {
  const month = ofMonth(tables, period);
  const result = tieOut({ period, ...month, file: null });
  return [
    { do: "report", report: START, values: startValues(month, tables, period, result) },
    { do: "report", report: TIE_OUT, values: tieOutValues(result) },
  ];
}

/** The rows of one month. */
export function ofMonth<T extends Pick<Tables, MonthTable>>(
  tables: T,
  period: Period,
): Pick<Tables, MonthTable> {
  const mine = (row: { readonly period: Period }): boolean => row.period === period;
  return {
    charges: tables.charges.filter(mine),
    imports: tables.imports.filter(mine),
    problems: tables.problems.filter(mine),
    statements: tables.statements.filter(mine),
    lines: tables.lines.filter(mine),
    journal: tables.journal.filter(mine),
  };
}

type MonthTable = "charges" | "imports" | "problems" | "statements" | "lines" | "journal";

function tieOutValues(t: TieOut): ReportValues {
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
    difference: cents(t.difference),
  };
}

function cents(value: Amount): number {
  return roundToCents(value) / 100;
}

function startValues(
  month: Pick<Tables, MonthTable>,
  tables: Tables,
  period: Period,
  result: TieOut,
): ReportValues {
  const inForce = month.statements.filter(isInForce);
  const facts = {
    charges: month.charges.length,
    openProblems: month.problems.filter((p) => p.status === "Open").length,
    pendingCharges: month.charges.filter((c) => c.review === "Pending").length,
    statementCount: inForce.length,
    drafts: inForce.filter((s) => s.status === "Draft").length,
    journalLines: activeLines(month.journal).length,
    status: tables.periods.find((p) => p.period === period)?.status ?? "Open",
    billed: amountToNumber(sum(month.charges.filter(isBillable).map((c) => c.amount))),
  };
  return { month: period, next: nextStep(facts), ...facts, difference: cents(result.difference) };
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
