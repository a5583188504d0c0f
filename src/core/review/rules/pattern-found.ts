/** Holds charges in which a pattern is found, such as a service that nobody may use. */
import type { Charge } from "../../charge";
import type { Rule } from "../rule";
import { PATTERNS, remember } from "../values";

const PLACES: readonly (readonly [heading: string, text: (charge: Charge) => string])[] = [
  ["service name", (charge) => charge.serviceName],
  ["resource name", (charge) => charge.resourceName],
  ["resource ID", (charge) => charge.resourceId],
  ["description", (charge) => charge.chargeDescription],
];

export const patternFound: Rule = {
  name: "Pattern found",
  whatItChecks:
    'Service name, resource name, resource ID or description holds one of the patterns in Value (separated by ";"). Blank: not checked.',
  severity: "Hold",
  on: true,
  value: "",
  valueProblem: PATTERNS.problem,
  check(value) {
    const patterns = PATTERNS.read(value);
    if (patterns.length === 0) return () => null;
    const find = remember((text) => patterns.find((pattern) => pattern.found(text)) ?? null);
    return (charge) => {
      for (const [heading, textOf] of PLACES) {
        const text = textOf(charge);
        const pattern = text === "" ? null : find(text);
        if (pattern !== null) return `${heading} "${text}" holds "${pattern.text}"`;
      }
      return null;
    };
  },
};
