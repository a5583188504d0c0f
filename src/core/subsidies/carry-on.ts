/**
 * Closed months whose balances carry on from an earlier month: what that month draws anew they could not know of, and
 * the same grant would be paid twice. So the last month is reopened first.
 */
import type { Period } from "../period";
import { periodOf } from "../period";
import type { PeriodRecord } from "../periods";
import { Refusal } from "../problem";
import { fiscalYearOf } from "../statements/history";
import { absolute, centsToAmount, type Amount, type Cents } from "../money";
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
  const whatToDo =
    posted.length === 0
      ? `Reopen ${names.join(", then ")} first; then ${period}, and close them again from the earliest on.`
      : `${posted.join(", ")} ${posted.length === 1 ? "is" : "are"} posted to the ledger, so ${period} stays closed: put a correction or an adjustment into the open month instead.`;
  throw new Refusal(
    `${names.join(", ")} ${names.length === 1 ? "is" : "are"} closed and ${names.length === 1 ? "carries" : "carry"} on from the Subsidy Balances of ${period} (${ids.join(", ")}): billed anew, ${period} could pay the same amount twice. ${whatToDo} Nothing was written.`,
    names,
  );
}

/** Rows of the same subsidy, beneficiary and grant, the earliest first. */
export class BalanceChains {
  private readonly chains = new Map<string, SubsidyBalance[]>();

  /** @param balances of all months */
  constructor(balances: readonly SubsidyBalance[]) {
    for (const row of balances) {
      const chain = this.chains.get(chainKey(row));
      if (chain === undefined) this.chains.set(chainKey(row), [row]);
      else chain.push(row);
    }
    for (const chain of this.chains.values()) chain.sort((a, b) => (a.period < b.period ? -1 : 1));
  }

  /** Those of months before it. */
  before(row: SubsidyBalance): SubsidyBalance[] {
    return (this.chains.get(chainKey(row)) ?? []).filter((other) => other.period < row.period);
  }

  /** What the last month before it left; 0 where there is none. */
  leftBefore(row: SubsidyBalance): Cents {
    return this.before(row).at(-1)?.left ?? 0;
  }

  /** By how much it does not open with what the last month before it left. */
  openingOff(row: SubsidyBalance): Amount {
    return absolute(centsToAmount(row.opening - this.leftBefore(row)));
  }
}

function chainKey({ subsidyId, beneficiary, grantedFor }: SubsidyBalance): string {
  return JSON.stringify([subsidyId, beneficiary, grantedFor]);
}

/** Closed months after this one whose balances do not open with what it leaves now. */
export function closedOff(
  period: Period,
  { periods, balances }: Pick<CarryingMonths, "periods" | "balances">,
): Pick<PeriodRecord, "period" | "status">[] {
  const chains = new BalanceChains(balances);
  const off = new Set(balances.filter((row) => chains.openingOff(row) !== 0n).map((row) => row.period));
  return periods
    .filter((row) => row.period > period && row.status !== "Open" && off.has(row.period))
    .sort((a, b) => (a.period < b.period ? 1 : -1));
}
