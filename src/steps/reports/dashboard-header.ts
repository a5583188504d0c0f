/** The words and key figures at the top of the Dashboard, as its formulas write them in English. */
import type { Dashboard, Outcome } from "../../core/dashboard/dashboard";
import { fraction, subsidised } from "../../core/dashboard/figures";
import { amountFromNumber, amountToNumber, type Amount } from "../../core/money";
import { periodName } from "../../core/period";
import type { Settings } from "../../core/settings";
import type { ReportValues } from "../../workbook/shape";
import { fixed, grouped } from "./excel-text";

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

function sentence({ period, month, outcomes }: Dashboard, currency: string): string {
  if (month.charges === 0) return `${periodName(period)}: no charges.`;
  const percent = fraction(subsidised(month), month.list);
  return (
    `${periodName(period)}: ${counted(month.charges, "charge")} (${inStates(outcomes)}) of ${counted(month.pis, "PI")}; ` +
    `${fixed(month.billed, 2)} ${currency} billed of ${fixed(month.list, 2)} list` +
    `${percent === null ? "" : `; ${inPercent(percent)} subsidised`}.`
  );
}

function inStates({ billed, pending, held }: Dashboard["outcomes"]): string {
  if (billed.count === null) return "billed, pending or held";
  const of = ({ count }: Outcome): string => grouped(String(count ?? 0));
  return `${of(billed)} billed, ${of(pending)} pending, ${of(held)} held`;
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
