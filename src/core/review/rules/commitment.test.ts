/** Cases of the rule Commitment. */
import { reference, settings, source } from "../../../testing/builders";
import { reviewCharge, reviewContext, testRule } from "../../../testing/review-cases";
import { commitment } from "./commitment";

const effective = { sources: [source({ source: "AWS", costBasis: "Effective" })] };
const UNUSED = "this is commitment that was paid for and not used; no PI caused it";

testRule(commitment, [
  { it: "passes what is no commitment", reference: effective, reason: null },
  {
    it: "passes usage that a commitment covers",
    charge: { commitment: "Used" },
    reference: effective,
    reason: null,
  },
  { it: "holds unused commitment", charge: { commitment: "Unused" }, reference: effective, reason: UNUSED },
  {
    it: "holds the purchase of a commitment",
    charge: { commitment: "Purchase" },
    reference: effective,
    reason:
      "this is the purchase of a commitment; its cost comes with the usage that it covers, so that a PI would see it twice",
  },
  {
    it: "passes a source that is billed as invoiced",
    charge: { commitment: "Unused" },
    reference: { sources: [source({ source: "AWS", costBasis: "Billed" })] },
    reason: null,
  },
]);

describe("with a central fund", () => {
  const central = settings({
    Commitments: "Central Fund",
    "Commitment PI": "central@example.edu",
    "Commitment Project": "commitments",
    "Commitment Fund Org": "RC-1",
  });
  const reason = (fundOrg: string, own = central): string | null =>
    commitment.check(
      "",
      reviewContext({ settings: own, reference: reference(effective) }),
    )(reviewCharge({ commitment: "Unused", fundOrg }));

  test("passes what goes to it, and holds what goes elsewhere", () => {
    expect(reason("RC-1")).toBeNull();
    expect(reason("BIO-1")).toBe(UNUSED);
  });

  test("holds while one of the three settings is blank", () => {
    expect(reason("RC-1", { ...central, commitmentPi: "" })).toBe(UNUSED);
  });
});
