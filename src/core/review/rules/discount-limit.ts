/** Shows charges that cost much less than the list price. */
import { SHARE_WHOLE, shareToPercent } from "../../money";
import type { Rule } from "../rule";
import { PERCENT } from "../values";
import { figures } from "../wording";

export const discountLimit: Rule = {
  name: "Discount above limit",
  whatItChecks: "The amount is below the list cost by more than Value percent.",
  severity: "Warn",
  on: false,
  value: "50",
  valueProblem: PERCENT.problem,
  check(value) {
    const limit = PERCENT.read(value);
    return (charge) => {
      const discount = charge.listCost - charge.amount;
      if (charge.listCost <= 0n || discount * SHARE_WHOLE <= limit * charge.listCost) return null;
      const [billed, list] = figures(charge.amount, charge.listCost, charge.billingCurrency);
      return `${billed} is more than ${shareToPercent(limit)} % below the list cost of ${list}`;
    };
  },
};
