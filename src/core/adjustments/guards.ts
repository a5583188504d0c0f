/** What corrections stand against, and what stands against taking one back. */
import { rootIdOf, type Charge } from "../charge";
import type { ImportRecord } from "../import/records";
import type { Period } from "../period";
import { Refusal } from "../problem";
import type { Adjustment } from "./adjustment";

/** @throws Refusal while corrections of the month stand in others: opened again, it could bill what they gave back */
export function refuseCorrectedByHand(adjustments: readonly Adjustment[], period: Period): void {
  const standing = adjustments.filter(
    (a) => a.kind === "Correction" && a.originalPeriod === period && a.status !== "Withdrawn",
  );
  const [first] = standing;
  if (first === undefined) return;
  const ids = standing.map((a) => a.adjustmentId);
  throw new Refusal(
    `${period} is corrected in ${first.period} by ${ids.slice(0, 3).join(", ")}${ids.length > 3 ? " …" : ""}: opened again, what was corrected would be billed twice or not at all. ` +
      `Withdraw ${ids.length === 1 ? "the correction" : "the corrections"} first{way}, or leave ${period} closed and correct it again. Nothing was written.`,
    ids,
    {
      script: `: openchargeback adjust withdraw --period ${first.period} --id ${first.adjustmentId} --reason "…"`,
      pane: ", under Adjustments",
    },
  );
}

/**
 * A restated file is compared with what a correction by hand left of the charge: without the correction, the difference
 * that it brought would be wrong.
 * @param charges of the months that correct the charge
 * @returns why the correction stays; "" where nothing was built upon it
 */
export function whyCorrectionStays(
  { corrects, enteredAt, period, adjustmentId }: Adjustment,
  charges: readonly Charge[],
  imports: readonly ImportRecord[],
): string {
  if (corrects === "") return "";
  const later = new Set(
    imports.filter((i) => i.status === "Current" && i.importedAt >= enteredAt).map((i) => i.importId),
  );
  const built = charges.find(
    (c) => rootIdOf(c.corrects) === rootIdOf(corrects) && c.period >= period && later.has(c.importId),
  );
  if (built === undefined) return "";
  return `${built.importId} was compared with what ${adjustmentId} left of ${corrects}: undo that import first`;
}
