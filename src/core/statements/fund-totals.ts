/** What funds have borne so far, by the lines of statements in force: what a fund's cap is compared with. */
import type { Cents } from "../money";
import type { Period } from "../period";
import { isInForce } from "./lines";
import type { StatementLine, StatementRecord } from "./statement";

/**
 * Charges, credits and what a fund paid for others, each with its sign.
 * @param before the month up to which is added, itself left out
 * @param currency statements in another one are no amounts that could be added
 */
export function fundTotals(
  statements: readonly StatementRecord[],
  lines: readonly StatementLine[],
  before: Period,
  currency: string,
): Map<string, Cents> {
  const counted = new Set(
    statements
      .filter((s) => isInForce(s) && s.period < before && s.currency === currency)
      .map((s) => s.statementNo),
  );
  return totalsOf(lines.filter((line) => counted.has(line.statementNo)));
}

/** By Fund Org. */
export function totalsOf(lines: readonly StatementLine[]): Map<string, Cents> {
  const totals = new Map<string, Cents>();
  for (const { fundOrg, billed } of lines) totals.set(fundOrg, (totals.get(fundOrg) ?? 0) + billed);
  return totals;
}
