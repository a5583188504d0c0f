/** How much each kind of subsidy that pays would pay of its claims, were there no end to its money. */
import {
  apportion,
  centsToAmount,
  roundToCents,
  shareOfAmount,
  sum,
  type Amount,
  type Cents,
} from "../money";
import { within, type Claim } from "./claims";
import type { Subsidy } from "./subsidy";

/** A minimum charge pays nothing: see minimum.ts. */
export type PayingSubsidy = Subsidy & { readonly kind: Exclude<Subsidy["kind"], "Minimum charge"> };

/** Cents for each claim, never more than is due of it; below zero for what a refund gives back. */
export function wishOf(subsidy: PayingSubsidy, claims: readonly Claim[]): Cents[] {
  switch (subsidy.kind) {
    case "Amount":
    case "Welcome credit":
    case "Prepaid":
      return claims.map((claim) => claim.limit);
    case "Share":
      return shares(subsidy, claims);
    case "Free tier":
      return freeTier(subsidy, claims);
  }
}

/** Of what was billed, refunds with the other sign: the share of all together is rounded once. */
function shares({ share }: Subsidy, claims: readonly Claim[]): Cents[] {
  return spread(
    claims,
    claims.map((claim) => shareOfAmount(centsToAmount(billedOf(claim)), share ?? 0n)),
  );
}

/** The first units of the month, at the price of all its units together. */
function freeTier({ quantity }: Subsidy, claims: readonly Claim[]): Cents[] {
  const used = sum(claims.flatMap(({ charges }) => charges.map(({ charge }) => charge.quantity ?? 0n)));
  const billed = claims.map(billedOf);
  // A month that gives back more than it uses has no first units.
  if (used <= 0n || billed.reduce((a, b) => a + b, 0) <= 0) return claims.map(() => 0);
  const free = quantity === null || quantity > used ? used : quantity;
  return spread(
    claims,
    billed.map((cents) => (centsToAmount(cents) * free) / used),
  );
}

function spread(claims: readonly Claim[], exact: readonly Amount[]): Cents[] {
  return apportion(roundToCents(sum(exact)), exact).map((cents, i) => within(cents, claims[i]?.limit ?? 0));
}

function billedOf({ charges }: Pick<Claim, "charges">): Cents {
  return charges.reduce((total, { billed }) => total + billed, 0);
}
