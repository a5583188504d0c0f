/**
 * A line's cents over its funds, and the order of its charges. Billing, corrections and the credits of subsidies all
 * split here: what is given back is then to the cent what was billed.
 */
import type { Charge } from "../charge";
import { byText } from "../lists";
import { shareOfCents, type Cents } from "../money";
import type { FundShare } from "./who-pays";

/**
 * Every other fund is rounded; the one that takes the remainder takes the rest.
 * @returns the cents of each fund; all of them on one part where there is no fund, or one
 */
export function splitCents(cents: Cents, funds: readonly FundShare[]): Cents[] {
  if (funds.length <= 1) return [cents];
  const others = funds.map((f) => (f.takesRemainder ? 0 : shareOfCents(cents, f.share)));
  const rest = cents - others.reduce((a, b) => a + b, 0);
  return funds.map((f, i) => (f.takesRemainder ? rest : (others[i] ?? 0)));
}

/** By day, then ID: the order must not depend on how the sheet is sorted. */
export function inDayOrder(charges: readonly Charge[]): Charge[] {
  return [...charges].sort(
    (a, b) =>
      byText(a.chargePeriodStart, b.chargePeriodStart) ||
      byText(a.resourceName || a.resourceId, b.resourceName || b.resourceId) ||
      byText(a.chargeId, b.chargeId),
  );
}
