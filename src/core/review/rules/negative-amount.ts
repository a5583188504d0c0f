/** Shows credits and refunds. */
import type { Rule } from "../rule";
import { figure } from "../wording";

export const negativeAmount: Rule = {
  name: "Negative amount",
  whatItChecks: "The amount is below 0: a credit, a refund or a correction.",
  severity: "Warn",
  on: true,
  value: "",
  check: () => (charge) =>
    charge.amount < 0n ? `the amount is ${figure(charge.amount, charge.billingCurrency)}` : null,
};
