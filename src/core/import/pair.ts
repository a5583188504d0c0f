/** Which new row stands for which charge: numbered and paired by what the rows say, never by their place in a file. */
import type { Charge } from "../charge";
import { addTo } from "../lists";
import { amountToText } from "../money";
import { chargeStem, identityOf, Occurrences } from "./charge-id";
import type { Incoming } from "./match";

/** A row whose ID no replaced charge has. */
export interface Unmatched {
  readonly chargeId: string;
  readonly incoming: Incoming;
  readonly index: number;
}

/** @returns each row's Charge ID. Rows that are equal in all that the ID covers are numbered by what it does not cover, not by their place. */
export function numberRows(incoming: readonly Incoming[], stayingIds: Iterable<string>): string[] {
  const byStem = new Map<string, number[]>();
  incoming.forEach(({ row }, index) => addTo(byStem, chargeStem(row), index));
  const occurrences = new Occurrences(stayingIds);
  const ids: string[] = new Array<string>(incoming.length);
  for (const [stem, indexes] of byStem) {
    for (const index of inContentOrder(indexes, incoming)) ids[index] = occurrences.next(stem);
  }
  return ids;
}

function inContentOrder(indexes: number[], incoming: readonly Incoming[]): number[] {
  if (indexes.length === 1) return indexes;
  const rest = new Map(indexes.map((index) => [index, restOf(incoming[index]!)]));
  return indexes.sort((a, b) => compare(rest.get(a) ?? "", rest.get(b) ?? ""));
}

function restOf({ row, importId }: Incoming): string {
  const numbers = [row.quantity, row.contractedCost].map((n) => (n === null ? "" : amountToText(n)));
  const payer = [row.importedPi, row.importedProject, row.importedFundOrg, row.account];
  const rest = [row.reference1, row.reference2, row.commitment, row.unit, row.billingCurrency, importId];
  return JSON.stringify([...numbers, ...payer, ...rest]);
}

/** Of one identity the smaller amounts first, on both sides, so that the order of the file does not matter. */
export function pairByIdentity(
  unmatched: readonly Unmatched[],
  left: ReadonlyMap<string, Charge>,
): (readonly [Unmatched, Charge])[] {
  const olds = new Map<string, Charge[]>();
  for (const charge of left.values()) addTo(olds, identityOf(charge.chargeId), charge);
  const news = new Map<string, Unmatched[]>();
  for (const item of unmatched) addTo(news, identityOf(item.chargeId), item);
  return [...news].flatMap(([identity, items]) => {
    const before = (olds.get(identity) ?? []).sort(
      (a, b) => compare(a.amount, b.amount) || compare(a.chargeId, b.chargeId),
    );
    const after = items.sort(
      (a, b) => compare(a.incoming.row.amount, b.incoming.row.amount) || compare(a.chargeId, b.chargeId),
    );
    return before.slice(0, after.length).map((charge, i) => [after[i]!, charge] as const);
  });
}

function compare<V extends string | bigint>(a: V, b: V): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
