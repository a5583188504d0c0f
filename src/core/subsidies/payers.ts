/** The funds that pay subsidies: whether they are open to what they would pay for, and what is left of their caps. */
import { whyClosed } from "../billing/fallback";
import { dayOfCharge } from "../billing/who-pays";
import type { Charge } from "../charge";
import { centsToText, roundToCents, type Cents } from "../money";
import { naturally } from "../natural-order";
import { dayBefore, dayOf, periodEnd, type Day, type Period } from "../period";
import type { Directory } from "../reference";
import { fundTotals, totalsOf, type ClosedMonths } from "../statements/fund-totals";
import { currentLines } from "../statements/lines";
import type { StatementLine, StatementRecord } from "../statements/statement";
import type { Subsidy } from "./subsidy";

/** Rows in use whose fund is closed to all days of the month that they are for, in words that name the row. */
export function payerProblems(subsidies: readonly Subsidy[], period: Period, directory: Directory): string[] {
  return subsidies.flatMap((subsidy) => {
    if (subsidy.status !== "Active") return [];
    const fund = directory.fund(subsidy.paidByFundOrg);
    const first = later(`${period}-01`, subsidy.from);
    const end = dayBefore(dayOf(periodEnd(period)));
    const last = subsidy.to !== "" && subsidy.to < end ? subsidy.to : end;
    if (fund === undefined || last < first) return [];
    // An award may begin within these days.
    const why = whyClosed(fund, fund.awardStart > last ? last : later(first, fund.awardStart));
    return why === "" ? [] : [closedWords(subsidy, why)];
  });
}

/**
 * Why the fund of a subsidy cannot pay for charges by their own days; "" when it can. What is billed anew of a closed
 * month is paid as it was then.
 */
export function whyNotPaid(subsidy: Subsidy, charges: readonly Charge[], directory: Directory): string {
  const fund = directory.fund(subsidy.paidByFundOrg);
  if (fund === undefined) return "";
  for (const charge of charges) {
    if (charge.corrects !== "") continue;
    const day = dayOfCharge(charge);
    const why = whyClosed(fund, day);
    if (why !== "") return `${closedWords(subsidy, why)}, for a charge of ${day}`;
  }
  return "";
}

function closedWords({ subsidyId, title, paidByFundOrg }: Subsidy, why: string): string {
  return `${subsidyId || title} is paid by ${paidByFundOrg.trim()}, which ${why}`;
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}

interface Paid {
  readonly period: Period;
  readonly currency: string;
  readonly directory: Directory;
  /** Of all months. */
  readonly statements: readonly StatementRecord[];
  readonly lines: readonly StatementLine[];
  readonly periods: ClosedMonths;
}

/** Funds that paid for others in the month and bear more than their Cap: credits are not held as charges are. */
export function payerCapWarnings(paid: Paid): string[] {
  const { period, directory, statements, lines } = paid;
  const month = currentLines(
    statements,
    lines.filter((line) => line.period === period),
  );
  const paidFor = new Map<string, Set<string>>();
  for (const { kind, fundOrg, billed, subsidyId } of month) {
    if (kind !== "Paid by" || billed <= 0 || (directory.fund(fundOrg)?.cap ?? null) === null) continue;
    paidFor.set(fundOrg, (paidFor.get(fundOrg) ?? new Set()).add(subsidyId));
  }
  if (paidFor.size === 0) return [];
  const before = fundTotals(statements, lines, paid);
  const now = totalsOf(month);
  return [...paidFor]
    .sort(([a], [b]) => naturally(a, b))
    .flatMap(([fundOrg, ids]) => {
      const borne = (before.get(fundOrg) ?? 0) + (now.get(fundOrg) ?? 0);
      const cap: Cents = roundToCents(directory.fund(fundOrg)?.cap ?? 0n);
      if (borne <= cap) return [];
      const names = [...ids].sort(naturally).join(", ");
      return [
        `${fundOrg}, which pays for ${names}, bears ${centsToText(borne)} with ${period}: ${centsToText(borne - cap)} beyond its Cap of ${centsToText(cap)}.`,
      ];
    });
}
