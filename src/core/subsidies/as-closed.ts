/** The credits of a closed month as its lines have them: what the Subsidies table says since then must not turn it up. */
import { debitAccount } from "../billing/account";
import type { BilledGroup } from "../billing/lines";
import { naturally } from "../natural-order";
import type { StatementLine } from "../statements/statement";
import type { CreditContext, Credited, CreditedGroup, GroupCredit, SubsidyState } from "./apply";
import { beneficiaryOf } from "./claims";
import { inCreditOrder } from "./order";
import { pairsOf, type Pair } from "./pairs";
import type { Subsidy } from "./subsidy";

/**
 * @param lines of the month's statements in force
 * @returns null where the lines are not those of the groups, or a subsidy is not in the table any more: then what is
 * billed has changed, and that must show
 */
export function creditedAsClosed(
  groups: readonly BilledGroup[],
  lines: readonly StatementLine[],
  state: SubsidyState,
  context: CreditContext,
): Credited | null {
  const pairs = pairsOf(lines);
  const used = new Set(pairs.map(({ credit }) => credit.subsidyId));
  // Also those that are not in use any more.
  const rows = state.subsidies.map((row) =>
    used.has(row.subsidyId) ? { ...row, status: "Active" as const } : row,
  );
  const subsidies = inCreditOrder(rows, context.settings.creditOrder);
  const byId = new Map(subsidies.map((subsidy) => [subsidy.subsidyId, subsidy]));
  if ([...used].some((id) => !byId.has(id))) return null;
  const open = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const key = keyOf(pair.credit);
    open.set(key, [...(open.get(key) ?? []), pair]);
  }
  const credited = groups.map((group) => withCredits(group, open, byId, context));
  if (open.size > 0) return null;
  return { groups: credited, subsidies, balances: state.balances.filter((b) => b.period === context.period) };
}

type Named = Pick<StatementLine, "pi" | "project" | "source" | "serviceName" | "fundOrg" | "account">;

function keyOf({ pi, project, source, serviceName, fundOrg, account }: Named): string {
  return JSON.stringify([pi, project, source, serviceName, fundOrg, account]);
}

/** Takes the group's pairs out of those that are open; in the order of their lines, which is that of the credits. */
function withCredits(
  group: BilledGroup,
  open: Map<string, Pair[]>,
  byId: ReadonlyMap<string, Subsidy>,
  context: CreditContext,
): CreditedGroup {
  const credits = new Map<string, GroupCredit>();
  for (const { credit, payer, at } of takePairs(group, open, context)) {
    const subsidy = byId.get(credit.subsidyId)!;
    const key = JSON.stringify([credit.subsidyId, payer.fundOrg, payer.account]);
    const before = credits.get(key)?.amounts ?? group.fundLines.map(() => 0);
    credits.set(key, {
      subsidy,
      beneficiary: beneficiaryOf(subsidy, group),
      paidByFundOrg: payer.fundOrg,
      paidByAccount: payer.account,
      amounts: before.map((cents, i) => (i === at ? cents - credit.billed : cents)),
    });
  }
  return { ...group, credits: [...credits.values()] };
}

/** With the place of their fund line. */
function takePairs(
  group: BilledGroup,
  open: Map<string, Pair[]>,
  { directory, settings }: CreditContext,
): (Pair & { readonly at: number })[] {
  const { source } = group;
  const taken = group.fundLines.flatMap(({ fundOrg }, at) => {
    const account = debitAccount({ account: group.account, fundOrg, source }, directory, settings);
    const key = keyOf({ ...group, fundOrg, account });
    const pairs = open.get(key) ?? [];
    open.delete(key);
    return pairs.map((pair) => ({ ...pair, at }));
  });
  return taken.sort((a, b) => naturally(a.credit.lineId, b.credit.lineId));
}
