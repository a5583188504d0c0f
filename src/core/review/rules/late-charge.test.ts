/** Cases of the rule Late charge. */
import { testRule, testRuleValues } from "../../../testing/review-cases";
import { lateCharge } from "./late-charge";

const ended = (day: string) => ({ chargePeriodEnd: `${day}T00:00:00Z` });
testRule(lateCharge, [
  { it: "passes a charge of its month", reason: null },
  { it: "passes a charge 31 days before", charge: ended("2024-12-01"), reason: null },
  {
    it: "shows a charge 32 days before",
    charge: ended("2024-11-30"),
    reason: "the charge ended on 2024-11-30, 32 days before the billing period 2025-01",
  },
  {
    it: "takes the days from Value",
    charge: ended("2024-12-30"),
    value: "1",
    reason: "the charge ended on 2024-12-30, 2 days before the billing period 2025-01",
  },
  {
    it: "passes a carried charge",
    charge: { ...ended("2024-11-30"), carriedFrom: "2024-12" },
    reason: null,
  },
  {
    it: "shows a late row of a closed month",
    charge: { ...ended("2024-12-30"), importId: "AWS 2025-01 1f" },
    lateMonths: new Map([["AWS 2025-01 1f", "2024-12"]]),
    reason: "the row is of 2024-12, and came in a later month's file when that was closed",
  },
  { it: "passes a charge without dates", charge: { chargePeriodEnd: "" }, reason: null },
]);

const problem = (value: string): string => `Value "${value}" must be a whole number of days, such as 31`;
testRuleValues(lateCharge, [
  ["0", null],
  ["90", null],
  ["1.5", problem("1.5")],
  ["", problem("")],
  ["-3", problem("-3")],
]);
