/** The tables of the workbook, in the order of their sheets. */
import type { TableShape } from "../shape";
import { CHARGES, JOURNAL, STATEMENT_LINES, STATEMENTS } from "./month";
import { CONFORMANCE, IMPORTS, LOG, MAIL_LOG, MONTHLY_TOTALS, PERIODS, PROBLEMS, SETTINGS } from "./records";
import { FUNDS, LOOKUPS, PEOPLE, PROJECTS, RULES, SOURCES, SPLITS } from "./reference";

export type { Table } from "./column";
export * from "./month";
export * from "./records";
export * from "./reference";

/** In sheet order. The Start and Tie-out reports stand before and among them: see reports.ts. */
export const ALL_TABLES: readonly TableShape[] = [
  CHARGES, STATEMENTS, STATEMENT_LINES, JOURNAL,
  PEOPLE, PROJECTS, FUNDS, SPLITS, LOOKUPS, SOURCES, RULES,
  PERIODS, MONTHLY_TOTALS, IMPORTS, PROBLEMS, CONFORMANCE, MAIL_LOG, LOG,
  SETTINGS,
]; // prettier-ignore
