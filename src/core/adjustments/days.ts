/** The days that an adjustment is about, as a charge period. */
import type { Charge } from "../charge";
import { dayAfter, isDay, periodEnd, periodStart, type Day, type Period } from "../period";
import { Refusal } from "../problem";

/** @returns the month where no day is given. @throws Refusal for days that are none, or in the wrong order */
export function chargePeriodOf(
  period: Period,
  from: Day = "",
  to: Day = "",
): Pick<Charge, "chargePeriodStart" | "chargePeriodEnd"> {
  const first = from.trim() || to.trim();
  const last = to.trim() || from.trim();
  if (first === "") return { chargePeriodStart: periodStart(period), chargePeriodEnd: periodEnd(period) };
  for (const day of [first, last])
    if (!isDay(day)) throw new Refusal(`"${day}" is not a day. Write it as 2025-02-05. Nothing was written.`);
  if (last < first)
    throw new Refusal(`It ends on ${last}, before it begins on ${first}. Nothing was written.`);
  return { chargePeriodStart: `${first}T00:00:00Z`, chargePeriodEnd: `${dayAfter(last)}T00:00:00Z` };
}
