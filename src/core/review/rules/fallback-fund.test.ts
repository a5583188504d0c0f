/** Cases of the rule Fallback fund, and that what fell back is held by no other rule. */
import { SHARE_WHOLE } from "../../money";
import { fund, project, split, testRule } from "../../../testing/review-cases";
import { awardDates } from "./award-dates";
import { fallbackFund } from "./fallback-fund";
import { inactiveFund } from "./inactive-fund";

const ended = fund({ awardEnd: "2025-01-09", fallbackFundOrg: "BIO-2" });
const inactive = fund({ status: "Inactive", fallbackFundOrg: "BIO-2" });
const open = fund({ fundOrg: "BIO-2" });
const reason = "fund BIO-10000 ended on 2025-01-09, BIO-2 pays instead";
const none = { funds: [fund({ fallbackFundOrg: "BIO-2" })] };
testRule(fallbackFund, [
  { it: "passes an open fund", reference: none, reason: null },
  { it: "shows a fund whose award has ended", reference: { funds: [ended, open] }, reason },
  {
    it: "shows an inactive fund",
    reference: { funds: [inactive, open] },
    reason: "fund BIO-10000 is inactive, BIO-2 pays instead",
  },
  {
    it: "shows a fund whose award begins later",
    reference: { funds: [fund({ awardStart: "2025-02-01", fallbackFundOrg: "BIO-2" }), open] },
    reason: "fund BIO-10000 starts only on 2025-02-01, BIO-2 pays instead",
  },
  {
    it: "shows the project's default",
    charge: { fundOrg: "", importedFundOrg: "" },
    reference: { funds: [ended, open], projects: [project({ defaultFundOrg: "BIO-10000" })] },
    reason,
  },
  {
    it: "shows the one share that moved",
    reference: {
      funds: [ended, open],
      splits: [split("BIO-10000", SHARE_WHOLE / 2n), split("BIO-3", SHARE_WHOLE / 2n)],
    },
    reason,
  },
  {
    it: "passes what a person reassigned to a closed fund",
    charge: { fundOrg: "BIO-10000", importedFundOrg: "BIO-9" },
    reference: { funds: [ended, open] },
    reason: null,
  },
  { it: "passes a fund whose fallback is not in Funds", reference: { funds: [ended] }, reason: null },
  {
    it: "passes a fund whose fallback is closed too",
    reference: { funds: [ended, fund({ fundOrg: "BIO-2", status: "Inactive" })] },
    reason: null,
  },
]);

testRule(awardDates, [
  { it: "passes what fell back", reference: { funds: [ended, open] }, reason: null },
  {
    it: "says that the fallback is not in Funds",
    reference: { funds: [ended] },
    reason:
      "the award of fund BIO-10000 ended on 2025-01-09, the charge is of 2025-01-10, and its fallback BIO-2 is not in the Funds table",
  },
  {
    it: "says that the fallback cannot pay either",
    reference: { funds: [ended, fund({ fundOrg: "BIO-2", status: "Inactive" })] },
    reason:
      "the award of fund BIO-10000 ended on 2025-01-09, the charge is of 2025-01-10, and its fallback BIO-2 cannot pay either",
  },
]);
testRule(inactiveFund, [
  { it: "passes what fell back", reference: { funds: [inactive, open] }, reason: null },
  {
    it: "says that the fallback is not in Funds",
    reference: { funds: [inactive] },
    reason: "fund BIO-10000 is inactive, and its fallback BIO-2 is not in the Funds table",
  },
  {
    it: "says that the fallback cannot pay either",
    reference: { funds: [{ ...inactive, fallbackFundOrg: "BIO-10000" }] },
    reason: "fund BIO-10000 is inactive, and its fallback BIO-10000 cannot pay either",
  },
]);
