/** Cases of the rule Fund matches no pattern. */
import { SHARE_WHOLE } from "../../money";
import { split, testRule, testRuleValues } from "../../../testing/review-cases";
import { fundPattern } from "./fund-pattern";

const reason = "fund BIO-10000 matches no pattern";
testRule(fundPattern, [
  { it: "checks nothing without a pattern", reason: null },
  { it: "passes a fund that matches", value: "^BIO-\\d{5}$", reason: null },
  { it: "passes a fund that matches the second pattern", value: "^CHEM-; ^BIO-", reason: null },
  { it: "takes a line for a pattern", value: "^CHEM-\r\n^BIO-", reason: null },
  { it: "ignores the case", value: "^bio-", reason: null },
  { it: "holds a fund that matches none", value: "^CHEM-; ^PHYS-", reason },
  { it: "holds a fund that only begins as the pattern", value: "^BIO-\\d{4}$", reason },
  {
    it: "checks each fund of a split",
    value: "^BIO-",
    reference: { splits: [split("BIO-1", SHARE_WHOLE / 2n), split("CHEM-2", SHARE_WHOLE / 2n)] },
    reason: "fund CHEM-2 matches no pattern",
  },
  {
    it: "leaves a charge without a fund to Missing fund",
    value: "^BIO-",
    charge: { fundOrg: "", importedFundOrg: "" },
    reason: null,
  },
]);

testRuleValues(fundPattern, [
  ["", null],
  ["^BIO-; ^CHEM-", null],
  ["^BIO-; [z-a]", '"[z-a]" is not a valid pattern (invalid character class range at character 2: z-a)'],
]);
