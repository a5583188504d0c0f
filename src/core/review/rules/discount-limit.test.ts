/** Cases of the rule Discount above limit. */
import { amount } from "../../money";
import { testRule, testRuleValues } from "../../../testing/review-cases";
import { discountLimit } from "./discount-limit";

const costs = (billed: string, list: string) => ({ amount: amount(billed), listCost: amount(list) });
testRule(discountLimit, [
  { it: "passes a discount at the limit", charge: costs("50", "100"), reason: null },
  {
    it: "shows a discount above the limit",
    charge: costs("49.99", "100"),
    reason: "49.99 USD is more than 50 % below the list cost of 100.00 USD",
  },
  {
    it: "shows what is free",
    charge: costs("0", "100"),
    value: "99.5 %",
    reason: "0.00 USD is more than 99.5 % below the list cost of 100.00 USD",
  },
  { it: "lets everything pass at 100", charge: costs("0", "100"), value: "100", reason: null },
  { it: "passes a charge without a list cost", charge: costs("-5", "0"), reason: null },
  { it: "passes a refund", charge: costs("-10", "-100"), reason: null },
]);

test("the rule is off by default", () => {
  expect(discountLimit.on).toBe(false);
});

const problem = (value: string): string => `Value "${value}" must be a percentage from 0 to 100, such as 50`;
testRuleValues(discountLimit, [
  ["33.3", null],
  ["50%", null],
  ["101", problem("101")],
  ["-1", problem("-1")],
  ["half", problem("half")],
]);
