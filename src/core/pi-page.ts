/**
 * One PI's account for a month: what the PI page shows. The page's formulas work out the same from the tables; this is
 * what stands beside them before anything recalculates, and what they are tested against.
 */
import type { Charge } from "./charge";
import { absolute, centsToAmount, sum, type Amount } from "./money";
import { addMonths, type Period } from "./period";
import { fiscalYearStart } from "./dashboard/fiscal-year";
import { isInForce } from "./statements/lines";
import type { StatementLine, StatementRecord } from "./statements/statement";
import { largestCharges, type LargestCharges } from "./pi-page-charges";
import { ranked, type Part, type Ranking } from "./pi-page-ranking";
import type { MonthlyTotal } from "./totals";

/** Months of the trend, and of the statements listed. */
export const PI_MONTHS = 12;
export const PI_STATEMENTS = 12;

export interface PiPageInput {
  /** The canonical address. */
  readonly pi: string;
  readonly period: Period;
  /** The month in which the fiscal year begins, 1 to 12. */
  readonly fiscalYearStarts: number;
  /** Of the month, in the order of the sheet. */
  readonly charges: readonly Charge[];
  readonly monthlyTotals: readonly MonthlyTotal[];
  readonly statements: readonly StatementRecord[];
  readonly lines: readonly StatementLine[];
}

/** What a month came to for the PI. */
export interface PiMonth {
  readonly period: Period;
  readonly charges: number;
  readonly list: Amount;
  readonly billed: Amount;
  readonly pending: Amount;
  readonly held: Amount;
}

export interface PiPage {
  readonly month: PiMonth;
  /** The month before. */
  readonly before: PiMonth;
  /** From the first month of the fiscal year to the month shown. */
  readonly year: { readonly from: Period; readonly list: Amount; readonly billed: Amount };
  /** Twelve, the month shown last. */
  readonly trend: readonly PiMonth[];
  /** In force, of the twelve months, newest first. */
  readonly statements: readonly StatementRecord[];
  readonly moreStatements: number;
  /** Whether the next two add up the statements in force of the month; else what is billed so far. */
  readonly ofStatements: boolean;
  readonly byProject: Ranking;
  readonly byService: Ranking;
  /** Charges of the month that are not rejected. */
  readonly charges: LargestCharges;
}

export function piPage(input: PiPageInput): PiPage {
  const { pi, period } = input;
  const totals = input.monthlyTotals.filter((total) => total.pi === pi);
  const months = (from: number): Period => addMonths(period, from + 1 - PI_MONTHS);
  const trend = Array.from({ length: PI_MONTHS }, (_, i) => monthOf(months(i), totals));
  const month = monthOf(period, totals);
  const from = fiscalYearStart(period, input.fiscalYearStarts);
  const year = totals.filter((total) => total.period >= from && total.period <= period);
  const inForce = statementsOf(input, months(0));
  const parts = partsOf(input, totals);
  const own = input.charges.filter((charge) => charge.pi === pi && charge.period === period);
  return {
    month,
    before: monthOf(addMonths(period, -1), totals),
    year: { from, list: sum(year.map((t) => t.list)), billed: sum(year.map((t) => t.billed)) },
    trend,
    statements: inForce.slice(0, PI_STATEMENTS),
    moreStatements: Math.max(0, inForce.length - PI_STATEMENTS),
    ...parts,
    charges: largestCharges(own),
  };
}

/** The PI who is shown while nobody chose one: most billed, else most waiting; the first of equals. */
export function foremostPi(period: Period, totals: readonly MonthlyTotal[]): string {
  const sums = new Map<string, { readonly billed: Amount; readonly other: Amount }>();
  for (const { pi, billed, pending, held } of totals.filter((t) => t.period === period && t.pi !== "")) {
    const before = sums.get(pi) ?? { billed: 0n, other: 0n };
    sums.set(pi, {
      billed: before.billed + billed,
      other: before.other + absolute(pending) + absolute(held),
    });
  }
  const [first, ...rest] = [...sums];
  if (first === undefined) return "";
  const [pi] = rest.reduce((best, next) => (isMore(next[1], best[1]) ? next : best), first);
  return pi;
}

type Sums = { readonly billed: Amount; readonly other: Amount };

function isMore(a: Sums, b: Sums): boolean {
  return a.billed === b.billed ? a.other > b.other : a.billed > b.billed;
}

function monthOf(period: Period, totals: readonly MonthlyTotal[]): PiMonth {
  const own = totals.filter((total) => total.period === period);
  const add = (pick: (total: MonthlyTotal) => Amount): Amount => sum(own.map(pick));
  return {
    period,
    charges: own.reduce((count, total) => count + total.charges, 0),
    list: add((t) => t.list),
    billed: add((t) => t.billed),
    pending: add((t) => t.pending),
    held: add((t) => t.held),
  };
}

/** Newest month first; in the order of the sheet within one. */
function statementsOf({ pi, period, statements }: PiPageInput, from: Period): readonly StatementRecord[] {
  return statements
    .filter((s) => s.pi === pi && isInForce(s) && s.period >= from && s.period <= period)
    .map((statement, i) => ({ statement, i }))
    .sort((a, b) =>
      a.statement.period === b.statement.period
        ? a.i - b.i
        : a.statement.period > b.statement.period
          ? -1
          : 1,
    )
    .map(({ statement }) => statement);
}

function partsOf(
  { pi, period, statements, lines }: PiPageInput,
  totals: readonly MonthlyTotal[],
): Pick<PiPage, "ofStatements" | "byProject" | "byService"> {
  const own = statements.filter((s) => s.pi === pi && s.period === period && isInForce(s));
  const ofStatements = own.length > 0;
  const numbers = new Set(own.map((s) => s.statementNo));
  const parts: readonly Part[] = ofStatements
    ? // What others pay is theirs; the PI's fund has the credit.
      lines.filter((line) => numbers.has(line.statementNo) && line.kind !== "Paid by").map(partOfLine)
    : totals.filter((total) => total.period === period);
  const total = ofStatements
    ? {
        list: sum(own.map((s) => centsToAmount(s.list))),
        billed: sum(own.map((s) => centsToAmount(s.amount))),
      }
    : { list: sum(parts.map((p) => p.list)), billed: sum(parts.map((p) => p.billed)) };
  return {
    ofStatements,
    byProject: ranked(parts, (part) => [part.project, part.fundOrg], total),
    byService: ranked(parts, (part) => [part.serviceName], total),
  };
}

function partOfLine({ project, fundOrg, serviceName, list, billed }: StatementLine): Part {
  return { project, fundOrg, serviceName, list: centsToAmount(list), billed: centsToAmount(billed) };
}
