/** Cases of the rule Split shares. */
import { SHARE_WHOLE } from "../../money";
import { split, testRule } from "../../../testing/review-cases";
import { splitShares } from "./split-shares";

const half = SHARE_WHOLE / 2n;
testRule(splitShares, [
  { it: "passes a project without splits", reason: null },
  {
    it: "passes shares that make a whole",
    reference: { splits: [split("BIO-1", half), split("BIO-2", half)] },
    reason: null,
  },
  {
    it: "holds shares below a whole",
    reference: { splits: [split("BIO-1", half), split("BIO-2", half / 2n)] },
    reason: "the shares of project coral make 75 %, not 100 %",
  },
  {
    it: "holds shares of which one is not in force on the day",
    reference: { splits: [split("BIO-1", half), split("BIO-2", half, { to: "2025-01-09" })] },
    reason: "the shares of project coral make 50 %, not 100 %",
  },
  {
    it: "holds two funds that take the remainder",
    reference: {
      splits: [
        split("BIO-1", half, { takesRemainder: "Yes" }),
        split("BIO-2", half, { takesRemainder: "Yes" }),
      ],
    },
    reason: "more than one fund of project coral takes the remainder",
  },
  {
    it: "passes a charge whose fund a person chose",
    charge: { fundOrg: "BIO-7" },
    reference: { splits: [split("BIO-1", half)] },
    reason: null,
  },
]);
