/** Cases of the rule Missing project. */
import { testRule } from "../../../testing/review-cases";
import { missingProject } from "./missing-project";

testRule(missingProject, [
  {
    it: "holds a charge without a project",
    charge: { project: "" },
    reason: "the charge names no project",
  },
  { it: "takes a blank project for none", charge: { project: " " }, reason: "the charge names no project" },
  { it: "passes a project that Projects does not know", charge: { project: "kelp" }, reason: null },
]);
