/** Which rows of a closed month are late: those that neither the month, nor what was brought for it since, has. */
import type { Period } from "../period";
import { mendedAgain } from "./correction-problems";
import { correctedMonth } from "./corrected";
import type { Incoming } from "./match";
import type { ImportFile } from "./parts";
import type { ImportState } from "./plan";
import type { ImportRecord } from "./records";
import { compareRestated } from "./restate";
import { standingOf } from "./standing-month";
import { usageOf } from "./usage";

export interface LateRows {
  readonly late: readonly Incoming[];
  /** Of these, those that may restate a row that the workbook has. */
  readonly alike: ReadonlySet<Incoming>;
  readonly known: readonly Incoming[];
}

/** @param current imports of the source that stay. @param state without what the files replace */
export function lateRowsOf(
  rows: readonly Incoming[],
  month: { readonly source: string; readonly of: Period; readonly files: readonly ImportFile[] },
  state: Pick<ImportState, "charges" | "periods" | "problems">,
  current: readonly ImportRecord[],
): LateRows {
  const earlier = current.filter((i) => correctedMonth(i) === month.of);
  const { standings, moved } = standingOf(month, state, current, earlier);
  const mended = mendedAgain(month, state, earlier);
  const { changed, added, gone } = compareRestated(
    rows,
    standings.filter((s) => !mended.has(s.root.chargeId)),
    moved,
  );
  // A row that the provider sends again with other tags, or that a person mended, is another by its Charge ID.
  const left = new Set(gone.map(({ root }) => usageOf(root)));
  const restating = changed.map(({ row }) => row);
  const alike = new Set([...restating, ...added.filter(({ row }) => left.has(usageOf(row)))]);
  const late = new Set([...restating, ...added]);
  return {
    late: rows.filter((row) => late.has(row)),
    alike,
    known: rows.filter((row) => !late.has(row)),
  };
}
