/** How full the workbook is: months beyond those to be kept, and the sheet of charges before it overflows. */
import type { Period } from "../period";
import type { PERIOD_STATES } from "../periods";
import { figure } from "../words";
import { MOST_ROWS } from "./row-limit";

/** A month whose charges are in the workbook. */
export interface MonthHere {
  readonly period: Period;
  readonly status: (typeof PERIOD_STATES)[number];
  readonly charges: number;
}

/** Months kept where the setting says nothing. Here, so that the pane's first page needs none of the settings. */
export const MONTHS_KEPT = 12;
/** Months by which the next one's size is guessed. */
const LOOK_BACK = 3;
/** Percent of the sheet from which it is said. */
const NEARLY_FULL = 80;

/** @param months in any order @returns a sentence each */
export function roomWarnings(months: readonly MonthHere[], monthsKept: number): string[] {
  const here = months.filter((m) => m.charges > 0).sort((a, b) => (a.period < b.period ? -1 : 1));
  return [...tooManyMonths(here, monthsKept), ...nearlyFull(here)];
}

function tooManyMonths(here: readonly MonthHere[], monthsKept: number): string[] {
  const beyond = here.slice(0, Math.max(0, here.length - monthsKept));
  if (beyond.length === 0) return [];
  const posted = beyond.filter((m) => m.status === "Posted").map((m) => m.period);
  const open = beyond.filter((m) => m.status !== "Posted").map((m) => m.period);
  const what = [
    ...(posted.length === 0 ? [] : [`archive ${posted.join(", ")}`]),
    ...(open.length === 0 ? [] : [`post ${open.join(", ")} first`]),
  ];
  return [
    `The charges of ${here.length} months are in this workbook; Months Kept says ${monthsKept}: ${what.join("; ")}.`,
  ];
}

function nearlyFull(here: readonly MonthHere[]): string[] {
  const rows = here.reduce((sum, m) => sum + m.charges, 0);
  const next = Math.max(0, ...here.slice(-LOOK_BACK).map((m) => m.charges));
  const filled = `The Charges sheet has ${figure(rows)} of the ${figure(MOST_ROWS)} rows that Excel holds`;
  if (rows + next > MOST_ROWS)
    return [
      `${filled}: another month of ${figure(next)} charges would not fit. Archive posted months first.`,
    ];
  const percent = Math.floor((rows * 100) / MOST_ROWS);
  return percent < NEARLY_FULL ? [] : [`${filled} (${percent} %). Archive posted months soon.`];
}
