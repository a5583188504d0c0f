/** Shows PIs who are billed for the first time. */
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
      const { pi } = context.payer(charge);
      return pi === "" || context.knownBefore(pi) ? null : `${pi} had no charge in an earlier month`;
    };
  },
};
