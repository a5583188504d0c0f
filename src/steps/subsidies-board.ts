/** What each subsidy paid in a month, for whom and from which fund, by the lines and balances that are written. Reads only. */
import type { Cents } from "../core/money";
import { naturally } from "../core/natural-order";
import type { Period } from "../core/period";
import { currentLines } from "../core/statements/lines";
import type { StatementLine } from "../core/statements/statement";
import { subsidyProblems } from "../core/subsidies/check";
import { subsidyNotices } from "../core/subsidies/notices";
import { payerCapWarnings, payerProblems } from "../core/subsidies/payers";
import { inCreditOrder } from "../core/subsidies/order";
import type { Subsidy, SubsidyBalance } from "../core/subsidies/subsidy";
import { Book } from "./book";
import type { Host } from "./host";

export interface ShownSubsidy {
  readonly subsidy: Subsidy;
  /** Below zero for what it added, or got back. */
  readonly paid: Cents;
  /** PIs whose statements it is on. */
  readonly pis: readonly string[];
  /** The funds that pay. */
  readonly paidBy: readonly string[];
  /** Of the month; none where it has no amount, or no statement is made. */
  readonly balances: readonly SubsidyBalance[];
}

export interface SubsidiesBoard {
  readonly period: Period;
  readonly currency: string;
  /** In the order in which they are applied; those not in use behind them. */
  readonly subsidies: readonly ShownSubsidy[];
  /** Rows that stand against making statements. */
  readonly problems: readonly string[];
  /** What ends soon, is used up, or goes beyond the cap of a fund that pays. */
  readonly notices: readonly string[];
}

export async function subsidiesBoard(host: Host, period: Period): Promise<SubsidiesBoard> {
  const book = await Book.open(host.workbook);
  const { settings, subsidies, directory } = book;
  const lines = currentLines(book.statements, book.lines).filter((line) => line.period === period);
  const balances = book.subsidyBalances.filter((balance) => balance.period === period);
  const inUse = inCreditOrder(subsidies, settings.creditOrder);
  const all = [...inUse, ...subsidies.filter((subsidy) => !inUse.includes(subsidy))];
  return {
    period,
    currency: settings.currency,
    subsidies: all.map((subsidy) => shown(subsidy, lines, balances)),
    problems: [...subsidyProblems(subsidies, directory), ...payerProblems(subsidies, period, directory)],
    notices: [
      ...subsidyNotices(inUse, balances, period),
      ...payerCapWarnings({
        period,
        currency: settings.currency,
        directory,
        statements: book.statements,
        lines: book.lines,
        periods: book.periods,
      }),
    ],
  };
}

function shown(
  subsidy: Subsidy,
  lines: readonly StatementLine[],
  balances: readonly SubsidyBalance[],
): ShownSubsidy {
  const own = lines.filter((line) => line.kind === "Paid by" && line.subsidyId === subsidy.subsidyId);
  const different = (values: readonly string[]): string[] => [...new Set(values)].sort(naturally);
  return {
    subsidy,
    paid: own.reduce((total, line) => total + line.billed, 0),
    pis: different(own.map((line) => line.pi)),
    paidBy: different(own.map((line) => line.fundOrg)),
    balances: balances.filter((balance) => balance.subsidyId === subsidy.subsidyId),
  };
}
