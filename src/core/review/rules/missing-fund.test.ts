/** Cases of the rule Missing fund. */
import { SHARE_WHOLE } from "../../money";
import { project, split, testRule } from "../../../testing/review-cases";
import { missingFund } from "./missing-fund";

const noFund = { fundOrg: "", importedFundOrg: "" };
testRule(missingFund, [
  {
    it: "holds a charge without a fund, a split or a default",
    charge: noFund,
    reason: "no fund pays 12.50 USD, and project coral has no split and no default fund",
  },
  {
    it: "says nothing of the project where there is none",
    charge: { ...noFund, project: "" },
    reason: "no fund pays 12.50 USD",
  },
  { it: "passes a charge of 0, which needs no fund", charge: { ...noFund, amount: 0n }, reason: null },
  { it: "passes a charge with its own fund", reason: null },
  {
    it: "passes a charge whose project has a default fund",
    charge: noFund,
    reference: { projects: [project({ defaultFundOrg: "BIO-2" })] },
    reason: null,
  },
  {
    it: "passes a charge whose project is split",
    charge: noFund,
    reference: { splits: [split("BIO-3", SHARE_WHOLE)] },
    reason: null,
  },
]);
