/** Holds charges that name no project. */
import type { Rule } from "../rule";

export const missingProject: Rule = {
  name: "Missing project",
  whatItChecks: "The charge names no project.",
  severity: "Hold",
  on: true,
  value: "",
  check: () => (charge) => (charge.project.trim() === "" ? "the charge names no project" : null),
};
