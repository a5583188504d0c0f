/**
 * Decisions that people made by editing cells. The log says what was decided last; a charge that says otherwise was
 * changed in the sheet, by a hand that nobody verified. The edit is taken as a decision and logged; an approval that
 * Review would refuse is not.
 */
import { IN_SHEET } from "../actor";
import { adjustmentIdOf } from "../adjustments/adjustment";
import { isDecided, type Charge } from "../charge";
import type { LogDraft, LogEntry } from "../log";
import type { Instant } from "../period";
import { stateText, UNDECIDED } from "./decision";
import { formatFlags, parseFlags, stickyFlags } from "./flags";

/** Steps whose entries say what was decided about a charge. */
const DECIDING_STEPS = new Set(["Review", "Import", "Close", "Adjust"]);

/** Why a charge cannot be approved, as Review says it; asked for only where there is an edit. */
export type WhyNotApproved = () => (charge: Charge) => readonly string[];

/** @param whyNot left out where nothing is decided any more: in a closed month */
export function adoptSheetEdits(
  charges: readonly Charge[],
  log: readonly Pick<LogEntry, "step" | "what" | "after">[],
  now: Instant,
  whyNot?: WhyNotApproved,
): { readonly charges: readonly Charge[]; readonly log: readonly LogDraft[] } {
  const lastOf = lastStates(log);
  const drafts: LogDraft[] = [];
  const why = approvalProblems(charges, lastOf, whyNot);
  const adopted = charges.map((charge) => {
    const before = lastOf(charge.chargeId);
    const refused = why(charge);
    if (refused === "" && before === stateText(charge)) return charge;
    const taken = refused === "" ? adopt(charge, before, now) : setBack(charge, refused, now);
    drafts.push({
      at: now,
      by: IN_SHEET,
      step: "Review",
      period: charge.period,
      what: charge.chargeId,
      before,
      // What a person typed over and the rules look at again is as undecided as it was.
      after: refused === "" ? stateText(charge) : stateText(taken),
      reason: refused === "" ? charge.reviewNote : `set to Pending: ${refused}`,
    });
    return taken;
  });
  return { charges: adopted, log: drafts };
}

/**
 * What was approved in the sheet and Review would not approve, why; "" for all else. The rows of an adjustment are
 * decided together. What names nobody cannot be billed, whoever approved it and when.
 */
function approvalProblems(
  charges: readonly Charge[],
  lastOf: (chargeId: string) => string,
  whyNot: WhyNotApproved | undefined,
): (charge: Charge) => string {
  if (whyNot === undefined) return () => "";
  const isEdited = (c: Charge): boolean => lastOf(c.chargeId) !== stateText(c);
  const edited = new Set(charges.filter(isEdited).map((c) => adjustmentIdOf(c.chargeId)));
  edited.delete("");
  let reasons: ((charge: Charge) => readonly string[]) | undefined;
  return (charge) => {
    if (charge.review !== "Approved") return "";
    const typed = isEdited(charge) || edited.has(adjustmentIdOf(charge.chargeId));
    if (!typed && charge.pi.trim() !== "") return "";
    const found = (reasons ??= whyNot())(charge);
    return found.length === 0 ? "" : `approved${typed ? " in the sheet" : ""}, but ${found.join(", ")}`;
  };
}

function setBack(charge: Charge, reason: string, now: Instant): Charge {
  const flags = [...parseFlags(charge.flags), { rule: "Set to Pending", reason }];
  return {
    ...charge,
    review: "Pending",
    flags: formatFlags(flags),
    reviewedBy: IN_SHEET,
    reviewedAt: now,
  };
}

/** What the log says of a charge last, as stateText writes it. */
export function lastStates(
  log: readonly Pick<LogEntry, "step" | "what" | "after">[],
): (chargeId: string) => string {
  const last = lastDecisions(log);
  return (chargeId) => last.get(chargeId)?.after ?? UNDECIDED;
}

/** The last entry that says what was decided about each charge, by Charge ID. */
export function lastDecisions<E extends Pick<LogEntry, "step" | "what" | "after">>(
  log: readonly E[],
): Map<string, E> {
  const last = new Map<string, E>();
  for (const entry of log) {
    if (!DECIDING_STEPS.has(entry.step)) continue;
    // A charge that an import took away, and that comes back, is as new.
    if (entry.after === "") last.delete(entry.what);
    else last.set(entry.what, entry);
  }
  return last;
}

function adopt(charge: Charge, before: string, now: Instant): Charge {
  const reviewed = { ...charge, reviewedBy: IN_SHEET, reviewedAt: now };
  // What was settled already says why it waits.
  if (charge.review === "Pending" && stickyFlags(charge.flags).length > 0) return reviewed;
  const wasDecided = !before.startsWith(UNDECIDED);
  if (isDecided(charge) || !wasDecided) return reviewed;
  const flags = [
    ...parseFlags(charge.flags),
    { rule: "Set to Pending", reason: `was ${before}, changed in the sheet` },
  ];
  return { ...reviewed, review: "Pending", flags: formatFlags(flags) };
}
