/** Holds charges of another month than the file they came in. */
import type { Rule } from "../rule";

export const periodMismatch: Rule = {
  name: "Period mismatch",
  whatItChecks: "The charge's period is not the main period of the file it came in.",
  severity: "Hold",
  on: true,
  value: "",
  check: (_value, context) => (charge) => {
    const main = context.mainPeriod(charge.importId);
    // A carried charge was moved to a later month on purpose.
    if (main === "" || main === charge.period || charge.carriedFrom !== "") return null;
    return `the charge is of ${charge.period}, its file is of ${main}`;
  },
};
