/**
 * Who else pays for a month's charges. Subsidies are applied one after another to what is still due, each for its
 * beneficiaries by themselves; nothing depends on the order of rows. Charges and their cents stay as they are.
 */
import type { BilledGroup } from "../billing/lines";
import type { Cents } from "../money";
import { naturally } from "../natural-order";
import type { Period } from "../period";
import { Refusal } from "../problem";
import type { Directory } from "../reference";
import type { Settings } from "../settings";
import { EarlierBalances, hasBalance, isOpenTo } from "./balances";
import { subsidyProblems } from "./check";
import { beneficiaryOf, claimsOf, DueGroup, inUseOrder, refundsOf, type Claim } from "./claims";
import { inCreditOrder } from "./order";
import { PaidBefore, type PaidLine } from "./paid-before";
import { spreadCents } from "./spread";
import type { Subsidy, SubsidyBalance } from "./subsidy";
import { wishOf } from "./wishes";

/** What the workbook says of subsidies. */
export interface SubsidyState {
  readonly subsidies: readonly Subsidy[];
  /** Of all months. */
  readonly balances: readonly SubsidyBalance[];
  /** The first month with charges of each PI, by canonical address; of the months before this one. */
  readonly firstMonths: ReadonlyMap<string, Period>;
  /** Lines of the funds that pay, of statements in force; of all months. */
  readonly paid: readonly PaidLine[];
}

export const NO_SUBSIDIES: SubsidyState = { subsidies: [], balances: [], firstMonths: new Map(), paid: [] };

/** What one subsidy pays of one group. */
export interface GroupCredit {
  readonly subsidy: Subsidy;
  readonly beneficiary: string;
  /** The fund that pays, or of a minimum charge receives. */
  readonly paidByFundOrg: string;
  /** Of a closed month, and of what is given back to who paid: what its line has; else the subsidy's own, or what the fund and source say. */
  readonly paidByAccount?: string;
  /** Of each of the group's fund lines; below zero where the fund is charged more. */
  readonly amounts: readonly Cents[];
}

export type CreditedGroup = BilledGroup & { readonly credits: readonly GroupCredit[] };

export interface Credited {
  readonly groups: readonly CreditedGroup[];
  /** Those in use, in the order in which they were applied. */
  readonly subsidies: readonly Subsidy[];
  /** The month's rows of the Subsidy Balances table. */
  readonly balances: readonly SubsidyBalance[];
}

export interface CreditContext {
  readonly period: Period;
  readonly directory: Directory;
  readonly settings: Settings;
}

/**
 * @param groups of the whole month: subsidies may be shared
 * @throws Refusal naming each row of the Subsidies table that cannot be used
 */
export function applySubsidies(
  groups: readonly BilledGroup[],
  state: SubsidyState,
  context: CreditContext,
): Credited {
  refuse(subsidyProblems(state.subsidies, context.directory));
  const month = new Month(groups, state, context);
  const subsidies = inCreditOrder(state.subsidies, context.settings.creditOrder, month.owed());
  for (const subsidy of subsidies) month.apply(subsidy);
  refuse([...month.problems]);
  return { groups: month.credited(), subsidies, balances: month.balances };
}

function refuse(problems: readonly string[]): void {
  if (problems.length === 0) return;
  throw new Refusal(
    `The Subsidies table needs a correction: ${problems.join("; ")}. Correct the row, or set its Status to Inactive. Nothing was written.`,
    problems,
  );
}

/** The month while subsidies are applied to it. */
class Month {
  readonly balances: SubsidyBalance[] = [];
  readonly problems = new Set<string>();
  private readonly due: readonly DueGroup[];
  private readonly inUseOrder: readonly DueGroup[];
  private readonly credits = new Map<DueGroup, GroupCredit[]>();
  private readonly earlier: EarlierBalances;
  private readonly paidBefore: PaidBefore;

  constructor(
    groups: readonly BilledGroup[],
    private readonly state: SubsidyState,
    private readonly context: CreditContext,
  ) {
    this.due = groups.map((group) => new DueGroup(group));
    this.inUseOrder = inUseOrder(this.due);
    this.earlier = new EarlierBalances(state.balances, context.period, context.directory);
    this.paidBefore = new PaidBefore(state.paid, context.period, context.directory);
  }

  /** Those that paid for what is corrected now, also where they are not in use any more. */
  owed(): ReadonlySet<string> {
    const owed = new Set<string>();
    const known = new Set(this.state.subsidies.map((subsidy) => subsidy.subsidyId));
    for (const { group } of this.due)
      for (const id of this.paidBefore.subsidiesOf(group)) {
        owed.add(id);
        if (!known.has(id))
          this.problems.add(
            `${id} paid for ${group.project || group.pi} in a month that is corrected now, and is not in the table any more: enter it again, with the Status Inactive, so that its part goes back to it`,
          );
      }
    return owed;
  }

  apply(subsidy: Subsidy): void {
    const claims = new Map<string, Claim[]>();
    const { directory } = this.context;
    const own = subsidy.status === "Active" ? claimsOf(subsidy, this.inUseOrder, directory) : [];
    const claimed = new Set(own.map((claim) => claim.due));
    // What it paid for once, and is not for any more, goes back to it all the same.
    const others = this.inUseOrder.filter((due) => !claimed.has(due));
    for (const claim of [...own, ...refundsOf(subsidy, others, this.paidBefore)]) {
      const beneficiary = beneficiaryOf(subsidy, claim.due.group);
      const same = claims.get(beneficiary);
      if (same === undefined) claims.set(beneficiary, [claim]);
      else same.push(claim);
    }
    for (const beneficiary of [...claims.keys()].sort(naturally))
      this.pay(subsidy, beneficiary, claims.get(beneficiary) ?? []);
  }

  private pay(subsidy: Subsidy, beneficiary: string, claims: readonly Claim[]): void {
    const wish = wishOf(subsidy, claims).map((cents, i) => Math.max(cents, claims[i]?.least ?? -Infinity));
    const paid = hasBalance(subsidy) ? this.payFromBalance(subsidy, beneficiary, claims, wish) : wish;
    claims.forEach((claim, i) => this.credit(subsidy, beneficiary, claim, paid[i] ?? 0));
  }

  private payFromBalance(
    subsidy: Subsidy,
    beneficiary: string,
    claims: readonly Claim[],
    wish: readonly Cents[],
  ): Cents[] {
    const { period, settings } = this.context;
    const first = this.state.firstMonths.get(beneficiary) ?? period;
    const isOpen = subsidy.status === "Active" && isOpenTo(subsidy, first, period);
    const before = this.earlier.openingOf(subsidy, beneficiary, Number(settings.fiscalYearStarts));
    const { grantedFor, opening, drawn } = before;
    const granted = isOpen ? before.granted : 0;
    const wished = total(wish);
    const used =
      wished > 0 ? Math.min(wished, isOpen ? opening + granted : 0) : -Math.min(-wished, drawn) + 0;
    if (isOpen || used !== 0) {
      this.balances.push({
        balanceId: `${period} ${subsidy.subsidyId} ${beneficiary}`.trim(),
        period,
        subsidyId: subsidy.subsidyId,
        beneficiary,
        grantedFor,
        opening,
        granted,
        used,
        left: opening + granted - used,
      });
    }
    return share(used, subsidy, claims, wish);
  }

  private credit(subsidy: Subsidy, beneficiary: string, claim: Claim, cents: Cents): void {
    if (cents === 0) return;
    // Where other charges are more than what is given back, it is added to what is due of them.
    const isRaised = subsidy.kind === "Minimum charge" || claim.due.total > 0;
    const sign = cents < 0 && !isRaised ? -1 : 1;
    const amounts = claim.due.take(cents, claim.indices, sign);
    const { source } = claim.due.group;
    const payer =
      cents < 0 ? this.paidBefore.payerOf(subsidy.subsidyId, claim.due.group, claim.charges) : null;
    const paidByFundOrg =
      payer?.fundOrg ||
      subsidy.paidByFundOrg.trim() ||
      (this.context.directory.source(source)?.creditFundOrg.trim() ?? "");
    if (paidByFundOrg === "")
      this.problems.add(
        `${subsidy.subsidyId} names no Paid By Fund Org, and source ${source} has no Credit Fund Org`,
      );
    const paidByAccount = payer === null ? {} : { paidByAccount: payer.account };
    const credit = { subsidy, beneficiary, paidByFundOrg, ...paidByAccount, amounts };
    this.credits.set(claim.due, [...(this.credits.get(claim.due) ?? []), credit]);
  }

  credited(): CreditedGroup[] {
    return this.due.map((due) => ({ ...due.group, credits: this.credits.get(due) ?? [] }));
  }
}

/**
 * What is paid, over the claims: one project after another, in their order, until it is used up. A refund of one project
 * lowers what is paid for the others, but its own fund keeps it. A share of each charge is one of refunds too.
 */
function share(used: Cents, { kind }: Subsidy, claims: readonly Claim[], wish: readonly Cents[]): Cents[] {
  if (kind === "Share" && used === total(wish)) return [...wish];
  const sign = used < 0 ? -1 : 1;
  const parts = wish.map(() => 0);
  let rest = Math.abs(used);
  for (const indices of byProject(claims)) {
    const own = Math.max(0, total(indices.map((i) => wish[i] ?? 0)) * sign);
    const taken = Math.min(rest, own);
    rest -= taken;
    const weights = indices.map((i) => Math.max(0, (wish[i] ?? 0) * sign));
    spreadCents(taken * sign, weights).forEach((cents, at) => (parts[indices[at]!] = cents));
  }
  return parts;
}

/** The claims' places, one list a PI and project; claims stand in order. */
function byProject(claims: readonly Claim[]): number[][] {
  const lists = new Map<string, number[]>();
  claims.forEach(({ due: { group } }, i) => {
    const key = JSON.stringify([group.pi, group.project]);
    const others = lists.get(key);
    if (others === undefined) lists.set(key, [i]);
    else others.push(i);
  });
  return [...lists.values()];
}

function total(cents: readonly Cents[]): Cents {
  return cents.reduce((a, b) => a + b, 0);
}
