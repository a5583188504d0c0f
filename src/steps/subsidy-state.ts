/** What the workbook says of subsidies for one month. */
import type { Period } from "../core/period";
import type { SubsidyState } from "../core/subsidies/apply";
import type { CarryingMonths } from "../core/subsidies/carry-on";
import type { BalanceFacts } from "../core/subsidies/misstated";
import type { Book } from "./book";

export function subsidyState(book: Book, period: Period): SubsidyState {
  return {
    subsidies: book.subsidies,
    balances: book.subsidyBalances,
    firstMonths: firstMonths(book, period),
  };
}

/** The first month with charges of each PI before a month: who is not in it is new. */
function firstMonths(book: Book, before: Period): ReadonlyMap<string, Period> {
  const first = new Map<string, Period>();
  for (const { pi, period } of book.history(before)) {
    const address = book.directory.canonicalAddress(pi);
    const known = first.get(address);
    if (known === undefined || period < known) first.set(address, period);
  }
  return first;
}

/** What months of the workbook hand on to later ones. */
export function carryingMonths(book: Book): CarryingMonths {
  return {
    periods: book.periods,
    subsidies: book.subsidies,
    balances: book.subsidyBalances,
    fiscalYearStarts: book.settings.fiscalYearStarts,
  };
}

/** What tells whether the Subsidy Balances are those of the statement lines. */
export function balanceFacts(book: Book): BalanceFacts {
  const { subsidies, subsidyBalances, statements, lines, seals, directory, settings } = book;
  return {
    subsidies,
    balances: subsidyBalances,
    statements,
    lines,
    seals,
    directory,
    fiscalYearStarts: settings.fiscalYearStarts,
  };
}
