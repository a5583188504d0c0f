/** Cases of the rule Inactive fund. */
import { SHARE_WHOLE } from "../../money";
import { fund, split, testRule } from "../../../testing/review-cases";
import { inactiveFund } from "./inactive-fund";

const closed = fund({ status: "Inactive" });
testRule(inactiveFund, [
  { it: "passes a fund that Funds does not know", reason: null },
  { it: "passes an active fund", reference: { funds: [fund({})] }, reason: null },
  {
    it: "holds a charge on an inactive fund",
    reference: { funds: [closed] },
    reason: "fund BIO-10000 is inactive",
  },
  {
    it: "looks only at the funds that pay",
    reference: { funds: [closed], splits: [split("BIO-2", SHARE_WHOLE)] },
    reason: null,
  },
]);
