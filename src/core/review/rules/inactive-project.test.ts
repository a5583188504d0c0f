/** Cases of the rule Inactive project. */
import { project, testRule } from "../../../testing/review-cases";
import { inactiveProject } from "./inactive-project";

testRule(inactiveProject, [
  { it: "passes a project that Projects does not know", reason: null },
  { it: "passes an active project", reference: { projects: [project({})] }, reason: null },
  {
    it: "holds a charge of an inactive project, whatever the case",
    charge: { project: "CORAL" },
    reference: { projects: [project({ status: "Inactive" })] },
    reason: "project coral is inactive",
  },
  {
    it: "holds a charge before the project's first day",
    reference: { projects: [project({ activeFrom: "2025-01-11" })] },
    reason: "project coral starts on 2025-01-11, the charge is of 2025-01-10",
  },
  {
    it: "holds a charge after the project's last day",
    reference: { projects: [project({ activeTo: "2025-01-09" })] },
    reason: "project coral ended on 2025-01-09, the charge is of 2025-01-10",
  },
  {
    it: "counts the first and the last day in",
    reference: { projects: [project({ activeFrom: "2025-01-10", activeTo: "2025-01-10" })] },
    reason: null,
  },
]);
