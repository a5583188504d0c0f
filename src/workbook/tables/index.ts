/** The tables of the workbook, in the order of their sheets. */
import type { TableShape } from "../shape";
import { ADJUSTMENTS, CHARGES, JOURNAL, STATEMENT_LINES, STATEMENTS } from "./month";
import {
  CONFORMANCE,
  IMPORTS,
  JOURNAL_FORMAT_COLUMNS,
  JOURNAL_VALUES,
  LOG,
  MAIL_LOG,
  MONTHLY_TOTALS,
  PERIODS,
  PROBLEMS,
  SEALS,
  SETTINGS,
  SUBSIDY_BALANCES,
} from "./records";
import {
  FUNDS,
  LOOKUPS,
  PEOPLE,
  PROJECTS,
  RATES,
  RULES,
  SERVICE_COSTS,
  SOURCES,
  SPLITS,
  STANDING_APPROVALS,
  SUBSIDIES,
} from "./reference";

export type { Table } from "./column";
export * from "./month";
export * from "./records";
export * from "./reference";

/** In sheet order. The Start and Tie-out reports stand before and among them: see reports.ts. */
export const ALL_TABLES: readonly TableShape[] = [
  CHARGES, ADJUSTMENTS, STATEMENTS, STATEMENT_LINES, JOURNAL,
  PEOPLE, PROJECTS, FUNDS, SPLITS, SUBSIDIES, LOOKUPS, SOURCES, RULES, STANDING_APPROVALS, SERVICE_COSTS, RATES,
  PERIODS, MONTHLY_TOTALS, SUBSIDY_BALANCES, SEALS, IMPORTS, PROBLEMS, CONFORMANCE, MAIL_LOG, LOG,
  SETTINGS, JOURNAL_FORMAT_COLUMNS, JOURNAL_VALUES,
]; // prettier-ignore
