/** The rule that holds what nobody approved yet. */
import type { Adjustment } from "../../adjustments/adjustment";
import { reviewCharge, reviewContext } from "../../../testing/review-cases";
import { settings } from "../../../testing/builders";
import { adjustment as anAdjustment } from "../../../testing/book-builders";
import { settingOf } from "../rule-settings";
import { adjustment } from "./adjustment";

const ID = "ADJ-2025-01-0001";
const reasonFor = (chargeId: string, entries: readonly Adjustment[], second = "Yes") =>
  adjustment.check("", reviewContext({ adjustments: entries, settings: settings({ "Second Person Approves": second }) }))(
    reviewCharge({ chargeId }),
  ); // prettier-ignore
const entry = (change: Partial<Adjustment>) => [
  anAdjustment({ adjustmentId: ID, enteredBy: "tess", ...change }),
];

test.each<[string, string, readonly Adjustment[], string | null]>([
  ["what was imported", "0123456789abcdef-00000001-1", [], null],
  ["what waits", `${ID}/1`, entry({ status: "Entered" }), "entered by tess: somebody else approves it"],
  ["what waits and was carried", `${ID}/1@2025-02`, entry({ status: "Entered" }), "entered by tess: somebody else approves it"],
  ["what is approved", `${ID}/2`, entry({ status: "Approved" }), null],
  ["what was withdrawn", `${ID}/1`, entry({ status: "Withdrawn" }), `${ID} was withdrawn`],
  ["a row of no entry", `${ID}/1`, [], `there is no ${ID} in Adjustments`],
])("%s", (_what, chargeId, entries, reason) => {
  expect(reasonFor(chargeId, entries)).toBe(reason);
}); // prettier-ignore

test("once no second person is asked, it still waits for an approval", () => {
  expect(reasonFor(`${ID}/1`, entry({ status: "Entered" }), "No")).toBe(
    "entered by tess: it is not approved yet",
  );
});

test("it is on and holds, whatever the Rules sheet says", () => {
  const row = { rule: "Adjustment", on: "No" as const, severity: "Warn" as const, appliesTo: "AWS", value: "", whatItChecks: "" }; // prettier-ignore
  expect(settingOf(adjustment, [row])).toMatchObject({ on: "Yes", severity: "Hold", appliesTo: "" });
});
