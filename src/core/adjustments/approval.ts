/** Adjustments and the second person: who may approve, that all rows are decided together, and what approving writes. */
import { samePerson } from "../actor";
import { isBillable, type Charge } from "../charge";
import type { LogDraft } from "../log";
import type { Instant } from "../period";
import { formatFlags, parseFlags } from "../review/flags";
import { adjustmentIdOf, type Adjustment } from "./adjustment";
import { ADJUST_STEP } from "./rows";
import { isApproved } from "./status";

type Adjustments = readonly Adjustment[];

export function adjustmentsById(adjustments: Adjustments): ReadonlyMap<string, Adjustment> {
  return new Map(adjustments.map((a) => [a.adjustmentId, a]));
}

/** A transfer is decided as a whole, and so is a correction: the charges chosen, with the other rows of theirs. */
export function withSiblings(chosen: readonly Charge[], month: readonly Charge[]): Charge[] {
  const ids = new Set(chosen.map((c) => adjustmentIdOf(c.chargeId)).filter((id) => id !== ""));
  if (ids.size === 0) return [...chosen];
  const there = new Set(chosen.map((c) => c.chargeId));
  return [...chosen, ...month.filter((c) => ids.has(adjustmentIdOf(c.chargeId)) && !there.has(c.chargeId))];
}

/**
 * Why a charge cannot be approved: what holds one row of an adjustment holds them all.
 * @param hand who approves, as actorName writes it
 * @param own why a charge by itself cannot be approved
 */
export function approvalBlockers(
  month: readonly Charge[],
  adjustments: Adjustments,
  deciding: { readonly hand: string; readonly secondPerson: boolean },
  own: (charge: Charge) => readonly string[],
): (charge: Charge) => readonly string[] {
  const byId = adjustmentsById(adjustments);
  return (charge) => {
    const id = adjustmentIdOf(charge.chargeId);
    if (id === "") return own(charge);
    const rows = month.filter((c) => adjustmentIdOf(c.chargeId) === id);
    return [...new Set([...secondPersonBlocker(byId.get(id), rows, deciding), ...rows.flatMap(own)])];
  };
}

function secondPersonBlocker(
  adjustment: Adjustment | undefined,
  rows: readonly Charge[],
  { hand, secondPerson }: { readonly hand: string; readonly secondPerson: boolean },
): string[] {
  if (adjustment === undefined || !secondPerson) return [];
  // What somebody else approved and then rejected or held is not brought back by who entered it.
  if (isApproved(adjustment) && rows.every(isBillable)) return [];
  if (!samePerson(adjustment.enteredBy, hand)) return [];
  return [`entered by ${adjustment.enteredBy}: somebody else approves it`];
}

/** Adjustments of which every row of the month is approved now, and what the log says of it. */
export function approvedNow(
  month: readonly Charge[],
  decided: readonly Charge[],
  adjustments: Adjustments,
  by: {
    readonly hand: string;
    readonly now: Instant;
    readonly note: string;
    readonly secondPerson: boolean;
  },
): { readonly adjustments: Adjustments; readonly log: readonly LogDraft[] } {
  const ids = new Set(decided.map((c) => adjustmentIdOf(c.chargeId)).filter((id) => id !== ""));
  const log: LogDraft[] = [];
  const after = adjustments.map((adjustment): Adjustment => {
    const { adjustmentId, status } = adjustment;
    const isAgain = by.secondPerson && (status === "Rejected" || status === "Held");
    if (status === "Withdrawn" || !ids.has(adjustmentId)) return adjustment;
    if (isApproved(adjustment) && !isAgain) return adjustment;
    const rows = month.filter((c) => adjustmentIdOf(c.chargeId) === adjustmentId);
    if (!rows.every((c) => c.review === "Approved")) return adjustment;
    log.push({
      at: by.now,
      by: by.hand,
      step: ADJUST_STEP,
      period: rows[0]?.period ?? adjustment.period,
      what: adjustmentId,
      before: isAgain
        ? `${status}, entered by ${adjustment.enteredBy}`
        : `Entered by ${adjustment.enteredBy}`,
      after: `Approved by ${by.hand}`,
      reason: by.note,
    });
    return { ...adjustment, status: "Approved", approvedBy: by.hand, approvedAt: by.now };
  });
  return { adjustments: log.length === 0 ? adjustments : after, log };
}

/**
 * A cell that says Approved is an unknown hand's: where a second person approves, the adjustment goes on waiting.
 * @returns the charges, with a word on those that were set back
 */
export function notApprovedInSheet(
  charges: readonly Charge[],
  adjustments: Adjustments,
  secondPerson: boolean,
): readonly Charge[] {
  if (!secondPerson) return charges;
  const waiting = adjustmentsById(adjustments.filter((a) => !isApproved(a) && a.status !== "Withdrawn"));
  if (waiting.size === 0) return charges;
  return charges.map((charge) => {
    const adjustment = waiting.get(adjustmentIdOf(charge.chargeId));
    if (adjustment === undefined || charge.review !== "Approved") return charge;
    const reason = `approved in the sheet; somebody else than ${adjustment.enteredBy} approves it under Review`;
    const flags = [...parseFlags(charge.flags), { rule: "Set to Pending", reason }];
    return { ...charge, review: "Pending", flags: formatFlags(flags) };
  });
}
