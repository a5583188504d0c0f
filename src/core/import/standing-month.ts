/** What the workbook has of a closed month of a source so far: what restated and late rows are compared with. */
import { isAdjustment } from "../adjustments/adjustment";
import { counts, openMonths } from "../adjustments/standing";
import type { Charge } from "../charge";
import { isCorrection } from "../focus/category";
import type { Period } from "../period";
import { sameName } from "../reference";
import { correctedMonth } from "./corrected";
import type { ImportState } from "./plan";
import type { ImportRecord } from "./records";
import { standingCharges, type Standing } from "./restate";

export interface StandingMonth {
  readonly standings: readonly Standing[];
  /** Rows of ChargeClass Correction that an ordinary import moved out of the month. */
  readonly moved: readonly Charge[];
  /** All charges of the source. */
  readonly own: readonly Charge[];
}

/** Charges carried in belong to the month before and are in no file of this one. */
export function standingOf(
  { source, of }: { readonly source: string; readonly of: Period },
  state: Pick<ImportState, "charges" | "periods">,
  current: readonly ImportRecord[],
  earlier: readonly ImportRecord[],
): StandingMonth {
  const own = state.charges.filter((c) => sameName(c.source, source) && c.carriedFrom === "");
  const order = new Map(earlier.map((i, at) => [i.importId, at]));
  const ordinary = new Set(current.filter((i) => correctedMonth(i) === "").map((i) => i.importId));
  const brought = own
    .filter((c) => order.has(c.importId))
    .sort((a, b) => (order.get(a.importId) ?? 0) - (order.get(b.importId) ?? 0));
  const originals = own.filter((c) => c.period === of && ordinary.has(c.importId));
  const moved = own.filter(
    (c) =>
      c.originalPeriod === of && c.period !== of && isCorrection(c.chargeClass) && ordinary.has(c.importId),
  );
  const open = openMonths(state.periods);
  const byHand = state.charges.filter(
    (c) => isAdjustment(c) && sameName(c.source, source) && c.corrects !== "" && counts(c, open),
  );
  return { standings: standingCharges(originals, brought, byHand), moved, own };
}
