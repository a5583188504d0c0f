/** What to look after: subsidies that end soon, and amounts that are used up. */
import { dayOf, daysBetween, periodEnd, type Period } from "../period";
import { centsToText } from "../money";
import type { Subsidy, SubsidyBalance } from "./subsidy";

/** Days after the month within which an end is spoken of. */
const SOON = 30;

/** @param balances of the month */
export function subsidyNotices(
  subsidies: readonly Subsidy[],
  balances: readonly SubsidyBalance[],
  period: Period,
): string[] {
  return subsidies
    .filter((subsidy) => subsidy.status === "Active")
    .flatMap((subsidy) => [
      ...endsSoon(subsidy, period),
      ...balances.filter((b) => b.subsidyId === subsidy.subsidyId).flatMap(usedUp),
    ]);
}

function endsSoon({ subsidyId, to }: Subsidy, period: Period): string[] {
  const left = to === "" ? SOON + 1 : daysBetween(dayOf(periodEnd(period)), to) + 1;
  if (left > SOON) return [];
  if (to < `${period}-01`) return [`${subsidyId} ended on ${to}: it pays for no charge of ${period}.`];
  return [`${subsidyId} ends on ${to}: renew it, or let its PIs know.`];
}

/** What starts anew each month is no news. */
function usedUp({
  subsidyId,
  beneficiary,
  grantedFor,
  period,
  opening,
  granted,
  left,
}: SubsidyBalance): string[] {
  if (left > 0 || grantedFor === period || opening + granted <= 0) return [];
  const whose = beneficiary === "" ? "" : ` of ${beneficiary}`;
  return [`${subsidyId}${whose} is used up: the last ${centsToText(opening + granted)} went into ${period}.`];
}
