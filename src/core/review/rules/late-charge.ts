/** Shows charges for what was used long before the month that bills it, and rows that came after their month was closed. */
import { dayOf, daysBetween, periodStart } from "../../period";
import type { Rule } from "../rule";
import { DAYS } from "../values";

export const lateCharge: Rule = {
  name: "Late charge",
  whatItChecks:
    "The charge's period ended more than Value days before its billing period began or its row came after its month was closed.",
  severity: "Warn",
  on: true,
  value: "31",
  valueProblem: DAYS.problem,
  check(value, context) {
    const allowed = DAYS.read(value);
    return (charge) => {
      const late = context.lateMonth(charge.importId);
      if (late !== "" && charge.carriedFrom === "")
        return `the row is of ${late}, and came in a later month's file when that was closed`;
      const end = charge.chargePeriodEnd;
      const begin = periodStart(charge.period);
      if (end === "" || end >= begin || charge.carriedFrom !== "") return null;
      const days = daysBetween(end, begin);
      if (days <= allowed) return null;
      return `the charge ended on ${dayOf(end)}, ${days} days before the billing period ${charge.period}`;
    };
  },
};
