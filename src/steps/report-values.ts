/** The computed values beside the report sheets' formulas: what Excel will show before it recalculates. */
import type { Period } from "../core/period";
import type { MonthlyTotal } from "../core/totals";
import type { Change } from "../ports/ports";
import { DASHBOARD, PI_PAGE, START, TIE_OUT } from "../workbook/reports";
import { dashboardValues } from "./reports/dashboard";
import { typedSetting } from "./reports/excel-text";
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
  const sources = [...new Set(tables.sources.map((s) => s.source))];
  const tied = tieOutValues(input, sources, typedSetting(tables.settings, "currency"));
  return [
    { do: "report", report: START, values: startValues(month, tables, period, tied) },
    { do: "report", report: DASHBOARD, values: dashboardValues(tables, period) },
    { do: "report", report: TIE_OUT, values: tied },
    { do: "report", report: PI_PAGE, values: (typed) => piPageValues(tables, period, typed) },
  ];
}
