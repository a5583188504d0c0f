/** Why a decision about rows of corrections cannot be: more would go back than was billed, or to somebody who never paid. */
import { adjustmentIdOf } from "../core/adjustments/adjustment";
import type { CorrectionLimits } from "../core/adjustments/limits";
import { ADJUST_STEP } from "../core/adjustments/rows";
import { rootIdOf, type Charge } from "../core/charge";
import type { Period } from "../core/period";
import { placesOf, STATES, stateText, type Decision } from "../core/review/decision";
import type { Book } from "./book";
import { limitsOf } from "./correction-limits";

/** Together, the corrections of a charge take back no more than it was billed, in whatever order they are decided. */
export async function whyBeyond(
  book: Book,
  period: Period,
  month: readonly Charge[],
  chosen: readonly Charge[],
): Promise<(charge: Charge, what: Decision["do"]) => readonly string[]> {
  if (chosen.every((c) => c.corrects === "")) return () => [];
  const limits = await limitsOf(book, period, month);
  const known = new Map<string, readonly string[]>();
  return (charge, what) => {
    if (charge.corrects === "") return [];
    if (what === "reassign")
      return limits.givesBack(charge)
        ? [
            "what is given back goes to who paid: withdraw the correction, or reject it, and enter it as it should be",
          ]
        : [];
    const id = adjustmentIdOf(charge.chargeId) || charge.chargeId;
    let why = known.get(id) ?? (what === "approve" ? givenElsewhere(book, limits, id, month) : undefined);
    if (why === undefined) {
      const rows = id === charge.chargeId ? [charge] : month.filter((c) => adjustmentIdOf(c.chargeId) === id);
      const said = limits.whyNot(rows, STATES[what]);
      why = said === "" ? [] : [said];
      known.set(id, why);
    }
    return why;
  };
}

/** What is given back, where it was typed over for somebody else; undefined where it is as it was entered. */
function givenElsewhere(
  book: Book,
  limits: CorrectionLimits,
  id: string,
  month: readonly Charge[],
): readonly string[] | undefined {
  const entered = (row: Charge): string =>
    book.log.find((e) => e.step === ADJUST_STEP && e.what === rootIdOf(row.chargeId))?.after ?? "";
  const moved = month.find(
    (row) =>
      adjustmentIdOf(row.chargeId) === id &&
      limits.givesBack(row) &&
      placesOf(stateText(row)) !== placesOf(entered(row)),
  );
  if (moved === undefined) return undefined;
  return [
    `what is given back goes to who paid: ${moved.chargeId} was entered otherwise${placesOf(entered(moved))}; put that back in the sheet, or reject it and enter it as it should be`,
  ];
}
