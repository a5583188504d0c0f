/** Every figure of the Dashboard for one month, exact; the sheet's formulas must come to the same. */
import type { Charge } from "../charge";
import type { ProblemRecord } from "../import/records";
import { sum, type Amount, type Cents } from "../money";
import { addMonths, type Period } from "../period";
import type { Source } from "../reference";
import type { MonthlyTotal } from "../totals";
import { distance, figuresOfCharges, figuresOfTotals, type Figures } from "./figures";
import { fiscalYearStart } from "./fiscal-year";
import { monthsBySource, sourcesShown, type MonthBySource } from "./months";
import { rank, type Ranking } from "./ranking";

/** PIs and services listed by name. */
export const MOST_RANKED = 10;
/** Sources with a column of their own. */
export const MOST_SOURCES = 5;

export interface DashboardInput {
  readonly period: Period;
  /** Charges and problem rows of the month; no charges where they were archived. */
  readonly charges: readonly Charge[];
  readonly problems: readonly ProblemRecord[];
  /** Of all months. */
  readonly totals: readonly MonthlyTotal[];
  readonly sources: readonly Source[];
  /** Number of the month in which the fiscal year begins. */
  readonly fiscalYearStarts: number;
}

/** Charges that became this, and their amount; null where the month's charges were archived and nobody counted them. */
export interface Outcome {
  readonly count: number | null;
  readonly amount: Amount;
}

export interface Dashboard {
  readonly period: Period;
  readonly before: Period;
  readonly yearStart: Period;
  /** Rows of the month in Charges. */
  readonly chargeRows: number;
  readonly month: Figures;
  /** Null where nothing is known of it. */
  readonly monthBefore: Figures | null;
  readonly yearToDate: Figures;
  readonly outcomes: {
    readonly billed: Outcome;
    readonly pending: Outcome;
    readonly held: Outcome;
    readonly rejected: Outcome;
    readonly problems: Outcome;
    readonly total: Outcome;
  };
  /** All rows of the month in Charges: billed, pending, held and rejected. */
  readonly inCharges: Outcome;
  readonly sources: readonly string[];
  readonly months: readonly (MonthBySource | null)[];
  readonly pis: Ranking;
  readonly services: Ranking;
  /** How far Monthly Totals and Charges are apart for the month: 0 unless somebody edited Charges by hand. */
  readonly totalsDifference: Cents;
}

export function dashboard(input: DashboardInput): Dashboard {
  const { period, charges, totals, sources, fiscalYearStarts } = input;
  const before = addMonths(period, -1);
  const yearStart = fiscalYearStart(period, fiscalYearStarts);
  const ofMonth = totals.filter((t) => t.period === period);
  const ofBefore = totals.filter((t) => t.period === before);
  const ofYear = totals.filter((t) => t.period >= yearStart && t.period <= period);
  const totalled = figuresOfTotals(ofMonth);
  const month = charges.length === 0 ? totalled : figuresOfCharges(charges, totalled.pis);
  const shown = sourcesShown(totals, sources, period, MOST_SOURCES);
  return {
    period,
    before,
    yearStart,
    chargeRows: charges.length,
    month,
    monthBefore: ofBefore.length === 0 ? null : figuresOfTotals(ofBefore),
    yearToDate: withMonth(ofYear, period, month),
    outcomes: outcomes(input, month),
    inCharges: {
      count: charges.length === 0 ? null : charges.length,
      amount: month.billed + month.pending + month.held + month.rejected,
    },
    sources: shown,
    months: monthsBySource(totals, period, shown),
    pis: rank(ofMonth, ofYear, (t) => t.pi, MOST_RANKED),
    // By list price: a service that is wholly subsidised is billed nothing, and is what a board wants to see.
    services: rank(ofMonth, ofYear, (t) => t.serviceName, MOST_RANKED, "list"),
    totalsDifference: charges.length === 0 ? 0 : distance(month, totalled),
  };
}

/** The months before by their totals, the month itself by the figures shown beside it. */
function withMonth(year: readonly MonthlyTotal[], period: Period, month: Figures): Figures {
  const earlier = figuresOfTotals(year.filter((t) => t.period < period));
  return {
    billed: earlier.billed + month.billed,
    list: earlier.list + month.list,
    pending: earlier.pending + month.pending,
    held: earlier.held + month.held,
    rejected: earlier.rejected + month.rejected,
    charges: earlier.charges + month.charges,
    pis: figuresOfTotals(year).pis,
  };
}

function outcomes({ charges, problems }: DashboardInput, month: Figures): Dashboard["outcomes"] {
  const counted = (test: (charge: Charge) => boolean): number | null =>
    charges.length === 0 ? null : charges.filter(test).length;
  const open = problems.filter((p) => p.status !== "Resolved");
  const notRead = { count: open.length, amount: sum(open.map((p) => p.amount)) };
  const { billed, pending, held, rejected } = month;
  return {
    billed: { count: counted((c) => c.review === "OK" || c.review === "Approved"), amount: billed },
    pending: { count: counted((c) => c.review === "Pending"), amount: pending },
    held: { count: counted((c) => c.review === "Held"), amount: held },
    rejected: { count: counted((c) => c.review === "Rejected"), amount: rejected },
    problems: notRead,
    total: {
      count: charges.length === 0 ? null : charges.length + notRead.count,
      amount: billed + pending + held + rejected + notRead.amount,
    },
  };
}
