/** Holds charges whose fund is not written as the institution writes its funds. */
import type { Rule } from "../rule";
import { PATTERNS, remember } from "../values";

export const fundPattern: Rule = {
  name: "Fund matches no pattern",
  whatItChecks:
    'A fund that pays matches none of the patterns in Value (separated by ";"; ^ and $ mark the ends). Blank: not checked.',
  severity: "Hold",
  on: true,
  value: "",
  valueProblem: PATTERNS.problem,
  check(value, context) {
    const patterns = PATTERNS.read(value);
    if (patterns.length === 0) return () => null;
    const matches = remember((fund) => patterns.some((pattern) => pattern.found(fund)));
    return (charge) => {
      const bad = context.payer(charge).funds.find(({ fundOrg }) => !matches(fundOrg));
      return bad === undefined ? null : `fund ${bad.fundOrg} matches no pattern`;
    };
  },
};
