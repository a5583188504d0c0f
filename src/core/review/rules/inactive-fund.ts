/** Holds charges on a fund that is closed. */
import { noFallbackWords } from "../../billing/fallback";
import type { Rule } from "../rule";

export const inactiveFund: Rule = {
  name: "Inactive fund",
  whatItChecks: "Funds has a fund that pays as inactive, and no fallback of it is open.",
  severity: "Hold",
  on: true,
  value: "",
  check: (_value, context) => (charge) => {
    for (const { fundOrg } of context.payer(charge).funds) {
      const fund = context.directory.fund(fundOrg);
      if (fund?.status === "Inactive")
        return `fund ${fundOrg} is inactive${noFallbackWords(fund, context.directory)}`;
    }
    return null;
  },
};
