/** Holds charges on an award that has ended, or not begun. */
import { noFallbackWords } from "../../billing/fallback";
import { dayOfCharge } from "../../billing/who-pays";
import type { Rule } from "../rule";
import { outsideDates } from "../wording";

export const awardDates: Rule = {
  name: "Fund outside award dates",
  whatItChecks:
    "The charge's first day is before the award start or after the award end of a fund that pays, and no fallback of it is open.",
  severity: "Hold",
  on: true,
  value: "",
  check: (_value, context) => (charge) => {
    const day = dayOfCharge(charge);
    for (const { fundOrg } of context.payer(charge).funds) {
      const fund = context.directory.fund(fundOrg);
      if (fund === undefined) continue;
      const reason = outsideDates(`the award of fund ${fundOrg}`, fund.awardStart, fund.awardEnd, day);
      if (reason !== null) return `${reason}${noFallbackWords(fund, context.directory)}`;
    }
    return null;
  },
};
