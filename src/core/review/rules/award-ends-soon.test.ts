/** Cases of the rule Award ends soon. */
import { fund, testRule, testRuleValues } from "../../../testing/review-cases";
import { awardEndsSoon } from "./award-ends-soon";

const ending = (awardEnd: string) => ({ funds: [fund({ awardEnd })] });
testRule(awardEndsSoon, [
  { it: "passes a fund without an end", reference: ending(""), reason: null },
  { it: "passes an end 31 days after the month", reference: ending("2025-03-03"), reason: null },
  {
    it: "shows an end 30 days after the month",
    reference: ending("2025-03-02"),
    reason: "the award of fund BIO-10000 ends on 2025-03-02, 30 days after the billed month",
  },
  {
    it: "takes the days from Value",
    reference: ending("2025-02-01"),
    value: "1",
    reason: "the award of fund BIO-10000 ends on 2025-02-01, 1 day after the billed month",
  },
  {
    it: "shows an end within the month",
    reference: ending("2025-01-31"),
    reason: "the award of fund BIO-10000 ends on 2025-01-31, within the billed month",
  },
  { it: "passes an award that ended before the month", reference: ending("2024-12-31"), reason: null },
  {
    it: "leaves what is past the award to the rule on its dates",
    reference: ending("2025-01-09"),
    reason: null,
  },
  {
    it: "passes all but the month's last charge on the fund",
    reference: ending("2025-01-31"),
    others: [{ chargeId: "later", chargePeriodStart: "2025-01-11T00:00:00Z" }],
    reason: null,
  },
  {
    it: "does not count a later one that is rejected",
    reference: ending("2025-01-31"),
    others: [{ chargeId: "later", chargePeriodStart: "2025-01-11T00:00:00Z", review: "Rejected" }],
    reason: "the award of fund BIO-10000 ends on 2025-01-31, within the billed month",
  },
]);

const problem = (value: string): string => `Value "${value}" must be a whole number of days, such as 31`;
testRuleValues(awardEndsSoon, [
  ["0", null],
  ["soon", problem("soon")],
]);
