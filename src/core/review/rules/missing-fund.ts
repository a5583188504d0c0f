/** Holds charges that no fund pays. */
import type { Rule } from "../rule";
import { figure } from "../wording";

export const missingFund: Rule = {
  name: "Missing fund",
  whatItChecks: "No fund pays: not the charge's own, not its project's splits, not its project's default.",
  severity: "Hold",
  on: true,
  value: "",
  check: (_value, context) => (charge) => {
    if (charge.amount === 0n || context.payer(charge).funds.length > 0) return null;
    const project = charge.project.trim();
    const also = project === "" ? "" : `, and project ${project} has no split and no default fund`;
    return `no fund pays ${figure(charge.amount, charge.billingCurrency)}${also}`;
  },
};
