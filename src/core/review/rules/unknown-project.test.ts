/** Cases of the rule Unknown project. */
import { project, testRule } from "../../../testing/review-cases";
import { unknownProject } from "./unknown-project";

const reference = { projects: [project({})] };

testRule(unknownProject, [
  { it: "passes every project while Projects is empty", charge: { project: "reef" }, reason: null },
  {
    it: "passes a project that Projects has, whatever the case",
    charge: { project: "CORAL" },
    reference,
    reason: null,
  },
  {
    it: "leaves a charge without a project to its own rule",
    charge: { project: " " },
    reference,
    reason: null,
  },
  {
    it: "points at one that Projects does not have",
    charge: { project: "corral" },
    reference,
    reason: "project corral is not in Projects",
  },
]);
