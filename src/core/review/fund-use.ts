/**
 * What a month's charges leave of the funds' caps. What lowers a fund's bill counts first, then the charges in the order
 * of their days: so the result depends on no row order, and nothing goes beyond a cap that the whole month keeps to.
 * All charges count but those that are not billed this month, whether a person decided about them or not: deciding about
 * one never sends another back.
 */
import type { Payer } from "../billing/who-pays";
import type { Charge } from "../charge";
import { addTo, byText } from "../lists";
import { shareOfAmount, sum, type Amount } from "../money";
import type { Directory } from "../reference";

/** A charge's part on a fund that has a cap. */
export interface CapUse {
  readonly fundOrg: string;
  readonly cap: Amount;
  /** What the fund could still bear before this charge; below zero where it bore too much already. */
  readonly left: Amount;
  readonly part: Amount;
  /** The first charge on this fund in the month. */
  readonly isFirst: boolean;
}

export interface FundUse {
  /** The charge's parts that raise the bill of funds with a cap; none for what is not billed this month. */
  caps(charge: Pick<Charge, "chargeId">): readonly CapUse[];
  /** The funds for which this is the month's last charge. */
  lastOf(charge: Pick<Charge, "chargeId">): readonly string[];
}

interface Around {
  readonly charges: readonly Charge[];
  readonly payer: (charge: Charge) => Payer;
  readonly directory: Directory;
  /** What a fund bore in the months billed before. */
  readonly before: (fundOrg: string) => Amount;
}

export function fundUse(around: Around): FundUse {
  const parts = partsOf(around);
  const caps = new Map<string, CapUse[]>();
  const lasts = new Map<string, string[]>();
  for (const [fundOrg, ofFund] of parts) {
    const last = ofFund.at(-1);
    if (last !== undefined) addTo(lasts, last.charge.chargeId, fundOrg);
    const cap = around.directory.fund(fundOrg)?.cap ?? null;
    if (cap === null) continue;
    let left = cap - around.before(fundOrg) - sum(ofFund.map(({ part }) => (part < 0n ? part : 0n)));
    let isFirst = true;
    for (const { charge, part } of ofFund) {
      if (part <= 0n) continue;
      addTo(caps, charge.chargeId, { fundOrg, cap, left, part, isFirst });
      left -= part;
      isFirst = false;
    }
  }
  return {
    caps: ({ chargeId }) => caps.get(chargeId) ?? [],
    lastOf: ({ chargeId }) => lasts.get(chargeId) ?? [],
  };
}

interface Part {
  readonly charge: Charge;
  readonly part: Amount;
}

/** Of each fund with a cap or an award's end, in day order. */
function partsOf({ charges, payer, directory }: Around): Map<string, Part[]> {
  const isWatched = new Set(
    directory.reference.funds.filter((f) => f.cap !== null || f.awardEnd !== "").map((f) => f.fundOrg.trim()),
  );
  const parts = new Map<string, Part[]>();
  if (isWatched.size === 0) return parts;
  for (const charge of charges) {
    if (!isCounted(charge)) continue;
    for (const { fundOrg, part } of partsOn(charge, payer(charge))) {
      if (isWatched.has(fundOrg.trim())) addTo(parts, fundOrg.trim(), { charge, part });
    }
  }
  for (const ofFund of parts.values()) ofFund.sort(byDay);
  return parts;
}

/** What a month puts on each fund, credits taken off; without what is not billed this month. */
export function fundAmounts(
  charges: readonly Charge[],
  payer: (charge: Charge) => Payer,
): ReadonlyMap<string, Amount> {
  const amounts = new Map<string, Amount>();
  for (const charge of charges) {
    if (!isCounted(charge)) continue;
    for (const { fundOrg, part } of partsOn(charge, payer(charge))) {
      amounts.set(fundOrg, (amounts.get(fundOrg) ?? 0n) + part);
    }
  }
  return amounts;
}

function isCounted({ review }: Charge): boolean {
  return review !== "Rejected" && review !== "Held";
}

function partsOn(
  { amount }: Charge,
  { funds }: Payer,
): { readonly fundOrg: string; readonly part: Amount }[] {
  const others = funds
    .filter((fund) => !fund.takesRemainder)
    .reduce((total, { share }) => total + shareOfAmount(amount, share), 0n);
  return funds.map(({ fundOrg, share, takesRemainder }) => ({
    fundOrg,
    part: takesRemainder ? amount - others : shareOfAmount(amount, share),
  }));
}

function byDay({ charge: a }: Part, { charge: b }: Part): number {
  return byText(a.chargePeriodStart, b.chargePeriodStart) || byText(a.chargeId, b.chargeId);
}
