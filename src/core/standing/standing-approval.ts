/** An approval that stands: the same flag on the same PI or resource is let through until a day. */
import type { Amount } from "../money";
import type { Day, Instant } from "../period";

export const APPROVAL_STATES = ["Active", "Revoked"] as const;

/** A row of the Standing Approvals table. Blank conditions hold for everything; PI or resource is always named. */
export interface StandingApproval {
  readonly approvalId: string;
  /** The review rule whose flag is approved. */
  readonly rule: string;
  readonly pi: string;
  readonly project: string;
  readonly source: string;
  readonly serviceName: string;
  /** Resource ID, or resource name where there is no ID. */
  readonly resource: string;
  /** A charge above it is held all the same; null for none. */
  readonly limit: Amount | null;
  /** The last day, by the charge's date. */
  readonly until: Day;
  readonly reason: string;
  readonly approvedBy: string;
  readonly approvedAt: Instant;
  readonly revokedBy: string;
  readonly revokedAt: Instant;
  readonly revokedReason: string;
  readonly status: (typeof APPROVAL_STATES)[number];
}
