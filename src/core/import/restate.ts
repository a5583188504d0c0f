/**
 * What a vendor's restated file changes of a closed month: row by row against what was billed for the month so far.
 *
 * What counts as billed: the month's own charges of the source, and the differences that earlier restated files
 * brought, each of which names the charge it corrects. A new row keeps an ID made of the restated row, so that its
 * last ID always tells what the vendor said last, exactly, and the same file brings nothing twice.
 *
 * What a person corrected by hand counts as billed too: a row that the vendor changes differs from what was billed after
 * that, so that the two never both count; and it waits for a person, who knows why it was corrected. A row that the
 * vendor leaves as it was takes no correction back.
 *
 * Rows of ChargeClass Correction that an ordinary import moved out of the closed month belong to that import: they
 * are recognised, so that they are not billed again, but a file without them takes nothing back.
 */
import { adjustmentIdOf } from "../adjustments/adjustment";
import { rootIdOf, type Charge } from "../charge";
import { isCorrection } from "../focus/category";
import type { ImportedCharge } from "../focus/row";
import { groupBy } from "../lists";
import type { Amount } from "../money";
import type { Period } from "../period";
import { chargeStem, stemOf } from "./charge-id";
import { numberRows, pairByIdentity, type Unmatched } from "./pair";
import type { Incoming } from "./match";

/** A charge of the closed month, or a new row brought since, with all that was brought for it added up. */
export interface Standing {
  /** The charge that differences point at. */
  readonly root: Charge;
  /** The root with the amounts as they were last restated. */
  readonly now: Charge;
  /** The stem of the ID that says what the vendor said last. */
  readonly stem: string;
  /** The vendor took the row away. */
  readonly gone: boolean;
  /** What people entered to correct it, by Adjustment ID. */
  readonly byHand: readonly string[];
}

export interface Restated {
  readonly unchanged: number;
  readonly changed: readonly { readonly row: Incoming; readonly standing: Standing }[];
  readonly gone: readonly Standing[];
  readonly added: readonly Incoming[];
}

/** An ID whose amounts say that the row is gone. */
export const GONE = "00000000";

/**
 * @param originals of the closed month
 * @param brought by earlier restated files, the oldest first
 * @param byHand rows that people entered to correct one of these
 */
export function standingCharges(
  originals: readonly Charge[],
  brought: readonly Charge[],
  byHand: readonly Charge[] = [],
): Standing[] {
  const standings = new Map<string, Standing>();
  const begin = (root: Charge): void => {
    const stem = stemOf(root.chargeId);
    standings.set(root.chargeId, { root, now: root, stem, gone: false, byHand: [] });
  };
  originals.forEach(begin);
  for (const charge of brought) {
    const before = charge.corrects === "" ? undefined : standings.get(charge.corrects);
    if (before === undefined) {
      begin(charge);
      continue;
    }
    const stem = stemOf(charge.chargeId);
    const now = { ...before.now, ...combined(before.now, charge, 1n), unit: charge.unit };
    standings.set(charge.corrects, { ...before, now, stem, gone: stem.endsWith(`-${GONE}`) });
  }
  for (const row of byHand) {
    // What was held here was billed, and corrected, in the month it was carried into.
    const id = rootIdOf(row.corrects);
    const before = standings.get(id);
    if (before === undefined) continue;
    const now = { ...before.now, ...combined(before.now, row, 1n) };
    const ids = new Set([...before.byHand, adjustmentIdOf(row.chargeId)]);
    standings.set(id, { ...before, now, byHand: [...ids] });
  }
  return [...standings.values()].filter((standing) => !standing.gone);
}

/** @param rows of the closed month. @param moved charges of any month that an ordinary import moved out of it */
export function compareRestated(
  rows: readonly Incoming[],
  standings: readonly Standing[],
  moved: readonly Charge[],
): Restated {
  const byStem = groups(
    standings,
    (s) => s.stem,
    (s) => s.root.chargeId,
  );
  const unmatched: Unmatched[] = [];
  let unchanged = 0;
  const ids = numberRows(rows, []);
  inIdOrder(rows, ids).forEach((row) => {
    if (byStem.get(chargeStem(row.row))?.shift() !== undefined) unchanged += 1;
    else unmatched.push({ chargeId: chargeStem(row.row), incoming: row, index: unmatched.length });
  });
  const left = new Map([...byStem.values()].flat().map((s) => [s.root.chargeId, s]));
  const news = withoutMoved(unmatched, moved);
  unchanged += unmatched.length - news.length;
  const pairs = pairByIdentity(news, new Map([...left].map(([id, s]) => [id, { ...s.now, chargeId: id }])));
  const changed = pairs.flatMap(([item, { chargeId }]) => {
    const standing = left.get(chargeId);
    left.delete(chargeId);
    return standing === undefined ? [] : [{ row: item.incoming, standing }];
  });
  const paired = new Set(pairs.map(([item]) => item));
  const added = news.filter((item) => !paired.has(item)).map((item) => item.incoming);
  return { unchanged, changed, gone: [...left.values()], added };
}

/** Equal rows find their charges in the order of their numbers, whatever the order of the file. */
function inIdOrder(rows: readonly Incoming[], ids: readonly string[]): Incoming[] {
  return rows
    .map((row, i) => ({ row, id: ids[i] ?? "" }))
    .sort((a, b) => a.id.length - b.id.length || (a.id < b.id ? -1 : 1))
    .map(({ row }) => row);
}

function withoutMoved(unmatched: readonly Unmatched[], moved: readonly Charge[]): Unmatched[] {
  const there = groups(
    moved,
    (c) => stemOf(c.chargeId),
    (c) => c.chargeId,
  );
  const months = [...new Set(moved.map((c) => c.period))];
  return unmatched.filter(({ incoming: { row } }) => {
    if (!isCorrection(row.chargeClass)) return true;
    const month = months.find((period) => (there.get(chargeStem({ ...row, period }))?.length ?? 0) > 0);
    if (month === undefined) return true;
    there.get(chargeStem({ ...row, period: month }))?.shift();
    return false;
  });
}

function groups<V>(
  items: readonly V[],
  keyOf: (item: V) => string,
  idOf: (item: V) => string,
): Map<string, V[]> {
  const sorted = [...items].sort((a, b) => idOf(a).length - idOf(b).length || (idOf(a) < idOf(b) ? -1 : 1));
  return groupBy(sorted, keyOf);
}

type Numbers = Pick<
  Charge,
  "quantity" | "listCost" | "contractedCost" | "billedCost" | "effectiveCost" | "amount"
>;

/** So many rows gone at once, and more than stay: most likely the file is not whole. */
const MANY = 5;

/** Why rows that are gone wait for a person; "" where few are. */
export function doubtOfGone({ unchanged, changed, gone }: Restated): string {
  const stay = unchanged + changed.length;
  return gone.length >= MANY && gone.length > stay
    ? `${gone.length} of ${gone.length + stay} rows are gone from the restated file: is it whole?`
    : "";
}

/** a + sign × b, number by number; what neither has stays null. */
function combined(a: Numbers, b: Numbers, sign: 1n | -1n): Numbers {
  return {
    quantity: plus(a.quantity, b.quantity, sign),
    listCost: a.listCost + sign * b.listCost,
    contractedCost: plus(a.contractedCost, b.contractedCost, sign),
    billedCost: a.billedCost + sign * b.billedCost,
    effectiveCost: plus(a.effectiveCost, b.effectiveCost, sign),
    amount: a.amount + sign * b.amount,
  };
}

function plus(a: Amount | null, b: Amount | null, sign: 1n | -1n): Amount | null {
  return a === null && b === null ? null : (a ?? 0n) + sign * (b ?? 0n);
}

const NOTHING: Numbers = {
  quantity: null,
  listCost: 0n,
  contractedCost: null,
  billedCost: 0n,
  effectiveCost: null,
  amount: 0n,
};

/** Why a person has to look at what a row differs by; "" where nothing speaks against it. */
function doubtOf({ root, byHand }: Standing): string {
  const hands = byHand.length === 0 ? "" : `, and ${byHand.join(" and ")} corrected it by hand`;
  if (root.review === "Rejected" || root.review === "Held")
    return `the original was ${root.review.toLowerCase()} in ${root.period}${hands}, and its vendor restated it`;
  if (byHand.length === 0) return "";
  return `${byHand.join(" and ")} corrected the original by hand, and its vendor restated it: check the amount and who pays`;
}

/**
 * The row that brings a difference: who pays is as the original has it now.
 * @param restated null where the vendor took the row away
 */
export function differenceOf(
  standing: Standing,
  restated: ImportedCharge | null,
  to: {
    readonly chargeId: string;
    readonly period: Period;
    readonly importId: string;
    readonly about: Period;
    /** Why a person has to decide; "" where nothing speaks against it. */
    readonly doubt: string;
  },
): Charge {
  const { root, now } = standing;
  const sameUnit = restated === null || restated.unit === now.unit;
  const numbers = combined(restated ?? NOTHING, now, -1n);
  const doubt = doubtOf(standing) || to.doubt;
  return {
    ...root,
    ...numbers,
    ...(sameUnit ? {} : { quantity: null }),
    unit: restated?.unit ?? now.unit,
    chargeId: to.chargeId,
    period: to.period,
    importId: to.importId,
    review: doubt === "" ? "OK" : "Pending",
    flags: doubt === "" ? "" : `Amount changed: ${doubt}`,
    chargeClass: "Correction",
    originalPeriod: to.about,
    corrects: root.chargeId,
    sourceRow: restated?.sourceRow ?? root.sourceRow,
    reviewNote: "",
    reviewedBy: "",
    reviewedAt: "",
    statementNo: "",
    carriedFrom: "",
  };
}
