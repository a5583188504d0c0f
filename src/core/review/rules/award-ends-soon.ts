/** Shows awards that are about to end: once a month, on the last charge of their fund. */
import { whyClosed } from "../../billing/fallback";
import { dayOfCharge } from "../../billing/who-pays";
import { dayBefore, dayOf, daysBetween, periodEnd } from "../../period";
import type { Rule } from "../rule";
import { DAYS, remember } from "../values";

export const awardEndsSoon: Rule = {
  name: "Award ends soon",
  whatItChecks:
    "The award of a fund that pays ends within the billed month, or within Value days after it. Shown once a fund, on its last charge of the month.",
  severity: "Warn",
  on: true,
  value: "30",
  valueProblem: DAYS.problem,
  check(value, context) {
    const days = DAYS.read(value);
    const reasonFor = remember((fundOrg) => {
      const end = context.directory.fund(fundOrg)?.awardEnd ?? "";
      if (end === "" || end < `${context.period}-01`) return "";
      const left = daysBetween(dayBefore(dayOf(periodEnd(context.period))), end);
      if (left > days) return "";
      const when =
        left <= 0
          ? "within the billed month"
          : `${left === 1 ? "1 day" : `${left} days`} after the billed month`;
      return `the award of fund ${fundOrg} ends on ${end}, ${when}`;
    });
    return (charge) => {
      const day = dayOfCharge(charge);
      const reasons = context
        .lastOnFunds(charge)
        // What is past its award already is another rule's.
        .filter((fundOrg) => whyClosed(context.directory.fund(fundOrg), day) === "")
        .map(reasonFor)
        .filter((reason) => reason !== "");
      return reasons.length === 0 ? null : reasons.join(", ");
    };
  },
};
