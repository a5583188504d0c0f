/** Which months have their charges in the workbook, and which may leave it. */
import type { PeriodRecord } from "../../core/periods";

/** Months with charges in the workbook, oldest first. */
export function monthsHere(periods: readonly PeriodRecord[]): readonly PeriodRecord[] {
  return periods
    .filter((p) => p.archiveFile === "" && p.charges > 0)
    .sort((a, b) => (a.period < b.period ? -1 : 1));
}

/** Months beyond those that are kept, oldest first. */
export function monthsBeyond(periods: readonly PeriodRecord[], monthsKept: number): readonly PeriodRecord[] {
  const here = monthsHere(periods);
  return here.slice(0, Math.max(0, here.length - monthsKept));
}
