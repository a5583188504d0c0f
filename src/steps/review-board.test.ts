/** Counts and money by rule. */
import { amount } from "../core/money";
import { costing } from "../testing/builders";
import { countRules } from "./review-board";

test("a charge counts once for each of its rules, and apart where it waits", () => {
  const charges = [
    costing("10", { review: "Pending", flags: "Missing PI: no PI tag; Missing fund: none" }),
    costing("5", { review: "OK", flags: "Negative amount: credit" }),
    costing("2.5", { review: "Approved", flags: "Missing fund: none; Missing fund: again" }),
    costing("100", { review: "OK", flags: "" }),
  ];
  const covered = [{ rule: "Missing fund", approvalId: "SA-0001" }];
  expect(countRules(charges, covered)).toEqual([
    {
      rule: "Missing fund",
      charges: 2,
      amount: amount("12.5"),
      pending: 1,
      pendingAmount: amount("10"),
      approved: 1,
    },
    {
      rule: "Missing PI",
      charges: 1,
      amount: amount("10"),
      pending: 1,
      pendingAmount: amount("10"),
      approved: 0,
    },
    { rule: "Negative amount", charges: 1, amount: amount("5"), pending: 0, pendingAmount: 0n, approved: 0 },
  ]);
});
