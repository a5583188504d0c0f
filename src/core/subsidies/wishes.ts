/** How much each kind of subsidy would pay of its claims, were there no end to its money. */
import {
  apportion,
  centsToAmount,
  roundToCents,
  shareOfAmount,
  sum,
  type Amount,
  type Cents,
} from "../money";
import { spreadCents } from "../money-shares";
import { within, type Claim } from "./claims";
import type { Subsidy } from "./subsidy";

/** Cents for each claim, never more than is due of it; below zero for what a refund gives back. */
export function wishOf(subsidy: Subsidy, claims: readonly Claim[]): Cents[] {
  switch (subsidy.kind) {
    case "Amount":
    case "Welcome credit":
    case "Prepaid":
      return claims.map((claim) => claim.limit);
    case "Share":
      return shares(subsidy, claims);
    case "Free tier":
      return freeTier(subsidy, claims);
    case "Minimum charge":
      return raise(subsidy, claims);
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

/** What is missing, on whatever is due; below zero, because it takes nothing off. */
function raise({ amount }: Subsidy, claims: readonly Claim[]): Cents[] {
  const due = claims.reduce((total, claim) => total + claim.limit, 0);
  const missing = roundToCents(amount ?? 0n) - due;
  if (due <= 0 || missing <= 0) return claims.map(() => 0);
  return spreadCents(
    -missing,
    claims.map((claim) => Math.max(0, claim.limit)),
  );
}

function spread(claims: readonly Claim[], exact: readonly Amount[]): Cents[] {
  return apportion(roundToCents(sum(exact)), exact).map((cents, i) => within(cents, claims[i]?.limit ?? 0));
}

function billedOf({ charges }: Pick<Claim, "charges">): Cents {
  return charges.reduce((total, { billed }) => total + billed, 0);
}
