/** What entering an adjustment goes by, what comes of it, and when it is approved at once. */
import { actorName, samePerson } from "../actor";
import type { Charge } from "../charge";
import type { Instant } from "../period";
import type { Directory } from "../reference";
import type { Adjustment } from "./adjustment";

export interface Entering {
  readonly adjustmentId: string;
  /** Who enters it, as actorName writes it. */
  readonly hand: string;
  readonly now: Instant;
  readonly directory: Directory;
  readonly currency: string;
  /** Whether somebody else has to approve it. */
  readonly secondPerson: boolean;
}

export interface Entered {
  readonly adjustment: Adjustment;
  readonly charges: readonly Charge[];
  /** What a person may have mistyped; the rules look at it too. */
  readonly warnings: readonly string[];
}

/** Without a second person it is approved as it is entered: by whoever did so on paper, else by who enters it. */
export function approvalOf(
  approver: string | undefined,
  { secondPerson, hand, now }: Pick<Entering, "secondPerson" | "hand" | "now">,
): Pick<Adjustment, "approvedBy" | "approvedAt" | "status"> {
  if (secondPerson) return { approvedBy: "", approvedAt: "", status: "Entered" };
  const named = approver?.trim() ?? "";
  const approvedBy = named === "" || samePerson(named, hand) ? hand : actorName(named, false);
  return { approvedBy, approvedAt: now, status: "Approved" };
}
