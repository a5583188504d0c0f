/** Whether a charge of a closed month can be corrected, where the correction goes, and whether it comes late. */
import { isBillable, type Charge } from "../charge";
import { nextOpenPeriod } from "../closing";
import { daysBetween, isPeriod, periodEnd, type Period } from "../period";
import { refuseUnlessOpen, type PeriodRecord } from "../periods";
import type { Settings } from "../settings";
import { refuse } from "./refuse";
import type { StandingCharge } from "./standing";

/** @returns the open month that takes the correction. @throws Refusal when there is none, or `of` is not closed */
export function targetMonth(
  { of, into }: { readonly of: Period; readonly into?: Period },
  periods: readonly PeriodRecord[],
): Period {
  const record = periods.find((p) => p.period === of);
  if (record === undefined) refuse(`There is no month ${of} in the workbook.`);
  if (record.status === "Open") refuse(`${of} is open: change the charge itself, under Review.`);
  if (into === undefined || into === "") return nextOpenPeriod(of, periods);
  if (!isPeriod(into)) refuse(`"${into}" is not a month. Write it as 2025-02.`);
  if (into <= of) refuse(`A correction of ${of} goes into a later month, not into ${into}.`);
  refuseUnlessOpen(periods, into);
  return into;
}

/** Days since the month ended, and whether that is late by the setting Late Days. */
export function latenessOf(
  of: Period,
  now: string,
  settings: Pick<Settings, "lateDays">,
): { readonly days: number; readonly limit: number; readonly isLate: boolean } {
  const days = Math.max(0, daysBetween(periodEnd(of), now));
  const limit = settings.lateDays;
  return { days, limit, isLate: days > limit };
}

/** Why a charge of a closed month cannot be corrected; "" when it can. */
export function whyNotCorrected(original: Charge, standing: StandingCharge): string {
  const { chargeId, period, review, corrects, originalPeriod } = original;
  if (corrects !== "")
    return `${chargeId} corrects ${corrects} of ${originalPeriod}: correct that one, all that was corrected of it counts.`;
  if (!isBillable(original))
    return `${chargeId} was ${review.toLowerCase()} in ${period}: it billed nothing.`;
  if (standing.unsettled !== null)
    return `A restated file brought ${standing.unsettled.chargeId} for it into ${standing.unsettled.period}, which is open: close that month first, or reject the row there.`;
  if (standing.billed.length === 0)
    return `No statement line of ${period} shows what ${chargeId} was billed: enter a charge or credit instead.`;
  return "";
}
