/** What adjustments stand against: a month with corrections is not opened again beside them. */
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
