/** Shows rows that may have been delivered twice; equal rows are legal in FOCUS, so they are billed. */
import type { Rule } from "../rule";

export const identicalRows: Rule = {
  name: "Identical rows",
  whatItChecks: "Several charges are equal in all columns that identify them and in amount.",
  severity: "Warn",
  on: true,
  value: "",
  check: (_value, context) => (charge) => {
    const count = context.identicalCount(charge);
    return count < 2 ? null : `${count} charges are equal in all columns and amount`;
  },
};
