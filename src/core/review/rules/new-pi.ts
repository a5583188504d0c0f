/** Shows PIs who are billed for the first time. */
import { isAdjustment } from "../../adjustments/adjustment";
import type { Rule } from "../rule";

export const newPi: Rule = {
  name: "New PI",
  whatItChecks: "The PI had no charge in an earlier month. Not checked in the first month.",
  severity: "Warn",
  on: true,
  value: "",
  check(_value, context) {
    if (!context.hasHistory) return () => null;
    return (charge) => {
      if (isAdjustment(charge)) return null;
      const { pi } = context.payer(charge);
      return pi === "" || context.knownBefore(pi) ? null : `${pi} had no charge in an earlier month`;
    };
  },
};
