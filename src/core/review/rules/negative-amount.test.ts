/** Cases of the rule Negative amount. */
import { amount } from "../../money";
import { testRule } from "../../../testing/review-cases";
import { negativeAmount } from "./negative-amount";

testRule(negativeAmount, [
  { it: "shows a credit", charge: { amount: amount("-12.5") }, reason: "the amount is -12.50 USD" },
  {
    it: "shows a credit below a cent with all its digits",
    charge: { amount: amount("-0.0004") },
    reason: "the amount is -0.0004 USD",
  },
  { it: "passes 0", charge: { amount: 0n }, reason: null },
  { it: "passes a cost", reason: null },
]);
