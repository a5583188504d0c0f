/** Shows usage of another month than the one it is billed in. Source: FOCUS, ChargeClass and BillingPeriod. */
import { dayOf, periodOf } from "../../period";
import { sameName } from "../../reference";
import type { Rule } from "../rule";

export const outsideBillingPeriod: Rule = {
  name: "Outside billing period",
  whatItChecks: "A usage charge, not a correction, starts outside its billing period.",
  severity: "Warn",
  on: true,
  value: "",
  check: () => (charge) => {
    const start = charge.chargePeriodStart;
    if (start === "" || periodOf(start) === charge.period) return null;
    // A correction keeps its old dates by the standard; a carried charge was moved to a later month on purpose.
    if (sameName(charge.chargeClass, "Correction") || charge.carriedFrom !== "") return null;
    if (!sameName(charge.chargeCategory, "Usage")) return null;
    return `the charge starts on ${dayOf(start)}, outside the billing period ${charge.period}`;
  },
};
