/** Cases of the rule Amount above limit. */
import { amount } from "../../money";
import { testRule, testRuleValues } from "../../../testing/review-cases";
import { amountLimit } from "./amount-limit";

testRule(amountLimit, [
  { it: "passes an amount at the limit", charge: { amount: amount("10000") }, reason: null },
  {
    it: "holds an amount above the limit",
    charge: { amount: amount("10000.01") },
    reason: "10000.01 USD is above the limit of 10000.00 USD",
  },
  {
    it: "compares exactly, and shows it",
    charge: { amount: amount("10000.001") },
    reason: "10000.001 USD is above the limit of 10000.00 USD",
  },
  {
    it: "takes the limit from Value",
    value: " 12.49 ",
    reason: "12.50 USD is above the limit of 12.49 USD",
  },
  { it: "passes a large credit", charge: { amount: amount("-20000") }, reason: null },
  {
    it: "shows amounts too large for cents",
    charge: { amount: amount("1E+20") },
    reason: "100000000000000000000.00 USD is above the limit of 10000.00 USD",
  },
]);

const problem = (value: string): string =>
  `Value "${value}" must be an amount such as 10000, without separators or a currency`;
testRuleValues(amountLimit, [
  ["0", null],
  ["12.5", null],
  ["", problem("")],
  ["10,000", problem("10,000")],
  ["-1", problem("-1")],
]);
