/** Cases of the rule Unknown fund. */
import { SHARE_WHOLE } from "../../money";
import { fund, project, split, testRule } from "../../../testing/review-cases";
import { unknownFund } from "./unknown-fund";

const known = fund({ fundOrg: "BIO-1" });
const charge = { project: "coral", fundOrg: "", importedFundOrg: "" };

testRule(unknownFund, [
  { it: "passes every fund while Funds is empty", charge: { fundOrg: "BIO-9" }, reason: null },
  {
    it: "passes a fund that Funds has",
    charge: { fundOrg: "BIO-1" },
    reference: { funds: [known] },
    reason: null,
  },
  {
    it: "leaves a charge without a fund to its own rule",
    charge,
    reference: { funds: [known] },
    reason: null,
  },
  {
    it: "points at the tag's own fund",
    charge: { fundOrg: "BIO-9" },
    reference: { funds: [known] },
    reason: "fund BIO-9 is not in Funds",
  },
  {
    it: "points at a project's default",
    charge,
    reference: { funds: [known], projects: [project({ defaultFundOrg: "BIO-8" })] },
    reason: "fund BIO-8 is not in Funds",
  },
  {
    it: "points at a fund of a split",
    charge,
    reference: {
      funds: [known],
      projects: [project({})],
      splits: [split("BIO-1", SHARE_WHOLE / 2n, { takesRemainder: "Yes" }), split("GEO-7", SHARE_WHOLE / 2n)],
    },
    reason: "fund GEO-7 is not in Funds",
  },
]);
