/** Holds charges that name no PI. */
import type { Rule } from "../rule";

export const missingPi: Rule = {
  name: "Missing PI",
  whatItChecks: "The charge names no PI, so there is nobody to bill.",
  severity: "Hold",
  on: true,
  value: "",
  mustBeMended: true,
  check: (_value, context) => (charge) =>
    context.payer(charge).pi === "" ? "the charge names no PI, so there is nobody to bill" : null,
};
