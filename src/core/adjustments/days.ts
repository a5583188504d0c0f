/** The days that an adjustment is about, as a charge period. */
import type { Charge } from "../charge";
import { dayOf, periodEnd, periodStart, type Day, type Period } from "../period";
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

function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function dayAfter(day: Day): Day {
  return dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString());
}
