/** What to look after: ends and amounts used up. */
import { subsidy, subsidyBalance } from "../../testing/book-builders";
import type { Subsidy, SubsidyBalance } from "./subsidy";
import { subsidyNotices } from "./notices";

const ofJanuary = (change: Partial<Subsidy>, balances: readonly SubsidyBalance[] = []): string[] =>
  subsidyNotices([subsidy(change)], balances, "2025-01");

test.each<readonly [string, readonly string[]]>([
  ["", []],
  ["2024-12-31", ["SUB-1 ended on 2024-12-31: it pays for no charge of 2025-01."]],
  ["2025-01-31", ["SUB-1 ends on 2025-01-31: renew it, or let its PIs know."]],
  ["2025-03-02", ["SUB-1 ends on 2025-03-02: renew it, or let its PIs know."]],
  ["2025-03-03", []],
])("ends %s", (to, expected) => {
  expect(ofJanuary({ to })).toEqual(expected);
});

test("what is not in use is not spoken of", () => {
  expect(ofJanuary({ to: "2025-01-31", status: "Inactive" })).toEqual([]);
});

test.each<readonly [string, Partial<SubsidyBalance>, readonly string[]]>([
  ["something left", { left: 1 }, []],
  [
    "used up now",
    { opening: 500, granted: 0, used: 500, left: 0 },
    ["SUB-1 of ada.quill@example.edu is used up: the last 5.00 went into 2025-01."],
  ],
  [
    "of all together",
    { beneficiary: "", opening: 500, granted: 0, left: 0 },
    ["SUB-1 is used up: the last 5.00 went into 2025-01."],
  ],
  ["used up before", { opening: 0, granted: 0, used: 0, left: 0 }, []],
  ["anew next month", { grantedFor: "2025-01", left: 0 }, []],
])("a balance: %s", (_what, change, expected) => {
  expect(ofJanuary({}, [subsidyBalance(change)])).toEqual(expected);
});
