/**
 * Decisions that people made by editing cells. The log says what was decided last; a charge that says otherwise was
 * changed in the sheet, by a hand that nobody verified. The edit is taken as a decision and logged.
 */
import { isDecided, type Charge } from "../charge";
import type { LogDraft, LogEntry } from "../log";
import type { Instant } from "../period";
import { stateText, UNDECIDED } from "./decision";
import { formatFlags, parseFlags, stickyFlags } from "./flags";

export const IN_SHEET = "in sheet";
/** Steps whose entries say what was decided about a charge. */
const DECIDING_STEPS = new Set(["Review", "Import", "Close", "Adjust"]);

export function adoptSheetEdits(
  charges: readonly Charge[],
  log: readonly Pick<LogEntry, "step" | "what" | "after">[],
  now: Instant,
): { readonly charges: readonly Charge[]; readonly log: readonly LogDraft[] } {
  const lastOf = lastStates(log);
  const drafts: LogDraft[] = [];
  const adopted = charges.map((charge) => {
    const before = lastOf(charge.chargeId);
    const after = stateText(charge);
    if (before === after) return charge;
    drafts.push({
      at: now,
      by: IN_SHEET,
      step: "Review",
      period: charge.period,
      what: charge.chargeId,
      before,
      after,
      reason: charge.reviewNote,
    });
    return adopt(charge, before, now);
  });
  return { charges: adopted, log: drafts };
}

/** What the log says of a charge last, as stateText writes it. */
export function lastStates(
  log: readonly Pick<LogEntry, "step" | "what" | "after">[],
): (chargeId: string) => string {
  const last = new Map<string, string>();
  for (const { step, what, after } of log) {
    if (!DECIDING_STEPS.has(step)) continue;
    // A charge that an import took away, and that comes back, is as new.
    if (after === "") last.delete(what);
    else last.set(what, after);
  }
  return (chargeId) => last.get(chargeId) ?? UNDECIDED;
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
