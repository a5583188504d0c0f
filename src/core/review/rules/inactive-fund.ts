/** Holds charges on a fund that is closed. */
import type { Rule } from "../rule";

export const inactiveFund: Rule = {
  name: "Inactive fund",
  whatItChecks: "Funds has a fund that pays as inactive.",
  severity: "Hold",
  on: true,
  value: "",
  check: (_value, context) => (charge) => {
    const closed = context
      .payer(charge)
      .funds.find((f) => context.directory.fund(f.fundOrg)?.status === "Inactive");
    return closed === undefined ? null : `fund ${closed.fundOrg} is inactive`;
  },
};
