/** New rows of a source and month against the charges they replace: what people decided survives. */
import { isDecided, type Charge } from "../charge";
import { isReassigned } from "../billing/who-pays";
import type { ImportedCharge } from "../focus/row";
import { amountToText } from "../money";
import { stateText, UNDECIDED } from "../review/decision";
import { chargeStem, identityOf, Occurrences } from "./charge-id";

/** A row about to become a charge. */
export interface Incoming {
  readonly row: ImportedCharge;
  readonly importId: string;
}

export interface Matched {
  readonly charges: readonly Charge[];
  /** Old charges that no new row stands for. */
  readonly gone: readonly Charge[];
  /** Charges with a decision or reassignment whose amount changed, and what they were. */
  readonly moved: readonly { readonly charge: Charge; readonly old: Charge }[];
}

/**
 * @param incoming in file order
 * @param old the charges that are being replaced
 * @param stayingIds IDs of the source's charges in the month that stay beside them
 */
export function matchCharges(
  incoming: readonly Incoming[],
  old: readonly Charge[],
  stayingIds: Iterable<string>,
): Matched {
  const occurrences = new Occurrences(stayingIds);
  const oldById = new Map(old.map((charge) => [charge.chargeId, charge]));
  const unmatched: { chargeId: string; incoming: Incoming; index: number }[] = [];
  const charges: Charge[] = [];
  for (const item of incoming) {
    const chargeId = occurrences.next(chargeStem(item.row));
    const before = oldById.get(chargeId);
    if (before === undefined) {
      unmatched.push({ chargeId, incoming: item, index: charges.length });
      charges.push(newCharge(chargeId, item));
    } else {
      oldById.delete(chargeId);
      charges.push(sameCharge(before, item));
    }
  }
  const leftByIdentity = groupByIdentity(oldById.values());
  const moved: { charge: Charge; old: Charge }[] = [];
  for (const { chargeId, incoming: item, index } of unmatched) {
    const before = leftByIdentity.get(identityOf(chargeId))?.shift();
    if (before === undefined) continue;
    oldById.delete(before.chargeId);
    const charge = changedCharge(chargeId, item, before);
    charges[index] = charge;
    if (stateText(before) !== UNDECIDED) moved.push({ charge, old: before });
  }
  return { charges, gone: [...oldById.values()], moved };
}

export function newCharge(chargeId: string, { row, importId }: Incoming): Charge {
  const { identity: _identity, ...fields } = row;
  return {
    ...fields,
    chargeId,
    importId,
    review: "OK",
    flags: "",
    payer: "Nobody",
    pi: row.importedPi,
    project: row.importedProject,
    fundOrg: row.importedFundOrg,
    reviewNote: "",
    reviewedBy: "",
    reviewedAt: "",
    statementNo: "",
    carriedFrom: "",
  };
}

/** The same row again: its state stays; only what the program itself derives may be newer. */
function sameCharge(before: Charge, item: Incoming): Charge {
  const fresh = newCharge(before.chargeId, item);
  return {
    ...fresh,
    ...assignment(before, fresh),
    review: before.review,
    flags: before.flags,
    payer: before.payer,
    reviewNote: before.reviewNote,
    reviewedBy: before.reviewedBy,
    reviewedAt: before.reviewedAt,
    statementNo: before.statementNo,
  };
}

/** The same row with another amount: a reassignment stays, a decision goes back to Pending with a note. */
function changedCharge(chargeId: string, item: Incoming, before: Charge): Charge {
  const fresh = newCharge(chargeId, item);
  const moved = { ...fresh, ...assignment(before, fresh), statementNo: before.statementNo };
  if (!isDecided(before)) return moved;
  const was = amountToText(before.amount);
  const is = amountToText(fresh.amount);
  const change = was === is ? "its list or effective cost changed" : `the amount was ${was} and is ${is}`;
  return {
    ...moved,
    review: "Pending",
    flags: `Amount changed: was ${before.review.toLowerCase()}, then ${change}`,
    reviewNote: [before.reviewNote, `Was ${before.review} at ${was}; the amount changed to ${is}.`]
      .filter((note) => note !== "")
      .join(" "),
    reviewedBy: before.reviewedBy,
    reviewedAt: before.reviewedAt,
  };
}

function assignment(before: Charge, fresh: Charge): Partial<Charge> {
  if (!isReassigned(before)) return {};
  return {
    pi: before.pi === before.importedPi ? fresh.pi : before.pi,
    project: before.project === before.importedProject ? fresh.project : before.project,
    fundOrg: before.fundOrg === before.importedFundOrg ? fresh.fundOrg : before.fundOrg,
  };
}

/** By identity, smaller amounts first, so that the order of the file does not matter. */
function groupByIdentity(charges: Iterable<Charge>): Map<string, Charge[]> {
  const groups = new Map<string, Charge[]>();
  for (const charge of charges) {
    const key = identityOf(charge.chargeId);
    groups.set(key, [...(groups.get(key) ?? []), charge]);
  }
  for (const group of groups.values()) group.sort((a, b) => (a.amount < b.amount ? -1 : 1));
  return groups;
}
