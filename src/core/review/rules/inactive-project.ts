/** Holds charges of a project that has ended, or not begun. */
import { dayOfCharge } from "../../billing/who-pays";
import type { Rule } from "../rule";
import { outsideDates } from "../wording";

export const inactiveProject: Rule = {
  name: "Inactive project",
  whatItChecks: "Projects has the project as inactive, or the charge's first day is outside its dates.",
  severity: "Hold",
  on: true,
  value: "",
  check:
    (_value, { directory }) =>
    (charge) => {
      const project = directory.project(charge.project);
      if (project === undefined) return null;
      if (project.status === "Inactive") return `project ${project.project} is inactive`;
      const { activeFrom, activeTo } = project;
      return outsideDates(`project ${project.project}`, activeFrom, activeTo, dayOfCharge(charge));
    },
};
