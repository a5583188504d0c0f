/** What stands in the Flags column of a charge that a standing approval lets through. */
import { shorten } from "../review/flags";
import type { StandingApproval } from "./standing-approval";

/** Together with the rest they fit a flag, so that the approval's number is never cut off. */
const LONGEST = { reason: 100, by: 28, why: 60 };

/** `12.00 USD is above the limit of 10.00 USD, approved until 2025-06-30 by tess: a large node (SA-0003)`. */
export function approvedReason(
  reason: string,
  { approvalId, until, approvedBy, reason: why }: StandingApproval,
): string {
  return `${shorten(reason, LONGEST.reason)}, approved until ${until} by ${shorten(approvedBy, LONGEST.by)}: ${shorten(why, LONGEST.why)} (${approvalId})`;
}
