/** Cases of the rule Other currency. */
import { testRule } from "../../../testing/review-cases";
import { otherCurrency } from "./other-currency";

testRule(otherCurrency, [
  { it: "passes the currency of Settings", reason: null },
  { it: "ignores case and blanks", charge: { billingCurrency: " usd" }, reason: null },
  {
    it: "holds another currency",
    charge: { billingCurrency: "EUR" },
    reason: "the charge is in EUR, statements are in USD",
  },
  { it: "passes a charge that names none", charge: { billingCurrency: "" }, reason: null },
]);
