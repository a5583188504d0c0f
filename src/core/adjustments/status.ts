/** What became of an adjustment: its status follows its charges, while its month is open. */
import type { Charge } from "../charge";
import type { LogDraft } from "../log";
import { CHANGED_AFTER_APPROVAL, stickyFlags } from "../review/flags";
import { adjustmentIdOf, type Adjustment } from "./adjustment";

type Adjustments = readonly Adjustment[];

/** Whether somebody approved the entry itself, whatever was decided about its charges since. */
export function isApproved({ approvedBy, status }: Pick<Adjustment, "approvedBy" | "status">): boolean {
  return approvedBy.trim() !== "" && status !== "Entered" && status !== "Withdrawn";
}

/**
 * The adjustments as the charges of their own months have them; who approved them stays beside it. Where who pays was
 * changed since, nobody has approved what there is now.
 * @param charges of open months: what a closed one says is sealed
 * @returns the same list when nothing differs
 */
export function followCharges(adjustments: Adjustments, charges: readonly Charge[]): Adjustments {
  const rows = new Map<string, Charge[]>();
  for (const charge of charges) {
    const id = charge.carriedFrom === "" ? adjustmentIdOf(charge.chargeId) : "";
    if (id === "") continue;
    const before = rows.get(id);
    if (before === undefined) rows.set(id, [charge]);
    else before.push(charge);
  }
  if (rows.size === 0) return adjustments;
  let differs = false;
  const after = adjustments.map((adjustment) => {
    const own = rows.get(adjustment.adjustmentId) ?? [];
    if (own.length === 0 || adjustment.status === "Withdrawn") return adjustment;
    const lost = own.some(isChangedAfterApproval);
    const { approvedBy, approvedAt } = lost ? { approvedBy: "", approvedAt: "" } : adjustment;
    const status = statusOf({ ...adjustment, approvedBy }, own);
    if (status === adjustment.status && approvedBy === adjustment.approvedBy) return adjustment;
    differs = true;
    return { ...adjustment, approvedBy, approvedAt, status };
  });
  return differs ? after : adjustments;
}

function statusOf(adjustment: Adjustment, rows: readonly Charge[]): Adjustment["status"] {
  if (rows.every((c) => c.review === "Rejected")) return "Rejected";
  if (rows.every((c) => c.review === "Held")) return "Held";
  return isApproved(adjustment) ? "Approved" : "Entered";
}

export function isChangedAfterApproval({ flags }: Pick<Charge, "flags">): boolean {
  return stickyFlags(flags).some((flag) => flag.rule === CHANGED_AFTER_APPROVAL);
}

export const OUTCOMES = [
  "To be billed",
  "Billed",
  "Pending",
  "Held",
  "Rejected",
  "Withdrawn",
  "Mixed",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What became of an adjustment's charges in a month. @param rows those of the month */
export function outcomeOf({ status }: Pick<Adjustment, "status">, rows: readonly Charge[]): Outcome {
  if (status === "Withdrawn") return "Withdrawn";
  const each = new Set(
    rows.map(({ review, statementNo }): Outcome => {
      if (review === "Pending" || review === "Held" || review === "Rejected") return review;
      return statementNo === "" ? "To be billed" : "Billed";
    }),
  );
  const [only = "Mixed"] = each;
  return each.size === 1 ? only : "Mixed";
}

/** What the log says of entries whose approval was lost. */
export function approvalsLost(
  before: Adjustments,
  after: Adjustments,
  base: Pick<LogDraft, "at" | "by">,
): LogDraft[] {
  if (before === after) return [];
  const were = new Map(before.map((a) => [a.adjustmentId, a.approvedBy]));
  return after.flatMap(({ adjustmentId, period, status, approvedBy, enteredBy }) => {
    const was = were.get(adjustmentId) ?? "";
    if (was === "" || approvedBy !== "" || status === "Withdrawn") return [];
    return [
      {
        ...base,
        step: "Adjust",
        period,
        what: adjustmentId,
        before: `Approved by ${was}`,
        after: `Entered by ${enteredBy}`,
        reason: "Who pays was typed over in the sheet",
      },
    ];
  });
}
