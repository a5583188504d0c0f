/** The saved views of Charges as filters, for the month that the pane shows. */
import type { Changed } from "../../../src/core/changed";
import type { Period } from "../../../src/core/period";
import type { ChargeFilter } from "../../../src/ports/charge-views";

/** Charges that "Largest" shows. */
export const MANY = 50;

export function pendingOf(period: Period): ChargeFilter {
  return { only: { Period: [period], Review: ["Pending"] }, atLeast: null };
}

export function ofPi(period: Period, pi: string): ChargeFilter {
  return { only: { Period: [period], PI: [pi] }, atLeast: null };
}

/** @param atLeast what the smallest of them costs; null for all of the month */
export function largestOf(period: Period, atLeast: number | null): ChargeFilter {
  return { only: { Period: [period] }, atLeast };
}

/** All charges of the PIs and services named: a filter knows columns, not pairs. */
export function ofChanged(period: Period, changed: readonly Changed[]): ChargeFilter {
  const different = (values: readonly string[]): readonly string[] => [...new Set(values)];
  return {
    only: {
      Period: [period],
      PI: different(changed.map((one) => one.pi)),
      "Service Name": different(changed.map((one) => one.serviceName)),
    },
    atLeast: null,
  };
}
