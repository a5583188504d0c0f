/** Cases of the rule Outside billing period. */
import { testRule } from "../../../testing/review-cases";
import { outsideBillingPeriod } from "./outside-billing-period";

const before = { chargePeriodStart: "2024-12-31T23:00:00Z" };
testRule(outsideBillingPeriod, [
  { it: "passes usage of its month", reason: null },
  { it: "passes the first hour", charge: { chargePeriodStart: "2025-01-01T00:00:00Z" }, reason: null },
  {
    it: "shows usage before its month",
    charge: before,
    reason: "the charge starts on 2024-12-31, outside the billing period 2025-01",
  },
  {
    it: "shows usage from the end of its month on, which is exclusive",
    charge: { chargePeriodStart: "2025-02-01T00:00:00Z" },
    reason: "the charge starts on 2025-02-01, outside the billing period 2025-01",
  },
  { it: "passes a correction", charge: { ...before, chargeClass: "Correction" }, reason: null },
  { it: "passes a purchase", charge: { ...before, chargeCategory: "Purchase" }, reason: null },
  { it: "passes a carried charge", charge: { ...before, carriedFrom: "2024-12" }, reason: null },
  { it: "passes a charge without dates", charge: { chargePeriodStart: "" }, reason: null },
]);
