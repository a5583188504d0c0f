/** Cases of the rule Fund nearly used up. */
import { amount } from "../../money";
import { fund, testRule, testRuleValues } from "../../../testing/review-cases";
import { fundNearlyUsed } from "./fund-nearly-used";

const capped = (cap: string) => ({ funds: [fund({ cap: amount(cap) })] });
const before = (cents: number) => new Map([["BIO-10000", cents]]);
const earlierDay = { chargeId: "other", chargePeriodStart: "2025-01-01T00:00:00Z", amount: amount("1") };
testRule(fundNearlyUsed, [
  { it: "passes a fund without a cap", reason: null },
  { it: "passes below 90 %", reference: capped("100"), fundsBefore: before(7749), reason: null },
  {
    it: "shows the charge that takes it to 90 %",
    reference: capped("100"),
    fundsBefore: before(7750),
    reason: "fund BIO-10000 reaches 90 % of its cap of 100.00 USD, 10.00 USD is left after this charge",
  },
  {
    it: "takes the percentage from Value",
    reference: capped("100"),
    fundsBefore: before(4000),
    value: "50",
    reason: "fund BIO-10000 reaches 50 % of its cap of 100.00 USD, 47.50 USD is left after this charge",
  },
  {
    it: "shows the first charge where earlier months took it there",
    reference: capped("1000"),
    fundsBefore: before(95000),
    reason: "fund BIO-10000 reaches 90 % of its cap of 1000.00 USD, 37.50 USD is left after this charge",
  },
  {
    it: "passes the later ones",
    reference: capped("1000"),
    fundsBefore: before(95000),
    others: [earlierDay],
    reason: null,
  },
  { it: "leaves what goes beyond to Fund cap", reference: capped("10"), reason: null },
]);

const problem = (value: string): string => `Value "${value}" must be a percentage from 0 to 100, such as 50`;
testRuleValues(fundNearlyUsed, [
  ["75", null],
  ["75 %", null],
  ["101", problem("101")],
  ["", problem("")],
]);
