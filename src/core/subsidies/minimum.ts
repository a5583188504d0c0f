/**
 * What a minimum charge raises. It is for what a month itself used: what corrects an earlier month, or is charged late,
 * raises nothing. Where a correction takes back what was raised then, and bills the charge anew, as much can be raised
 * again.
 */
import type { Charge } from "../charge";
import { roundToCents, type Cents } from "../money";
import { spreadCents } from "../money-shares";
import type { Period } from "../period";
import { within, type Claim } from "./claims";
import type { BackCredit } from "./credits-back";
import type { Subsidy } from "./subsidy";

/** What goes back to a subsidy, and for whom it was. */
export interface BackFor {
  readonly beneficiary: string;
  readonly credit: Pick<BackCredit, "subsidyId" | "originalPeriod" | "amounts">;
}

/** Charges that a minimum charge looks at together. */
export interface Round {
  readonly isIn: (charge: Charge) => boolean;
  /** Below zero, because it takes nothing off. */
  readonly wish: (claims: readonly Claim[], beneficiary: string) => Cents[];
}

/** The month's own charges, then those billed anew of each month of which a raise goes back. */
export function minimumRounds(subsidy: Subsidy, back: readonly BackFor[]): Round[] {
  const own = back.filter(({ credit }) => credit.subsidyId === subsidy.subsidyId);
  const months = [...new Set(own.map(({ credit }) => credit.originalPeriod))].sort();
  return [
    {
      isIn: (charge) => !isOfEarlierMonth(charge),
      wish: (claims) => raise(claims, missing(subsidy, claims.map(dueOfMonth))),
    },
    ...months.map((of): Round => ({
      isIn: ({ corrects, originalPeriod }) => corrects !== "" && originalPeriod === of,
      wish: (claims, beneficiary) => {
        const limits = claims.map(({ limit }) => limit);
        return raise(claims, Math.min(missing(subsidy, limits), raisedThen(own, of, beneficiary)));
      },
    })),
  ];
}

/** A correction, a late row of a closed month, or what was held and carried. */
export function isOfEarlierMonth({ corrects, originalPeriod, carriedFrom }: Charge): boolean {
  return corrects !== "" || originalPeriod !== "" || carriedFrom !== "";
}

/** What is due of the month's own charges: what earlier months give back makes them no less. */
function dueOfMonth({ due, indices, limit }: Claim): Cents {
  const earlier = due.group.charges.flatMap(({ charge }, i) => (isOfEarlierMonth(charge) ? [i] : []));
  return earlier.length === 0 ? limit : within(due.of(indices), due.total - due.of(earlier));
}

function missing({ amount }: Subsidy, due: readonly Cents[]): Cents {
  return Math.max(0, roundToCents(amount ?? 0n) - total(due));
}

/** What is taken back of a raise lowers no bill: it is above zero. */
function raisedThen(back: readonly BackFor[], of: Period, beneficiary: string): Cents {
  const own = back.filter((b) => b.beneficiary === beneficiary && b.credit.originalPeriod === of);
  return Math.max(0, total(own.flatMap(({ credit }) => credit.amounts)));
}

/** On whatever is due. */
function raise(claims: readonly Claim[], cents: Cents): Cents[] {
  const due = total(claims.map(({ limit }) => limit));
  if (due <= 0 || cents <= 0) return claims.map(() => 0);
  return spreadCents(
    -cents,
    claims.map(({ limit }) => Math.max(0, limit)),
  );
}

function total(cents: readonly Cents[]): Cents {
  return cents.reduce((a, b) => a + b, 0);
}
