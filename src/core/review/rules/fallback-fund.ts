/** Shows charges that another fund pays because the one that was named is closed to them. */
import type { Rule } from "../rule";

export const fallbackFund: Rule = {
  name: "Fallback fund",
  whatItChecks:
    "A fund named by split, tag or project default is inactive or outside its award dates, and its Fallback Fund Org pays instead.",
  severity: "Warn",
  on: true,
  value: "",
  check: (_value, context) => (charge) => {
    const { fallbacks } = context.payer(charge);
    if (fallbacks.length === 0) return null;
    return fallbacks.map(({ fundOrg, why, to }) => `fund ${fundOrg} ${why}, ${to} pays instead`).join(", ");
  },
};
