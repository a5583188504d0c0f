/**
 * Closed months whose balances carry on from an earlier month: what that month draws anew they could not know of, and
 * the same grant would be paid twice. So the last month is reopened first.
 */
import type { Period } from "../period";
import { periodOf } from "../period";
import type { PeriodRecord } from "../periods";
import { Refusal } from "../problem";
import { fiscalYearOf } from "../statements/history";
import { absolute, centsToAmount, sum, type Amount } from "../money";
import type { Subsidy, SubsidyBalance } from "./subsidy";

export interface CarryingMonths {
  readonly periods: readonly Pick<PeriodRecord, "period" | "status">[];
  readonly subsidies: readonly Subsidy[];
  /** Of all months. */
  readonly balances: readonly SubsidyBalance[];
  /** 1 to 12 */
  readonly fiscalYearStarts: number;
}

interface Later {
  readonly period: Period;
  readonly posted: boolean;
  readonly subsidyIds: readonly string[];
}

/** Newest first: the order in which they are reopened. */
function laterMonths(
  period: Period,
  { periods, subsidies, balances, fiscalYearStarts }: CarryingMonths,
): Later[] {
  const shared = ["", fiscalYearOf(period, fiscalYearStarts).name];
  const concerned = new Set([
    ...balances.filter((b) => b.period === period && shared.includes(b.grantedFor)).map((b) => b.subsidyId),
    // What it did not pay yet it may pay once the month's charges are others.
    ...subsidies
      .filter((s) => s.status === "Active" && (s.from === "" || periodOf(s.from) <= period))
      .map((s) => s.subsidyId),
  ]);
  const found: Later[] = [];
  for (const row of periods) {
    if (row.period <= period || row.status === "Open") continue;
    const own = balances.filter(
      (b) => b.period === row.period && shared.includes(b.grantedFor) && concerned.has(b.subsidyId),
    );
    if (own.length === 0) continue;
    const subsidyIds = [...new Set(own.map((b) => b.subsidyId))].sort();
    found.push({ period: row.period, posted: row.status === "Posted", subsidyIds });
  }
  return found.sort((a, b) => (a.period < b.period ? 1 : -1));
}

/** @throws Refusal naming the months to reopen before this one, the newest first */
export function refuseCarriedOn(period: Period, months: CarryingMonths): void {
  const later = laterMonths(period, months);
  if (later.length === 0) return;
  const names = later.map((month) => month.period);
  const ids = [...new Set(later.flatMap((month) => month.subsidyIds))].sort();
  const posted = later.filter((month) => month.posted).map((month) => month.period);
  const todo =
    posted.length === 0
      ? `Reopen ${names.join(", then ")} first; then ${period}, and close them again from the earliest on.`
      : `${posted.join(", ")} ${posted.length === 1 ? "is" : "are"} posted to the ledger, so ${period} stays closed: put a correction or an adjustment into the open month instead.`;
  throw new Refusal(
    `${names.join(", ")} ${names.length === 1 ? "is" : "are"} closed and ${names.length === 1 ? "carries" : "carry"} on from the Subsidy Balances of ${period} (${ids.join(", ")}): billed anew, ${period} could pay the same amount twice. ${todo} Nothing was written.`,
    names,
  );
}

/** By how much a month's balances do not open with what the one before left, which is not for the month alone. */
export function openingsOff(period: Period, balances: readonly SubsidyBalance[]): Amount {
  const off = balances
    .filter((b) => b.period === period)
    .map((b) => absolute(centsToAmount(b.opening - leftBefore(b, balances))));
  return sum(off);
}

/** What the last month before it left of the same; 0 where there is none. */
export function leftBefore(row: SubsidyBalance, balances: readonly SubsidyBalance[]): number {
  let last: SubsidyBalance | null = null;
  for (const other of balances) {
    const isSame =
      other.subsidyId === row.subsidyId &&
      other.beneficiary === row.beneficiary &&
      other.grantedFor === row.grantedFor;
    if (isSame && other.period < row.period && other.period > (last?.period ?? "")) last = other;
  }
  return last?.left ?? 0;
}

/** Closed months after this one whose balances do not open with what it leaves now. */
export function closedOff(
  period: Period,
  { periods, balances }: Pick<CarryingMonths, "periods" | "balances">,
): Pick<PeriodRecord, "period" | "status">[] {
  return periods
    .filter((row) => row.period > period && row.status !== "Open" && openingsOff(row.period, balances) !== 0n)
    .sort((a, b) => (a.period < b.period ? 1 : -1));
}
