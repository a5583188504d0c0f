/** Which charges a standing approval covers: the same flag, everything that it names, up to its limit and its last day. */
import { dayOfCharge } from "../billing/who-pays";
import type { Charge } from "../charge";
import { sameName, type Directory } from "../reference";
import type { StandingApproval } from "./standing-approval";

/** The approval that covers a rule's flag on a charge; the first by ID where there are several. */
export type Covering = (rule: string, charge: Charge) => StandingApproval | undefined;

/** @param approvals those that may be used; revoked ones are passed over */
export function covering(approvals: readonly StandingApproval[], directory: Directory): Covering {
  const active = approvals
    .filter((approval) => approval.status === "Active")
    .sort((a, b) => (a.approvalId < b.approvalId ? -1 : 1));
  if (active.length === 0) return () => undefined;
  const byRule = new Map<string, StandingApproval[]>();
  for (const approval of active) {
    const rule = approval.rule.trim().toLowerCase();
    byRule.set(rule, [...(byRule.get(rule) ?? []), approval]);
  }
  return (rule, charge) =>
    byRule.get(rule.toLowerCase())?.find((approval) => fits(approval, charge, directory));
}

function fits(approval: StandingApproval, charge: Charge, directory: Directory): boolean {
  const { pi, project, source, serviceName, resource, limit, until } = approval;
  const isNamed = (wanted: string, has: string): boolean => wanted.trim() === "" || sameName(wanted, has);
  return (
    dayOfCharge(charge) <= until &&
    (limit === null || charge.amount <= limit) &&
    (pi.trim() === "" || directory.canonicalAddress(pi) === directory.canonicalAddress(charge.pi)) &&
    isNamed(project, charge.project) &&
    isNamed(source, charge.source) &&
    isNamed(serviceName, charge.serviceName) &&
    isNamed(resource, resourceOf(charge))
  );
}

/** What a charge's resource is known by: its ID, or its name where there is no ID. */
export function resourceOf(charge: Pick<Charge, "resourceId" | "resourceName">): string {
  return charge.resourceId === "" ? charge.resourceName : charge.resourceId;
}
