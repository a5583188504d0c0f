/** The rows of one month, out of the tables a step has in hand. */
import type { Period } from "../../core/period";
import type { Tables } from "../save";

export type MonthTable =
  "charges" | "imports" | "problems" | "statements" | "lines" | "journal" | "adjustments";
/** The rows of one month. */
export type MonthRows = Pick<Tables, MonthTable>;

export function ofMonth(tables: MonthRows, period: Period): MonthRows {
  const mine = (row: { readonly period: Period }): boolean => row.period === period;
  return {
    charges: tables.charges.filter(mine),
    imports: tables.imports.filter(mine),
    problems: tables.problems.filter(mine),
    statements: tables.statements.filter(mine),
    lines: tables.lines.filter(mine),
    journal: tables.journal.filter(mine),
    adjustments: tables.adjustments.filter(mine),
  };
}
