/** Cases of the rule Fund outside award dates. */
import { SHARE_WHOLE } from "../../money";
import { fund, project, split, testRule } from "../../../testing/review-cases";
import { awardDates } from "./award-dates";

const half = SHARE_WHOLE / 2n;
const ended = "the award of fund BIO-10000 ended on 2025-01-09, the charge is of 2025-01-10";
testRule(awardDates, [
  { it: "passes a fund that Funds does not know", reason: null },
  { it: "passes a fund without dates", reference: { funds: [fund({})] }, reason: null },
  {
    it: "counts the first and the last day in",
    reference: { funds: [fund({ awardStart: "2025-01-10", awardEnd: "2025-01-10" })] },
    reason: null,
  },
  {
    it: "holds a charge before the award's start",
    reference: { funds: [fund({ awardStart: "2025-02-01" })] },
    reason: "the award of fund BIO-10000 starts on 2025-02-01, the charge is of 2025-01-10",
  },
  {
    it: "holds a charge after the award's end",
    reference: { funds: [fund({ awardEnd: "2025-01-09" })] },
    reason: ended,
  },
  {
    it: "checks the project's default fund",
    charge: { fundOrg: "", importedFundOrg: "" },
    reference: {
      funds: [fund({ awardEnd: "2025-01-09" })],
      projects: [project({ defaultFundOrg: "BIO-10000" })],
    },
    reason: ended,
  },
  {
    it: "checks each fund of a split, not the fund on the charge",
    reference: {
      funds: [fund({ awardEnd: "2025-01-09" }), fund({ fundOrg: "BIO-2", awardEnd: "2025-01-08" })],
      splits: [split("BIO-1", half), split("BIO-2", half)],
    },
    reason: "the award of fund BIO-2 ended on 2025-01-08, the charge is of 2025-01-10",
  },
]);
