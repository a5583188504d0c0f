/**
 * What people type over the rows of adjustments: a transfer or correction is decided as a whole in a cell too, and what
 * Review would look at first waits there for a decision.
 */
import { isDecided, type Charge, type Review } from "../charge";
import { placesOf, stateText, wordOf } from "../review/decision";
import { CHANGED_AFTER_APPROVAL, formatFlags, parseFlags } from "../review/flags";
import { adjustmentIdOf, type Adjustment } from "./adjustment";
import { adjustmentsById } from "./approval";
import { isApproved } from "./status";

interface Known {
  readonly adjustments: readonly Adjustment[];
  readonly secondPerson: boolean;
  /** What the log says of a charge last, as stateText writes it. */
  readonly lastOf: (chargeId: string) => string;
}

/** @returns the charges in the order given, the rows of an edited adjustment settled together */
export function settleAdjustmentEdits(charges: readonly Charge[], known: Known): readonly Charge[] {
  const groups = new Map<string, Charge[]>();
  for (const charge of charges) {
    const id = adjustmentIdOf(charge.chargeId);
    if (id === "") continue;
    const rows = groups.get(id);
    if (rows === undefined) groups.set(id, [charge]);
    else rows.push(charge);
  }
  if (groups.size === 0) return charges;
  const byId = adjustmentsById(known.adjustments);
  const settled = new Map<string, Charge>();
  for (const [id, rows] of groups)
    for (const row of settleRows(rows, byId.get(id), known)) settled.set(row.chargeId, row);
  return charges.map((charge) => settled.get(charge.chargeId) ?? charge);
}

function settleRows(rows: readonly Charge[], entry: Adjustment | undefined, known: Known): readonly Charge[] {
  const { lastOf, secondPerson } = known;
  if (rows.every((row) => lastOf(row.chargeId) === stateText(row))) return rows;
  if (secondPerson && entry !== undefined && isApproved(entry) && rows.some((row) => isMoved(row, lastOf)))
    return rows.map((row) =>
      waiting(
        row,
        CHANGED_AFTER_APPROVAL,
        `who pays was typed over, and ${entry.approvedBy} approved it as it was`,
      ),
    );
  if (rows.some((row) => isGivenElsewhere(row, rows, lastOf)))
    return rows.map((row) =>
      waiting(
        row,
        "Set to Pending",
        "who gets back what was billed was typed over: put it back, or reject it and correct the charge anew",
      ),
    );
  const edited = rows.filter((row) => wordOf(lastOf(row.chargeId)) !== wordOf(stateText(row)));
  const [first] = edited;
  if (first === undefined) return rows;
  const becomes = new Set(edited.map((row) => (isDecided(row) ? row.review : "Pending")));
  if (becomes.size > 1)
    return rows.map((row) =>
      waiting(row, "Set to Pending", "its rows were decided differently in the sheet"),
    );
  const [review = "Pending"] = becomes;
  const why = review === "Rejected" ? "" : whyItWaits(rows, entry, review, known);
  if (why !== "") return rows.map((row) => waiting(row, "Set to Pending", why));
  return rows.map((row) =>
    edited.includes(row) || (!isDecided(row) && review === "Pending") ? row : decidedWith(row, first, review),
  );
}

/** Approving is a matter of Review where somebody else has to, or what is left of a charge has to be looked at. */
function whyItWaits(
  rows: readonly Charge[],
  entry: Adjustment | undefined,
  review: Review,
  { secondPerson, lastOf }: Known,
): string {
  const wasRejected = rows.some((row) => wordOf(lastOf(row.chargeId)) === "Rejected");
  if (wasRejected && rows.some((row) => row.corrects !== ""))
    return "rejected before and changed in the sheet: under Review it is looked at what is left to give back";
  if (secondPerson && review === "Approved" && entry !== undefined)
    return `approved in the sheet: somebody else than ${entry.enteredBy} approves it under Review`;
  return "";
}

function decidedWith(row: Charge, edited: Charge, review: Review): Charge {
  const reviewNote = row.reviewNote === "" ? edited.reviewNote : row.reviewNote;
  return { ...row, review, reviewNote };
}

function waiting(row: Charge, rule: string, reason: string): Charge {
  const flags = parseFlags(row.flags).filter((flag) => flag.rule !== rule);
  return { ...row, review: "Pending", flags: formatFlags([...flags, { rule, reason }]) };
}

/** A row that gives back, for somebody else than it was entered for. A refund comes alone; else it is what is below zero. */
function isGivenElsewhere(row: Charge, rows: readonly Charge[], lastOf: Known["lastOf"]): boolean {
  if (row.corrects === "" || !isMoved(row, lastOf)) return false;
  const signs = new Set(rows.filter((r) => r.amount !== 0n).map((r) => r.amount < 0n));
  return signs.size < 2 || row.amount < 0n;
}

function isMoved(row: Charge, lastOf: Known["lastOf"]): boolean {
  return placesOf(lastOf(row.chargeId)) !== placesOf(stateText(row));
}
