/** Shows charges for another fiscal year than the one they are billed in, or over its border: an award may not bear them. */
import { dayOfCharge } from "../../billing/who-pays";
import type { Charge } from "../../charge";
import { dayOf, dayBefore, periodOf, type Day } from "../../period";
import { fiscalYearOf } from "../../statements/history";
import type { Rule } from "../rule";
import { remember } from "../values";

export const otherFiscalYear: Rule = {
  name: "Other fiscal year",
  whatItChecks:
    "The charge's days lie in another fiscal year (setting Fiscal Year Starts) than the month it is billed in, or on both sides of a border.",
  severity: "Warn",
  on: true,
  value: "",
  check(_value, { settings }) {
    const starts = settings.fiscalYearStarts;
    const nameOf = remember((period) => fiscalYearOf(period, starts).name);
    return (charge) => {
      if (charge.chargePeriodStart === "") return null;
      const [first, last] = [dayOfCharge(charge), lastDayOf(charge)];
      const [from, to, billed] = [periodOf(first), periodOf(last), charge.period].map(nameOf);
      if (from !== to) {
        return `the charge runs from ${first} (${from}) to ${last} (${to}), over the border of fiscal years, and is billed in ${billed}`;
      }
      return from === billed ? null : `the charge is of ${first} (${from}), it is billed in ${billed}`;
    };
  },
};

/** The end is the first instant after the charge. Source: FOCUS, ChargePeriodEnd. */
function lastDayOf(charge: Charge): Day {
  const first = dayOfCharge(charge);
  const { chargePeriodEnd: end } = charge;
  if (end === "" || end <= charge.chargePeriodStart) return first;
  return end.endsWith("T00:00:00Z") ? dayBefore(dayOf(end)) : dayOf(end);
}
