/**
 * What a month's corrections take back of closed months goes back to whoever paid it then, whatever the Subsidies table
 * says now; the rest of the month is for the table.
 */
import { debitAccount } from "../billing/account";
import type { BilledGroup } from "../billing/lines";
import { splitCents } from "../billing/split";
import { addTo } from "../lists";
import type { Cents } from "../money";
import { spreadCents } from "../money-shares";
import type { Period } from "../period";
import type { Directory } from "../reference";
import type { Settings } from "../settings";
import { Pools, type EarlierMonths, type Payer, type Pool } from "./paid-then";

/** Of one group. */
export interface GroupBack {
  /** The places of its charges that take back: no subsidy looks at them again. */
  readonly indices: ReadonlySet<number>;
  /** What they come to on each of its fund lines. */
  readonly funds: readonly Cents[];
  readonly credits: BackCredit[];
}

export interface BackCredit extends Payer {
  readonly originalPeriod: Period;
  /** Of each of the group's fund lines; below zero, but for a minimum charge. */
  readonly amounts: readonly Cents[];
}

export interface CreditsBack {
  of(group: BilledGroup): GroupBack | undefined;
  /** Who paid for a subsidy in the months that are corrected, or in one of them. */
  payerOf(subsidyId: string, originalPeriod?: Period): Payer | null;
}

export const NOTHING_BACK: CreditsBack = { of: () => undefined, payerOf: () => null };

interface Context {
  readonly period: Period;
  readonly directory: Directory;
  readonly settings: Settings;
}

/** A charge's part on one fund line. */
interface Part {
  readonly group: BilledGroup;
  readonly index: number;
  readonly fundAt: number;
  readonly originalPeriod: Period;
  readonly pool: Pool | null;
  readonly cents: Cents;
}

export function creditsBack(
  groups: readonly BilledGroup[],
  months: EarlierMonths | undefined,
  context: Context,
): CreditsBack {
  const about = new Set(
    groups.flatMap((group) => group.charges.filter(({ charge }) => charge.corrects !== "").map((c) => c.charge.originalPeriod)),
  ); // prettier-ignore
  about.delete("");
  if (months === undefined || about.size === 0) return NOTHING_BACK;
  const pools = new Pools(months, about, context.period, context.directory);
  const parts = groups.flatMap((group) => partsOf(group, pools, context));
  const back = chargesBack(parts);
  const byGroup = new Map<BilledGroup, GroupBack & { indices: Set<number>; funds: Cents[] }>();
  const ofGroup = (group: BilledGroup) => {
    let own = byGroup.get(group);
    if (own === undefined) {
      own = { indices: new Set(), funds: group.fundLines.map(() => 0), credits: [] };
      byGroup.set(group, own);
    }
    return own;
  };
  for (const part of back) {
    const own = ofGroup(part.group);
    own.indices.add(part.index);
    own.funds[part.fundAt]! += part.cents;
  }
  for (const own of byPool(back).values())
    for (const { group, ...credit } of creditsOf(own)) ofGroup(group).credits.push(credit);
  return { of: (group) => byGroup.get(group), payerOf: (id, period) => pools.payerOf(id, period) };
}

/** Each charge's cents on the group's funds: one charge after the other, so that together they are the fund lines'. */
function partsOf(group: BilledGroup, pools: Pools, { directory, settings }: Context): Part[] {
  const { pi, project, source, serviceName, funds } = group;
  const isCorrection = group.charges.map(
    ({ charge }) => charge.corrects !== "" && charge.originalPeriod !== "",
  );
  if (!isCorrection.includes(true)) return [];
  const order = group.charges
    .map((_, i) => i)
    .sort((a, b) => Number(isCorrection[b]) - Number(isCorrection[a]));
  let before: Cents = 0;
  return order.flatMap((index): Part[] => {
    const { charge, billed } = group.charges[index]!;
    const [was, is] = [splitCents(before, funds), splitCents(before + billed, funds)];
    before += billed;
    if (!isCorrection[index]) return [];
    const { originalPeriod } = charge;
    return group.fundLines.map(({ fundOrg }, fundAt) => {
      const account = debitAccount({ account: group.account, fundOrg, source }, directory, settings);
      const place = { originalPeriod, pi, project, source, serviceName, fundOrg, account };
      const cents = (is[fundAt] ?? 0) - (was[fundAt] ?? 0);
      return { group, index, fundAt, originalPeriod, pool: pools.of(place), cents };
    });
  });
}

/** The parts of charges that take back on every fund; what billed nothing there then is for the Subsidies table. */
function chargesBack(parts: readonly Part[]): Part[] {
  const whole = new Set(
    [...byPool(parts)].flatMap(([pool, own]) => (total(own) === -pool.billed ? [pool] : [])),
  );
  const byCharge = new Map<string, Part[]>();
  for (const part of parts) addTo(byCharge, part.group.charges[part.index]!.charge.chargeId, part);
  return [...byCharge.values()]
    .filter((own) => own.every(({ pool, cents }) => pool !== null && (cents === 0 || whole.has(pool) || pool.isBack(cents))))
    .flat(); // prettier-ignore
}

function byPool(parts: readonly Part[]): Map<Pool, Part[]> {
  const pools = new Map<Pool, Part[]>();
  for (const part of parts) if (part.pool !== null) addTo(pools, part.pool, part);
  return pools;
}

/** What each payer of a pool gets back, over the fund lines that take it back. */
function creditsOf(parts: readonly Part[]): (BackCredit & { readonly group: BilledGroup })[] {
  const { pool, originalPeriod } = parts[0]!;
  const payers = pool!.payers;
  const lines = new Map<string, Part>();
  const weights = new Map<string, Cents>();
  const groups = [...new Set(parts.map((part) => part.group))];
  for (const part of parts) {
    const key = `${groups.indexOf(part.group)} ${part.fundAt}`;
    lines.set(key, part);
    weights.set(key, (weights.get(key) ?? 0) + part.cents);
  }
  const size = [...weights.values()].map(Math.abs);
  const back = pool!.takeBack(total(parts));
  return payers.flatMap((payer, i) => {
    const cents = back[i] ?? 0;
    if (cents === 0) return [];
    const even = size.every((s) => s === 0) ? size.map(() => 1) : size;
    const spread = spreadCents(-cents, even);
    return [...lines.values()].flatMap(({ group, fundAt }, at) => {
      const own = spread[at] ?? 0;
      const amounts = group.fundLines.map((_, f) => (f === fundAt ? own : 0));
      return own === 0 ? [] : [{ ...payer, originalPeriod, group, amounts }];
    });
  });
}

function total(parts: readonly Part[]): Cents {
  return parts.reduce((cents, part) => cents + part.cents, 0);
}
