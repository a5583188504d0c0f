/** Cases of the rule Missing PI. */
import { person, testRule } from "../../../testing/review-cases";
import { missingPi } from "./missing-pi";

const reason = "the charge names no PI, so there is nobody to bill";
testRule(missingPi, [
  { it: "holds a charge without a PI", charge: { pi: "" }, reason },
  { it: "takes a blank PI for none", charge: { pi: "  " }, reason },
  { it: "holds a charge of 0 too", charge: { pi: "", amount: 0n }, reason },
  { it: "passes a charge with a PI", reason: null },
  {
    it: "passes a PI known by an alias",
    charge: { pi: "quill@example.edu" },
    reference: { people: [person({ aliases: "quill@example.edu" })] },
    reason: null,
  },
]);
