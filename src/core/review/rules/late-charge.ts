/** Shows charges for what was used long before the month that bills it. */
import { dayOf, daysBetween, periodStart } from "../../period";
import type { Rule } from "../rule";
import { DAYS } from "../values";

export const lateCharge: Rule = {
  name: "Late charge",
  whatItChecks: "The charge's period ended more than Value days before its billing period began.",
  severity: "Warn",
  on: true,
  value: "31",
  valueProblem: DAYS.problem,
  check(value) {
    const allowed = DAYS.read(value);
    return (charge) => {
      const end = charge.chargePeriodEnd;
      const begin = periodStart(charge.period);
      if (end === "" || end >= begin || charge.carriedFrom !== "") return null;
      const days = daysBetween(end, begin);
      if (days <= allowed) return null;
      return `the charge ended on ${dayOf(end)}, ${days} days before the billing period ${charge.period}`;
    };
  },
};
