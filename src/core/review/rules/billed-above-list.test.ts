/** Cases of the rule Billed above list. */
import { amount } from "../../money";
import { testRule } from "../../../testing/review-cases";
import { billedAboveList } from "./billed-above-list";

const costs = (billed: string, list: string) => ({ amount: amount(billed), listCost: amount(list) });
testRule(billedAboveList, [
  { it: "passes an amount below the list cost", reason: null },
  { it: "passes an amount equal to it", charge: costs("12.5", "12.5"), reason: null },
  {
    it: "shows an amount above it",
    charge: costs("12.5", "12.25"),
    reason: "12.50 USD is billed, the list cost is 12.25 USD",
  },
  {
    it: "shows all digits where rounding would hide the difference",
    charge: costs("1.0004", "1.0001"),
    reason: "1.0004 USD is billed, the list cost is 1.0001 USD",
  },
  {
    it: "shows an amount without a list cost",
    charge: costs("5", "0"),
    reason: "5.00 USD is billed, the list cost is 0.00 USD",
  },
  { it: "passes the noise of doubles", charge: costs("0.30000000000000004", "0.3"), reason: null },
  { it: "passes the noise of large doubles", charge: costs("123456.789000001", "123456.789"), reason: null },
  {
    it: "passes what a restated amount differs by",
    charge: { ...costs("4.05", "4"), corrects: "0123456789abcdef-00000001-1" },
    reason: null,
  },
  { it: "passes a refund", charge: costs("-8", "-10"), reason: null },
]);
