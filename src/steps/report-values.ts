/** The computed values beside the report sheets' formulas: what Excel will show before it recalculates. */
import type { Period } from "../core/period";
import type { MonthlyTotal } from "../core/totals";
import { tieOut } from "../core/tieout/tie-out";
import type { Change } from "../ports/ports";
import { DASHBOARD, PI_PAGE, START, TIE_OUT } from "../workbook/reports";
import { dashboardValues } from "./reports/dashboard";
import { ofMonth } from "./reports/of-month";
import { piPageValues } from "./reports/pi-page-values";
import { startValues } from "./reports/start";
import { tieOutValues } from "./reports/tie-out";
import type { Tables } from "./save";

/** The tables as they are after a step, with the totals of every month. */
export type ReportTables = Tables & { readonly monthlyTotals: readonly MonthlyTotal[] };

export function reportChanges(tables: ReportTables, period: Period): Change[] {
  const month = ofMonth(tables, period);
  const input = { period, ...month, balances: tables.subsidyBalances, file: null };
  const result = tieOut(input);
  const sources = [...new Set(tables.sources.map((s) => s.source))];
  return [
    { do: "report", report: START, values: startValues(month, tables, period, result) },
    { do: "report", report: DASHBOARD, values: dashboardValues(tables, period) },
    { do: "report", report: TIE_OUT, values: tieOutValues(input, sources, result) },
    { do: "report", report: PI_PAGE, values: (typed) => piPageValues(tables, period, typed) },
  ];
}
