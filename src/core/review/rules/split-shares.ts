/** Holds charges of a project whose splits do not make a whole. */
import type { Rule } from "../rule";

export const splitShares: Rule = {
  name: "Split shares",
  whatItChecks: "The project's splits in force do not make 100 %, or two funds take the remainder.",
  severity: "Hold",
  on: true,
  value: "",
  mustBeMended: true,
  check: (_value, context) => (charge) => context.payer(charge).splitProblem || null,
};
