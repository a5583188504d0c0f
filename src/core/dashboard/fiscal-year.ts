/** The year to date: from the month in which the institution's fiscal year begins. */
import type { Period } from "../period";

/** @param starts number of the month, 1 to 12 @returns the first month of the fiscal year that `period` is part of */
export function fiscalYearStart(period: Period, starts: number): Period {
  const year = Number(period.slice(0, 4));
  const first = Number(period.slice(5)) >= starts ? year : year - 1;
  return `${String(first).padStart(4, "0")}-${String(starts).padStart(2, "0")}`;
}
