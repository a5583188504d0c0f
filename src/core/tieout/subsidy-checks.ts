/** The checks behind what others pay: each credit has its payer, and balances lead from month to month. */
import { absolute, centsToAmount, sum, type Amount, type Cents } from "../money";
import { currentLines } from "../statements/lines";
import type { StatementLine } from "../statements/statement";
import { BalanceChains } from "../subsidies/carry-on";
import type { SubsidyBalance } from "../subsidies/subsidy";
import { Balance } from "./balance";
import { moneyCheck, type Check } from "./check";
import type { TieOutInput } from "./tie-out";

export function subsidyChecks({ period, statements, lines, balances }: TieOutInput): Check[] {
  const current = currentLines(statements, lines);
  const month = balances.filter((b) => b.period === period);
  const chains = new BalanceChains(balances);
  return [
    moneyCheck("Credits against who pays for them", creditsAgainstPayers(current)),
    moneyCheck("Subsidy balances against the lines of their subsidies", usedAgainstLines(month, current)),
    moneyCheck("Subsidy balances against their month before", sum(month.map((b) => offBy(b, chains)))),
  ];
}

/** By statement, subsidy and source: the same money, with the other sign, or the journal moves it between sources. */
function creditsAgainstPayers(lines: readonly StatementLine[]): Amount {
  const balance = new Balance();
  for (const line of lines) {
    if (line.kind !== "Charge")
      balance.add([line.statementNo, line.subsidyId, line.source], centsToAmount(line.billed));
  }
  return balance.off();
}

/** Subsidies without an amount have no balance, only lines. */
function usedAgainstLines(month: readonly SubsidyBalance[], lines: readonly StatementLine[]): Amount {
  const known = new Set(month.map((b) => b.subsidyId));
  const balance = new Balance();
  for (const row of month) balance.add([row.subsidyId], centsToAmount(row.used));
  for (const line of lines) {
    if (line.kind === "Credit" && known.has(line.subsidyId))
      balance.add([line.subsidyId], centsToAmount(line.billed));
  }
  return balance.off();
}

/**
 * Opening is what the month before left, opening + granted − used = left, and left is not below zero. With the earlier
 * months of the same: what was typed over in one of them would be spent in this.
 */
function offBy(row: SubsidyBalance, chains: BalanceChains): Amount {
  const gaps: readonly Cents[] = [
    ...[...chains.before(row), row].map(
      ({ opening, granted, used, left }) => opening + granted - used - left,
    ),
    Math.min(0, row.left),
  ];
  return chains.openingOff(row) + sum(gaps.map((cents) => absolute(centsToAmount(cents))));
}
