/** The words and key figures at the top of the Dashboard, as its formulas write them in English. */
import type { Dashboard } from "../../core/dashboard/dashboard";
import { fraction, subsidised } from "../../core/dashboard/figures";
import {
  absolute,
  amountFromNumber,
  amountToNumber,
  amountToText,
  amount,
  type Amount,
} from "../../core/money";
import { periodName } from "../../core/period";
import type { Settings } from "../../core/settings";
import type { ReportValues } from "../../workbook/shape";

export function headerValues(
  figures: Dashboard,
  letterhead: Pick<Settings, "institution" | "department" | "currency">,
): ReportValues {
  const { month, monthBefore, yearToDate, before, period, outcomes } = figures;
  const { institution, department, currency } = letterhead;
  const percent = fraction(subsidised(month), month.list);
  return {
    month: period,
    institution: `${institution}${department === "" ? "" : `, ${department}`}`,
    currency: `Amounts in ${currency}`,
    namesNote: "Type another month to see it.",
    sentence: sentence(figures, currency),
    tileBilled: amountToNumber(month.billed),
    tileBilledFirst: against(month.billed, monthBefore?.billed, before),
    tileBilledSecond: `Year to date ${fixed(yearToDate.billed, 0)}`,
    tileList: amountToNumber(month.list),
    tileListFirst: against(month.list, monthBefore?.list, before),
    tileListSecond: `Year to date ${fixed(yearToDate.list, 0)}`,
    tileSubsidised: amountToNumber(subsidised(month)),
    tileSubsidisedFirst: percent === null ? "" : `${inPercent(percent)} of list`,
    tileSubsidisedSecond: `Year to date ${fixed(subsidised(yearToDate), 0)}`,
    tilePending: amountToNumber(month.pending),
    tilePendingFirst: rows(outcomes.pending.count),
    tilePendingSecond: amountBefore(monthBefore?.pending, before),
    tileHeld: amountToNumber(month.held),
    tileHeldFirst: rows(outcomes.held.count),
    tileHeldSecond: amountBefore(monthBefore?.held, before),
  };
}

function sentence({ period, month }: Dashboard, currency: string): string {
  if (month.charges === 0) return `${periodName(period)}: no charges.`;
  const percent = fraction(subsidised(month), month.list);
  return (
    `${periodName(period)}: ${counted(month.charges, "charge")} of ${counted(month.pis, "PI")}; ` +
    `${fixed(month.billed, 2)} ${currency} billed of ${fixed(month.list, 2)} list` +
    `${percent === null ? "" : `; ${inPercent(percent)} subsidised`}.`
  );
}

function against(now: Amount, before: Amount | undefined, month: string): string {
  const change = before === undefined ? null : fraction(now - before, before);
  return change === null ? "" : `${change > 0 ? "+" : ""}${inPercent(change)} on ${month}`;
}

function amountBefore(before: Amount | undefined, month: string): string {
  return before === undefined ? "" : `${fixed(before, 0)} in ${month}`;
}

function rows(count: number | null): string {
  return count === null ? "" : counted(count, "charge");
}

function counted(count: number, what: string): string {
  return `${grouped(String(count))} ${what}${count === 1 ? "" : "s"}`;
}

function inPercent(value: number): string {
  return `${fixed(amountFromNumber(value * 100), 1)} %`;
}

/** Excel's FIXED: thousands set apart, rounded half away from zero. */
function fixed(value: Amount, decimals: number): string {
  const unit = amount(`1E-${decimals}`);
  const units = (absolute(value) * 2n + unit) / (unit * 2n);
  const [whole = "0", fractional = ""] = amountToText(units * unit, decimals).split(".");
  const sign = value < 0n && units !== 0n ? "-" : "";
  return `${sign}${grouped(whole)}${decimals === 0 ? "" : `.${fractional}`}`;
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}
