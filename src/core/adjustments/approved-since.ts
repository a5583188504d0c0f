/**
 * Adjustments that were held, and approved in the month they were carried into. Their rows in the table are sealed with
 * the month that held them: the approval stands in the Log, by the rows that were carried.
 */
import { IN_SHEET, samePerson } from "../actor";
import type { Charge } from "../charge";
import { addTo } from "../lists";
import type { LogDraft } from "../log";
import type { Period } from "../period";
import { wordOf } from "../review/decision";
import { lastDecisions } from "../review/sheet-edits";
import { adjustmentIdOf, type Adjustment } from "./adjustment";
import { adjustmentsById } from "./approval";
import { isApproved } from "./status";

type Adjustments = readonly Adjustment[];
type Entry = Pick<LogDraft, "step" | "what" | "after" | "by" | "at">;

interface Month {
  readonly charges: readonly Charge[];
  /** All of it, the step's own entries behind. */
  readonly log: readonly Entry[];
  readonly secondPerson: boolean;
}

/**
 * The adjustments as they stand in a month: of what was carried into it, who approved all of its rows there, and when.
 * @returns the same list when nothing differs
 */
export function approvedSince(adjustments: Adjustments, { charges, log, secondPerson }: Month): Adjustments {
  const carried = new Map<string, Charge[]>();
  for (const charge of charges) {
    const id = charge.carriedFrom === "" ? "" : adjustmentIdOf(charge.chargeId);
    if (id !== "") addTo(carried, id, charge);
  }
  if (carried.size === 0) return adjustments;
  const last = lastDecisions(log);
  return adjustments.map((adjustment): Adjustment => {
    const rows = carried.get(adjustment.adjustmentId) ?? [];
    if (rows.length === 0 || !waits(adjustment, secondPerson)) return adjustment;
    const entries = rows.flatMap(({ chargeId }) => last.get(chargeId) ?? []);
    const entry = entries.at(-1);
    const counts = (one: Entry): boolean => isApproval(one, adjustment, secondPerson);
    if (entry === undefined || entries.length < rows.length || !entries.every(counts)) return adjustment;
    return { ...adjustment, status: "Approved", approvedBy: entry.by, approvedAt: entry.at };
  });
}

/** What was approved and then held is looked at again, where a second person does. */
function waits(adjustment: Adjustment, secondPerson: boolean): boolean {
  if (adjustment.status === "Withdrawn") return false;
  return !isApproved(adjustment) || (secondPerson && adjustment.status !== "Approved");
}

function isApproval({ after, by }: Entry, { enteredBy }: Adjustment, secondPerson: boolean): boolean {
  if (wordOf(after) !== "Approved" || by === IN_SHEET) return false;
  return !secondPerson || !samePerson(by, enteredBy);
}

/**
 * The Adjustments table after a step in a month: rows of other months are sealed with theirs.
 * @param stored the table as it is
 * @param standing the adjustments as they stand in the month
 */
export function writtenIn(period: Period, stored: Adjustments, standing: Adjustments): Adjustments {
  const was = adjustmentsById(stored);
  return standing.map((a) => (a.period === period ? a : (was.get(a.adjustmentId) ?? a)));
}
