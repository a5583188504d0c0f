/**
 * Who else pays for a month's charges. Subsidies are applied one after another to what is still due, each for its
 * beneficiaries by themselves; nothing depends on the order of rows. Charges and their cents stay as they are.
 */
import type { BilledGroup } from "../billing/lines";
import type { Cents } from "../money";
import { spreadCents } from "../money-shares";
import { naturally } from "../natural-order";
import type { Period } from "../period";
import { Refusal } from "../problem";
import type { Directory } from "../reference";
import type { Settings } from "../settings";
import { fiscalYearOf } from "../statements/history";
import { balanceIdOf, EarlierBalances, hasBalance, isOpenTo } from "./balances";
import { subsidyProblems } from "./check";
import { beneficiaryOf, claimsOf, DueGroup, inUseOrder, type Claim } from "./claims";
import { InUse } from "./in-use";
import type { EarlierMonths } from "./paid-then";
import { minimumRounds, type BackFor, type Round } from "./minimum";
import { payerProblems, whyNotPaid } from "./payers";
import { payingAccount } from "./paying-account";
import { Returned } from "./returned";
import type { Subsidy, SubsidyBalance } from "./subsidy";
import { creditsBack, type BackCredit, type CreditsBack } from "./credits-back";
import { wishOf } from "./wishes";

/** What the workbook says of subsidies. */
export interface SubsidyState {
  readonly subsidies: readonly Subsidy[];
  /** Of all months. */
  readonly balances: readonly SubsidyBalance[];
  /** The first month with charges of each PI, by canonical address; of the months before this one. */
  readonly firstMonths: ReadonlyMap<string, Period>;
  /** What tells who paid for the months that are corrected; left out where none is. */
  readonly earlier?: EarlierMonths;
}

export const NO_SUBSIDIES: SubsidyState = { subsidies: [], balances: [], firstMonths: new Map() };

/** What one subsidy pays of one group. */
export interface GroupCredit {
  readonly subsidy: Subsidy;
  readonly beneficiary: string;
  /** The fund that pays, or of a minimum charge receives. */
  readonly paidByFundOrg: string;
  /** Of a closed month: what its line has; else the subsidy's own, or what the fund and source say. */
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
  const { subsidies } = state;
  const { period, directory } = context;
  refuse([...subsidyProblems(subsidies, directory), ...payerProblems(subsidies, period, directory)]);
  const back = creditsBack(groups, state.earlier, context);
  const table = new InUse(subsidies, back, context);
  const month = new Month(groups, state, context, back, table);
  for (const subsidy of table.paying) month.apply(subsidy);
  refuse([...month.problems]);
  const credited = month.credited();
  return { groups: credited, subsidies: table.shown(credited), balances: month.allBalances(credited) };
}

function refuse(problems: readonly string[]): void {
  if (problems.length === 0) return;
  throw new Refusal(
    `The Subsidies table needs a correction: ${problems.join("; ")}. Correct the row, end it (To), or set its Status to Inactive. Nothing was written.`,
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
  private readonly returned: Returned;
  private readonly back: BackFor[] = [];

  constructor(
    groups: readonly BilledGroup[],
    private readonly state: SubsidyState,
    private readonly context: CreditContext,
    back: CreditsBack,
    private readonly table: InUse,
  ) {
    this.due = groups.map((group) => new DueGroup(group, back.of(group)));
    this.inUseOrder = inUseOrder(this.due);
    const { period, directory } = context;
    this.earlier = new EarlierBalances(state.balances, period, directory);
    const credits = this.due.flatMap((due) =>
      (back.of(due.group)?.credits ?? []).map((credit) => ({ due, group: due.group, credit })),
    );
    const { name } = fiscalYearOf(period, context.settings.fiscalYearStarts);
    this.returned = new Returned(credits, state.balances, period, directory, name);
    for (const { due, credit } of credits) this.giveBack(due, credit);
  }

  private giveBack(due: DueGroup, credit: BackCredit): void {
    const { subsidyId, fundOrg, account, amounts } = credit;
    const subsidy = this.table.named(subsidyId);
    const beneficiary = beneficiaryOf(subsidy, due.group);
    this.add(due, { subsidy, beneficiary, paidByFundOrg: fundOrg, paidByAccount: account, amounts });
    this.back.push({ beneficiary, credit });
  }

  apply(subsidy: Subsidy): void {
    for (const round of this.roundsOf(subsidy)) this.applyRound(subsidy, round);
  }

  private roundsOf(subsidy: Subsidy): Round[] {
    const { kind } = subsidy;
    if (kind === "Minimum charge") return minimumRounds(subsidy, this.back);
    return [{ isIn: () => true, wish: (claims) => wishOf({ ...subsidy, kind }, claims) }];
  }

  private applyRound(subsidy: Subsidy, { isIn, wish }: Round): void {
    const { directory } = this.context;
    const pays = this.table.pays(subsidy);
    const claims = new Map<string, Claim[]>();
    for (const claim of claimsOf(subsidy, this.inUseOrder, directory, (c) => isIn(c) && pays(c))) {
      const beneficiary = beneficiaryOf(subsidy, claim.due.group);
      const others = claims.get(beneficiary);
      if (others === undefined) claims.set(beneficiary, [claim]);
      else others.push(claim);
    }
    for (const [beneficiary, own] of [...claims].sort(([a], [b]) => naturally(a, b)))
      this.pay(subsidy, beneficiary, own, wish(own, beneficiary));
  }

  private pay(subsidy: Subsidy, beneficiary: string, claims: readonly Claim[], wish: readonly Cents[]): void {
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
    const isOpen = isOpenTo(subsidy, first, period);
    const before = this.earlier.openingOf(subsidy, beneficiary, settings.fiscalYearStarts);
    const { grantedFor, opening } = before;
    const granted = isOpen ? before.granted + total(before.handedOver.map(({ left }) => left)) : 0;
    const returned = this.returned.ofGrant(subsidy, beneficiary, grantedFor);
    const drawn = Math.max(0, before.drawn - this.returned.ofAll(subsidy, beneficiary));
    const wished = total(wish);
    const paid =
      wished > 0
        ? Math.min(wished, isOpen ? Math.max(0, opening + granted + returned) : 0)
        : -Math.min(-wished, drawn) + 0;
    const used = paid - returned;
    if ((isOpen && !this.table.isFormer(subsidy)) || paid !== 0 || used !== 0) {
      this.balance(subsidy, { beneficiary, grantedFor, opening, granted, used });
      // Each name's rows lead from month to month: what goes to another is taken back from the old one.
      if (isOpen)
        for (const old of before.handedOver)
          this.balance(subsidy, {
            beneficiary: old.beneficiary,
            grantedFor,
            opening: old.left,
            granted: -old.left,
            used: 0,
          });
    }
    return share(paid, subsidy, claims, wish);
  }

  private balance(
    { subsidyId }: Subsidy,
    row: Pick<SubsidyBalance, "beneficiary" | "grantedFor" | "opening" | "granted" | "used">,
  ): void {
    const { period } = this.context;
    const balanceId = balanceIdOf({ period, subsidyId, beneficiary: row.beneficiary });
    this.balances.push({
      balanceId,
      period,
      subsidyId,
      ...row,
      left: row.opening + row.granted - row.used,
    });
  }

  private credit(subsidy: Subsidy, beneficiary: string, claim: Claim, cents: Cents): void {
    if (cents === 0) return;
    const sign = cents < 0 && subsidy.kind !== "Minimum charge" ? -1 : 1;
    const amounts = claim.due.take(cents, claim.indices, sign);
    const { source } = claim.due.group;
    const paidByFundOrg =
      subsidy.paidByFundOrg.trim() || (this.context.directory.source(source)?.creditFundOrg.trim() ?? "");
    if (paidByFundOrg === "")
      this.problems.add(
        `${subsidy.subsidyId} names no Paid By Fund Org, and source ${source} has no Credit Fund Org`,
      );
    this.add(claim.due, { subsidy, beneficiary, paidByFundOrg, amounts });
    // What comes back goes to the fund that paid, open or not.
    if (cents < 0 && subsidy.kind !== "Minimum charge") return;
    const paidFor = claim.charges.filter(({ billed }) => billed > 0).map(({ charge }) => charge);
    const why = whyNotPaid(subsidy, paidFor, this.context.directory);
    if (why !== "") this.problems.add(why);
  }

  /** What a subsidy pays of a group from one fund and account is one credit. */
  private add(due: DueGroup, credit: GroupCredit): void {
    const credits = this.credits.get(due) ?? [];
    this.credits.set(due, credits);
    const { subsidy, paidByFundOrg } = credit;
    const account = payingAccount(credit, due.group, this.context);
    const at = credits.findIndex(
      (other) =>
        other.subsidy === subsidy &&
        other.paidByFundOrg === paidByFundOrg &&
        payingAccount(other, due.group, this.context) === account,
    );
    const other = credits[at];
    if (other === undefined) credits.push(credit);
    else
      credits[at] = { ...other, amounts: other.amounts.map((cents, i) => cents + (credit.amounts[i] ?? 0)) };
  }

  credited(): CreditedGroup[] {
    return this.due.map((due) => ({
      ...due.group,
      credits: (this.credits.get(due) ?? []).filter(({ amounts }) => amounts.some((cents) => cents !== 0)),
    }));
  }

  /**
   * With what comes back of grants that are drawn on no more. Where a subsidy had an amount in one month and none in
   * another, a row of its own has what no balance has.
   */
  allBalances(groups: readonly CreditedGroup[]): SubsidyBalance[] {
    const { period } = this.context;
    const rows = [...this.balances, ...this.returned.rows(this.balances)];
    const paid = new Map(rows.map((row) => [row.subsidyId, 0]));
    for (const { subsidy, amounts } of groups.flatMap((group) => group.credits)) {
      const before = paid.get(subsidy.subsidyId);
      if (before !== undefined) paid.set(subsidy.subsidyId, before + total(amounts));
    }
    for (const [subsidyId, cents] of paid) {
      const own = rows.filter((row) => row.subsidyId === subsidyId).map((row) => row.used);
      const rest = cents - total(own);
      if (rest === 0) continue;
      const row = { period, subsidyId, beneficiary: "", grantedFor: period, opening: 0, left: 0 };
      rows.push({ balanceId: `${period} ${subsidyId} without amount`, ...row, granted: rest, used: rest });
    }
    return rows;
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
