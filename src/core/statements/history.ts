/** What the months before came to for whom a statement is for: the fiscal year to date, and the last six months. */
import { fiscalYearStart } from "../dashboard/fiscal-year";
import { addMonths, type Period } from "../period";
import type { ClosedMonths } from "./fund-totals";
import { isInForce } from "./lines";
import type {
  FiscalYear,
  StatementLine,
  StatementRecord,
  StatementTotals,
  TrendMonth,
  YearToDate,
} from "./statement";

/** Months that a statement looks back on, its own with them. */
export const TREND_MONTHS = 6;

/** Statements and lines of other months; what is not in force, or later, is passed over. */
export interface OtherMonths {
  readonly statements: readonly StatementRecord[];
  readonly lines: readonly StatementLine[];
  /** The Periods table; without it all months count as open. */
  readonly periods?: ClosedMonths;
}

export interface HistoryOptions {
  readonly period: Period;
  /** Statements in another currency are no amounts that could be added: their months count as without data. */
  readonly currency: string;
  /** 1 for January to 12 for December. */
  readonly fiscalYearStarts: number;
  /** Whom a line belongs to: the key that a statement's own history is asked by. */
  readonly keyOf: (pi: string, project: string) => string;
}

export interface History {
  readonly fiscalYear: FiscalYear;
  readonly yearToDate: YearToDate;
  /** Oldest first, this month last. */
  readonly trend: readonly TrendMonth[];
}

/** Adds the lines up once. @returns the history by key, given what this month comes to */
export function historyOf(
  others: OtherMonths,
  options: HistoryOptions,
): (key: string, month: StatementTotals) => History {
  const { period } = options;
  const fiscalYear = fiscalYearOf(period, options.fiscalYearStarts);
  const trend = Array.from({ length: TREND_MONTHS }, (_, i) => addMonths(period, i + 1 - TREND_MONTHS));
  const since = [fiscalYear.first, trend[0] ?? period].reduce((a, b) => (a < b ? a : b));
  const before = others.statements.filter((s) => isInForce(s) && s.period >= since && s.period < period);
  const inCurrency = before.filter((s) => s.currency === options.currency);
  const sums = sumLines(inCurrency, others.lines, options.keyOf);
  const known = [...new Set(inCurrency.map((s) => s.period))];
  const ofYear = known.filter((p) => p >= fiscalYear.first);
  return (key, month) => {
    const totals = (p: Period): StatementTotals => sums.get(`${p} ${key}`) ?? NOTHING;
    const monthOf = (p: Period) => (p === period ? month : known.includes(p) ? totals(p) : null);
    return {
      fiscalYear,
      yearToDate: {
        ...[...ofYear.map(totals), month].reduce(add, NOTHING),
        months: ofYear.length + 1,
      },
      trend: trend.map((p) => ({ period: p, totals: monthOf(p) })),
    };
  };
}

/** Named after the calendar year in which it ends. @param starts 1 for January to 12 for December */
export function fiscalYearOf(period: Period, starts: number): FiscalYear {
  const first = fiscalYearStart(period, starts);
  const last = addMonths(first, 11);
  return { name: `FY${last.slice(0, 4)}`, first, last };
}

const NOTHING: StatementTotals = { list: 0, discount: 0, credits: 0, amount: 0 };

/** By month and key. */
function sumLines(
  statements: readonly StatementRecord[],
  lines: readonly StatementLine[],
  keyOf: HistoryOptions["keyOf"],
): Map<string, StatementTotals> {
  const periods = new Map(statements.map((s) => [s.statementNo, s.period]));
  const sums = new Map<string, StatementTotals>();
  for (const line of lines) {
    const period = periods.get(line.statementNo);
    // What others pay is on their funds.
    if (period === undefined || line.kind === "Paid by") continue;
    const key = `${period} ${keyOf(line.pi, line.project)}`;
    sums.set(key, add(sums.get(key) ?? NOTHING, totalsOf(line)));
  }
  return sums;
}

function totalsOf({ kind, list, discount, billed }: StatementLine): StatementTotals {
  return { list, discount, credits: kind === "Credit" ? -billed : 0, amount: billed };
}

function add(a: StatementTotals, b: StatementTotals): StatementTotals {
  return {
    list: a.list + b.list,
    discount: a.discount + b.discount,
    credits: a.credits + b.credits,
    amount: a.amount + b.amount,
  };
}
