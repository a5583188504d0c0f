/** Every way in which a charge finds who pays. */
import { SHARE_WHOLE } from "../../../src/core/money";
import type { ShownPayer } from "../../../src/steps/review-board";
import { paysWords } from "./pays-words";

const whole = (fundOrg: string): ShownPayer["funds"] => [
  { fundOrg, share: SHARE_WHOLE, takesRemainder: true },
];
const halves: ShownPayer["funds"] = [
  { fundOrg: "BIO-1", share: (SHARE_WHOLE * 5n) / 8n, takesRemainder: true },
  { fundOrg: "CHEM-2", share: (SHARE_WHOLE * 3n) / 8n, takesRemainder: false },
];
const closed = (fundOrg: string, to: string): ShownPayer["fallbacks"][number] => ({
  fundOrg,
  to,
  why: "is inactive",
});

test.each<[ShownPayer, string]>([
  [{ step: "Nobody", funds: [], fallbacks: [] }, "no fund"],
  [{ step: "Tags", funds: whole("BIO-1"), fallbacks: [] }, "BIO-1"],
  [{ step: "Reassigned", funds: whole("BIO-1"), fallbacks: [] }, "BIO-1"],
  [{ step: "Project default", funds: whole("GEO-25440"), fallbacks: [] }, "project default GEO-25440"],
  [{ step: "Split", funds: halves, fallbacks: [] }, "split: BIO-1 62.5 %, CHEM-2 37.5 %"],
  [
    { step: "Fallback", funds: whole("GEO-10000"), fallbacks: [closed("GEO-25440", "GEO-10000")] },
    "GEO-10000 in place of GEO-25440",
  ],
  [
    { step: "Fallback", funds: halves, fallbacks: [closed("A-1", "BIO-1"), closed("A-2", "BIO-1")] },
    "BIO-1 62.5 %, CHEM-2 37.5 % in place of A-1 and A-2",
  ],
])("%j", (payer, words) => {
  expect(paysWords(payer)).toBe(words);
});
