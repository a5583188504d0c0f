/** Holds large charges until a person has looked. */
import type { Rule } from "../rule";
import { LIMIT } from "../values";
import { figures } from "../wording";

export const amountLimit: Rule = {
  name: "Amount above limit",
  whatItChecks: "The amount of one charge is above Value.",
  severity: "Hold",
  on: true,
  value: "10000",
  valueProblem: LIMIT.problem,
  check(value) {
    const limit = LIMIT.read(value);
    return (charge) => {
      if (charge.amount <= limit) return null;
      const [billed, allowed] = figures(charge.amount, limit, charge.billingCurrency);
      return `${billed} is above the limit of ${allowed}`;
    };
  },
};
