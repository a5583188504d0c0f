/** The credits of a closed month as its lines have them: what the Subsidies table says since then must not turn it up. */
import { debitAccount } from "../billing/account";
import type { BilledGroup } from "../billing/lines";
import { addTo } from "../lists";
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
    addTo(open, key, pair);
  }
  const waiting = new Map<string, number>();
  for (const group of groups)
    for (const key of keysOf(group, context)) waiting.set(key, (waiting.get(key) ?? 0) + 1);
  const credited = groups.map((group) => withCredits(group, { open, waiting }, byId, context));
  if (open.size > 0) return null;
  return { groups: credited, subsidies, balances: state.balances.filter((b) => b.period === context.period) };
}

type Named = Pick<StatementLine, "pi" | "project" | "source" | "serviceName" | "fundOrg" | "account">;

function keyOf({ pi, project, source, serviceName, fundOrg, account }: Named): string {
  return JSON.stringify([pi, project, source, serviceName, fundOrg, account]);
}

/** Of each of the group's fund lines. */
function keysOf(group: BilledGroup, { directory, settings }: CreditContext): string[] {
  const { source } = group;
  return group.fundLines.map(({ fundOrg }) => {
    const account = debitAccount({ account: group.account, fundOrg, source }, directory, settings);
    return keyOf({ ...group, fundOrg, account });
  });
}

/** Pairs that no group has taken yet, and how many fund lines that are alike still ask for theirs. */
interface Left {
  readonly open: Map<string, Pair[]>;
  readonly waiting: Map<string, number>;
}

/** Takes the group's pairs out of those that are open; in the order of their lines, which is that of the credits. */
function withCredits(
  group: BilledGroup,
  left: Left,
  byId: ReadonlyMap<string, Subsidy>,
  context: CreditContext,
): CreditedGroup {
  const credits = new Map<string, GroupCredit>();
  for (const { credit, payer, at } of takePairs(group, left, context)) {
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

/**
 * With the place of their fund line. Two groups may have lines that are alike (a split, and an adjustment of one of its
 * funds): pairs stand in the order of groups, so each takes one of each payer and leaves the rest.
 */
function takePairs(
  group: BilledGroup,
  { open, waiting }: Left,
  context: CreditContext,
): (Pair & { readonly at: number })[] {
  const taken = keysOf(group, context).flatMap((key, at) => {
    const pairs = open.get(key) ?? [];
    const others = (waiting.get(key) ?? 1) - 1;
    waiting.set(key, others);
    const own = others === 0 ? pairs : firstOfEach(pairs);
    const rest = pairs.filter((pair) => !own.includes(pair));
    if (rest.length === 0) open.delete(key);
    else open.set(key, rest);
    return own.map((pair) => ({ ...pair, at }));
  });
  return taken.sort((a, b) => naturally(a.credit.lineId, b.credit.lineId));
}

function firstOfEach(pairs: readonly Pair[]): Pair[] {
  const seen = new Set<string>();
  return pairs.filter(({ credit, payer }) => {
    const name = JSON.stringify([credit.subsidyId, payer.fundOrg, payer.account]);
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}
