/** The funds and how they stand in a month: awards, caps with what is used and left, days to the end, fallbacks. */
import { openFallback, whyClosed } from "../core/billing/fallback";
import { centsToAmount, type Amount, type Cents } from "../core/money";
import { dayOf, daysBetween, type Day, type Period } from "../core/period";
import { isOpen } from "../core/periods";
import type { Fund } from "../core/reference";
import { fundAmounts } from "../core/review/fund-use";
import { fundTotals, totalsOf } from "../core/statements/fund-totals";
import { currentLines } from "../core/statements/lines";
import { Book } from "./book";
import type { Host } from "./host";
import { reviewMonth } from "./review-month";

export interface ShownFund {
  readonly fund: Fund;
  /** What statements of earlier months put on it, and of later ones that were closed before it. */
  readonly before: Amount;
  /** Of a closed month its statements; of an open one its charges but those rejected or held. */
  readonly month: Amount;
  readonly used: Amount;
  /** Of the cap; below zero where it is passed; null for a fund without one. */
  readonly left: Amount | null;
  /** From today to the award's last day, below zero when it is past; null where no end is known. */
  readonly daysToEnd: number | null;
  /** Why it takes no charge of today; "" while it does. */
  readonly closed: string;
  /** The fund that pays for charges of today where this one is closed; "" where none can. */
  readonly paysInstead: string;
}

export interface FundsBoard {
  readonly period: Period;
  readonly currency: string;
  readonly today: Day;
  /** In the order of the Funds table. */
  readonly funds: readonly ShownFund[];
}

/** Reads only. */
export async function fundsBoard(host: Host, period: Period): Promise<FundsBoard> {
  const book = await Book.open(host.workbook);
  // The statements of a closed month say it all; its charges may be archived.
  if (isOpen(book.periods, period)) await book.load([period]);
  const { directory, settings } = book;
  const today = dayOf(host.clock.now());
  const earlier = fundTotals(book.statements, book.lines, {
    period,
    currency: settings.currency,
    periods: book.periods,
  });
  const month = amountsOf(host, book, period);
  const funds = book.reference.funds.map((fund): ShownFund => {
    const before = centsToAmount(earlier.get(fund.fundOrg) ?? 0);
    const inMonth = month.get(fund.fundOrg) ?? 0n;
    const used = before + inMonth;
    const closed = whyClosed(fund, today);
    return {
      fund,
      before,
      month: inMonth,
      used,
      left: fund.cap === null ? null : fund.cap - used,
      daysToEnd: fund.awardEnd === "" ? null : daysBetween(today, fund.awardEnd),
      closed,
      paysInstead: closed === "" ? "" : (openFallback(fund.fundOrg, today, directory) ?? ""),
    };
  });
  return { period, currency: settings.currency, today, funds };
}

function amountsOf(host: Host, book: Book, period: Period): ReadonlyMap<string, Amount> {
  if (isOpen(book.periods, period)) {
    const { charges, context } = reviewMonth(host, book, period, book.charges([period]));
    return fundAmounts(charges, (charge) => context.payer(charge));
  }
  const lines = currentLines(book.statements, book.lines).filter((line) => line.period === period);
  const inCents: ReadonlyMap<string, Cents> = totalsOf(lines);
  return new Map([...inCents].map(([fundOrg, cents]) => [fundOrg, centsToAmount(cents)]));
}
