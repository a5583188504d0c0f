/** How reasons show figures and dates of validity, the same in every rule. */
import { absolute, amountToText, centsToAmount, type Amount } from "../money";
import type { Day } from "../period";

const CENT: Amount = centsToAmount(1);

/** `12.35 USD`: rounded half away from zero; exact where rounding would leave 0.00. */
export function figure(value: Amount, currency: string): string {
  const cents = ((absolute(value) * 2n + CENT) / (CENT * 2n)) * CENT;
  const shown = cents === 0n ? value : value < 0n ? -cents : cents;
  return `${amountToText(shown)} ${currency}`.trim();
}

/** The two figures rounded, or both exact where rounding would make them look equal. */
export function figures(a: Amount, b: Amount, currency: string): readonly [string, string] {
  const rounded = [figure(a, currency), figure(b, currency)] as const;
  if (rounded[0] !== rounded[1]) return rounded;
  return [`${amountToText(a)} ${currency}`.trim(), `${amountToText(b)} ${currency}`.trim()];
}

/** Why something with a first and a last day (both inclusive, "" for open) is not in force, or null. */
export function outsideDates(what: string, from: Day, to: Day, day: Day): string | null {
  if (from !== "" && day < from) return `${what} starts on ${from}, the charge is of ${day}`;
  if (to !== "" && day > to) return `${what} ended on ${to}, the charge is of ${day}`;
  return null;
}
