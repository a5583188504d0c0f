/** Which charges a standing approval covers: the same flag, everything that it names, up to its limit and its last day. */
import { dayOfCharge } from "../billing/who-pays";
import type { Charge } from "../charge";
import { addTo } from "../lists";
import { fold, type Directory } from "../reference";
import { remember } from "../review/values";
import type { StandingApproval } from "./standing-approval";

/** The approval that covers a rule's flag on a charge; the first by ID where there are several. */
export type Covering = (rule: string, charge: Charge) => StandingApproval | undefined;

/** @param approvals those that may be used; revoked ones are passed over */
export function covering(approvals: readonly StandingApproval[], directory: Directory): Covering {
  const active = approvals
    .filter((approval) => approval.status === "Active")
    .sort((a, b) => (a.approvalId < b.approvalId ? -1 : 1));
  if (active.length === 0) return () => undefined;
  const address = remember((pi) => (pi === "" ? "" : directory.canonicalAddress(pi)));
  const byRule = new Map<string, Prepared[]>();
  for (const approval of active) {
    const rule = fold(approval.rule);
    addTo(byRule, rule, prepared(approval, address));
  }
  return (rule, charge) => byRule.get(fold(rule))?.find((one) => one.fits(charge))?.approval;
}

interface Prepared {
  readonly approval: StandingApproval;
  fits(charge: Charge): boolean;
}

/** What is typed is looked at once; a month has many charges. */
function prepared(approval: StandingApproval, address: (pi: string) => string): Prepared {
  const { limit, until } = approval;
  const pi = address(approval.pi.trim());
  const named = (
    [
      [approval.resource, resourceOf],
      [approval.project, (charge) => charge.project],
      [approval.source, (charge) => charge.source],
      [approval.serviceName, (charge) => charge.serviceName],
    ] as readonly (readonly [string, (charge: Charge) => string])[]
  )
    .filter(([wanted]) => wanted.trim() !== "")
    .map(([wanted, of]) => ({ wanted: fold(wanted), of }));
  return {
    approval,
    fits: (charge) =>
      (pi === "" || address(charge.pi) === pi) &&
      named.every(({ wanted, of }) => fold(of(charge)) === wanted) &&
      (limit === null || charge.amount <= limit) &&
      dayOfCharge(charge) <= until,
  };
}

/** What a charge's resource is known by: its ID, or its name where there is no ID. */
export function resourceOf(charge: Pick<Charge, "resourceId" | "resourceName">): string {
  return charge.resourceId === "" ? charge.resourceName : charge.resourceId;
}
