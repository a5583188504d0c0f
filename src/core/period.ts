/** Billing periods: calendar months, written `YYYY-MM`; instants: UTC text `YYYY-MM-DDTHH:mm:ssZ`. */

/** A calendar month, `YYYY-MM`; "" where there is none. */
export type Period = string;
/** An instant in UTC, `YYYY-MM-DDTHH:mm:ssZ`; "" where there is none. Sorts as text. */
export type Instant = string;
/** A calendar day, `YYYY-MM-DD`; "" where there is none. Sorts as text. */
export type Day = string;

const PERIOD = /^\d{4}-(0[1-9]|1[0-2])$/;

export function isPeriod(text: string): boolean {
  return PERIOD.test(text);
}

export function periodOf(at: Instant): Period {
  return at.slice(0, 7);
}

export function dayOf(at: Instant): Day {
  return at.slice(0, 10);
}

export function addMonths(period: Period, months: number): Period {
  const index = Number(period.slice(0, 4)) * 12 + Number(period.slice(5)) - 1 + months;
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
}

export function nextPeriod(period: Period): Period {
  return addMonths(period, 1);
}

/** The first instant of the month. */
export function periodStart(period: Period): Instant {
  return `${period}-01T00:00:00Z`;
}

/** The first instant after the month (exclusive end). */
export function periodEnd(period: Period): Instant {
  return periodStart(nextPeriod(period));
}

/** `YYYY-MM-DD`, and a day that there is. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** The day after. */
export function dayAfter(day: Day): Day {
  return dayOf(new Date(Date.parse(day) + 86_400_000).toISOString());
}

/** The month's last day: what ledgers date its recharges by. */
export function lastDay(period: Period): Day {
  return dayBefore(`${nextPeriod(period)}-01`);
}

/** The day before. */
export function dayBefore(day: Day): Day {
  return dayOf(new Date(Date.parse(day) - 86_400_000).toISOString());
}

/** Whole days from one instant or day to another; negative when `to` is earlier. */
export function daysBetween(from: Instant, to: Instant): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

const MONTHS = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
]; // prettier-ignore

/** "January 2025". */
export function periodName(period: Period): string {
  return `${MONTHS[Number(period.slice(5)) - 1] ?? period} ${period.slice(0, 4)}`;
}
