/** What the rules look at besides a charge, gathered once for a month in one pass over its charges. */
import { adjustmentsById } from "../adjustments/approval";
import { isAdjustment, type Adjustment } from "../adjustments/adjustment";
import { payers } from "../billing/who-pays";
import type { Charge } from "../charge";
import { amountToNumber, centsToAmount, type Amount, type Cents } from "../money";
import type { Day, Period } from "../period";
import { Directory, type Reference } from "../reference";
import type { Settings } from "../settings";
import { covering } from "../standing/covering";
import { approvalProblem } from "../standing/grant";
import type { StandingApproval } from "../standing/standing-approval";
import { fundUse, type FundUse } from "./fund-use";
import type { ReviewContext } from "./rule";
import { remember } from "./values";

/** What a PI's charges of one service came to in another month, rejected ones left out. */
export type EarlierTotal = Pick<Charge, "period" | "pi" | "serviceName" | "amount">;

export interface ContextInput {
  readonly settings: Settings;
  readonly reference: Reference;
  /** The month under review. */
  readonly period: Period;
  readonly today: Day;
  /** All charges of the month. */
  readonly charges: readonly Charge[];
  /** Totals of other months; later ones do not count. */
  readonly history: readonly EarlierTotal[];
  /** What each fund bore in the months billed before, by their statements; see statements/fund-totals.ts. */
  readonly fundsBefore: ReadonlyMap<string, Cents>;
  /** The Standing Approvals table. */
  readonly approvals?: readonly StandingApproval[];
  /** The main period of each import, by Import ID. */
  readonly mainPeriods: ReadonlyMap<string, Period>;
  /** By Import ID, the closed month of which it brought late rows. */
  readonly lateMonths?: ReadonlyMap<string, Period>;
  /** What people entered beside the imports. */
  readonly adjustments?: readonly Adjustment[];
}

const MONTHS_COMPARED = 6;

export function buildContext(input: ContextInput): ReviewContext {
  const directory = new Directory(input.reference);
  const address = remember((pi: string) => (pi === "" ? "" : directory.canonicalAddress(pi)));
  const key = (pi: string, serviceName: string): string => `${address(pi)}\n${serviceName}`;

  const current = new Totals(key);
  const equals = new Map<string, number>();
  for (const charge of input.charges) {
    // What a person entered is no usage that could have jumped.
    if (charge.review !== "Rejected" && !isAdjustment(charge)) current.add(charge);
    const row = withoutOccurrence(charge.chargeId);
    equals.set(row, (equals.get(row) ?? 0) + 1);
  }

  const earlier = input.history.filter((c) => c.period < input.period);
  const months = totalsByMonth(earlier, key);
  const known = new Set(earlier.map((c) => address(c.pi)));

  const adjustments = adjustmentsById(input.adjustments ?? []);
  const payer = payers(directory);
  const before = (fundOrg: string): Amount => centsToAmount(input.fundsBefore.get(fundOrg) ?? 0);
  // Only rules that are on ask for it.
  let use: FundUse | undefined;
  const funds = (): FundUse => (use ??= fundUse({ charges: input.charges, payer, directory, before }));

  return {
    settings: input.settings,
    directory,
    period: input.period,
    today: input.today,
    payer,
    identicalCount: (charge) => equals.get(withoutOccurrence(charge.chargeId)) ?? 0,
    history: (pi, serviceName) => months.map((month) => month.of(pi, serviceName)),
    currentTotal: (pi, serviceName) => current.of(pi, serviceName),
    knownBefore: (pi) => known.has(address(pi)),
    hasHistory: earlier.length > 0,
    approval: covering(
      (input.approvals ?? []).filter((approval) => approvalProblem(approval) === ""),
      directory,
    ),
    capUse: (charge) => funds().caps(charge),
    lastOnFunds: (charge) => funds().lastOf(charge),
    adjustment: (id) => adjustments.get(id),
    mainPeriod: (importId) => input.mainPeriods.get(importId) ?? "",
    lateMonth: (importId) => input.lateMonths?.get(importId) ?? "",
  };
}

/** `<identity>-<amount>-<occurrence>` → `<identity>-<amount>`, which equal rows share; each adjustment is its own. */
function withoutOccurrence(chargeId: string): string {
  if (isAdjustment({ chargeId })) return chargeId;
  const end = chargeId.lastIndexOf("-");
  return end < 0 ? chargeId : chargeId.slice(0, end);
}

/** The newest months with any charges, newest first. */
function totalsByMonth(earlier: readonly EarlierTotal[], key: Key): Totals[] {
  const newest = [...new Set(earlier.map((c) => c.period))].sort().reverse().slice(0, MONTHS_COMPARED);
  const months = new Map(newest.map((period) => [period, new Totals(key)]));
  for (const charge of earlier) months.get(charge.period)?.add(charge);
  return [...months.values()];
}

type Key = (pi: string, serviceName: string) => string;

/** What each PI's charges for each service add up to; exact, so that their order does not matter. */
class Totals {
  private readonly totals = new Map<string, Amount>();

  constructor(private readonly key: Key) {}

  add(charge: Pick<Charge, "pi" | "serviceName" | "amount">): void {
    const key = this.key(charge.pi, charge.serviceName);
    this.totals.set(key, (this.totals.get(key) ?? 0n) + charge.amount);
  }

  of(pi: string, serviceName: string): number {
    const total = this.totals.get(this.key(pi, serviceName));
    return total === undefined ? 0 : amountToNumber(total);
  }
}
