/** Cases of the rule Fund cap. */
import { amount, SHARE_WHOLE } from "../../money";
import { fund, split, testRule } from "../../../testing/review-cases";
import { fundCap } from "./fund-cap";

const capped = (cap: string) => ({ funds: [fund({ cap: amount(cap) })] });
const before = (cents: number) => new Map([["BIO-10000", cents]]);
const other = (day: string, cost: string, more: object = {}) => ({
  chargeId: `other-${day}`,
  chargePeriodStart: `${day}T00:00:00Z`,
  amount: amount(cost),
  ...more,
});
const reason = (left: string, cap: string, part = "12.50") =>
  `fund BIO-10000 has ${left} USD left of its cap of ${cap} USD, this charge puts ${part} USD on it`;
testRule(fundCap, [
  { it: "passes a fund without a cap", reason: null },
  { it: "passes what just fits", reference: capped("12.5"), reason: null },
  { it: "holds what goes beyond", reference: capped("12.49"), reason: reason("12.49", "12.49") },
  { it: "holds all of a cap of 0", reference: capped("0"), reason: reason("0.00", "0.00") },
  {
    it: "counts what earlier months' statements put on the fund",
    reference: capped("100"),
    fundsBefore: before(9000),
    reason: reason("10.00", "100.00"),
  },
  {
    it: "says by how much earlier months went beyond",
    reference: capped("100"),
    fundsBefore: before(12000),
    reason:
      "fund BIO-10000 has 0.00 USD left of its cap of 100.00 USD, which is passed by 20.00 USD, this charge puts 12.50 USD on it",
  },
  {
    it: "counts charges of earlier days",
    reference: capped("20"),
    others: [other("2025-01-09", "10")],
    reason: reason("10.00", "20.00"),
  },
  {
    it: "passes what comes before a later day goes beyond",
    reference: capped("20"),
    others: [other("2025-01-11", "10")],
    reason: null,
  },
  {
    it: "counts credits first, whatever their day",
    reference: capped("20"),
    others: [other("2025-01-09", "10"), other("2025-01-31", "-5")],
    reason: null,
  },
  {
    it: "does not count what is not billed this month",
    reference: capped("20"),
    others: [
      other("2025-01-08", "10", { review: "Rejected" }),
      other("2025-01-09", "10", { review: "Held" }),
    ],
    reason: null,
  },
  {
    it: "passes a credit",
    charge: { amount: amount("-1") },
    reference: capped("0"),
    fundsBefore: before(5000),
    reason: null,
  },
  {
    it: "counts only the share of a split",
    reference: {
      funds: [fund({ cap: amount("5") })],
      splits: [split("BIO-10000", SHARE_WHOLE / 5n), split("BIO-2", (SHARE_WHOLE / 5n) * 4n)],
    },
    reason: null,
  },
  {
    it: "holds for one fund of a split",
    reference: {
      funds: [fund({ cap: amount("2") })],
      splits: [split("BIO-10000", SHARE_WHOLE / 5n), split("BIO-2", (SHARE_WHOLE / 5n) * 4n)],
    },
    reason: reason("2.00", "2.00", "2.50"),
  },
  {
    it: "counts what falls back on the fund",
    charge: { fundOrg: "BIO-9", importedFundOrg: "BIO-9" },
    reference: {
      funds: [
        fund({ cap: amount("10") }),
        fund({ fundOrg: "BIO-9", status: "Inactive", fallbackFundOrg: "BIO-10000" }),
      ],
    },
    reason: reason("10.00", "10.00"),
  },
  {
    it: "stays on what a person approved",
    charge: { review: "Approved" },
    reference: capped("10"),
    reason: reason("10.00", "10.00"),
  },
]);
