/** Points at charges of projects that Projects does not know: mistyped, or not yet entered. */
import type { Rule } from "../rule";

export const unknownProject: Rule = {
  name: "Unknown project",
  whatItChecks: "The project is not in Projects. Not checked while Projects is empty.",
  severity: "Warn",
  on: true,
  value: "",
  check(_value, { directory }) {
    if (directory.reference.projects.length === 0) return () => null;
    return ({ project }) =>
      project.trim() === "" || directory.project(project) !== undefined
        ? null
        : `project ${project.trim()} is not in Projects`;
  },
};
