/** What Excel hands to a function, as a question to the totals. */
import { parseMonths, type Months, type TotalsQuestion } from "../core/totals-query";
import { periodOf } from "../core/period";
import { fromSerial } from "../workbook/codec";

/** Cell values in the order of PARAMETERS; what is left out is null or undefined. */
export type Values = readonly unknown[];

/** Nobody bills by the month outside these years; a number such as 202501 is a slip, not a day in the year 2454. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2199;

const HOW = 'Write "2025-01", "2025" or "2025-01:2025-06", or point to a date.';

/** @returns what is wrong, in words, when the period is none */
export function questionOf([pi, period, project, service]: Values): TotalsQuestion | string {
  if (isBlank(period)) return `The period is missing. ${HOW}`;
  const months = monthsOf(period);
  if (months === null) return `"${asText(period)}" is no period. ${HOW}`;
  return { pi: asText(pi), months, project: asText(project), service: asText(service) };
}

/** A blank cell is null in Excel on the web and 0 on the desktop (office-js #4702). */
function isBlank(value: unknown): boolean {
  return (
    value === null || value === undefined || value === 0 || (typeof value === "string" && value.trim() === "")
  );
}

function asText(value: unknown): string {
  if (isBlank(value)) return "";
  return typeof value === "string"
    ? value
    : typeof value === "number"
      ? String(value)
      : JSON.stringify(value);
}

/** Excel turns 2025-01 typed into a cell into the date of its first day, and 2025 into a number. */
function monthsOf(period: unknown): Months | null {
  if (typeof period === "string") return parseMonths(period);
  if (typeof period !== "number") return null;
  if (Number.isInteger(period) && isYear(period)) return parseMonths(String(period));
  if (period < 0 || period > 200_000) return null;
  const month = periodOf(fromSerial(period));
  return isYear(Number(month.slice(0, 4))) ? parseMonths(month) : null;
}

function isYear(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}
