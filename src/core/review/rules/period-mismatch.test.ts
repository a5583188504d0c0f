/** Cases of the rule Period mismatch. */
import { testRule } from "../../../testing/review-cases";
import { periodMismatch } from "./period-mismatch";

const mainPeriods = new Map([["import-1", "2025-01"]]);
testRule(periodMismatch, [
  {
    it: "holds a charge of another month than its file",
    charge: { period: "2024-12" },
    mainPeriods,
    reason: "the charge is of 2024-12, its file is of 2025-01",
  },
  { it: "passes a charge of its file's month", mainPeriods, reason: null },
  { it: "passes a charge whose import is not known", charge: { period: "2024-12" }, reason: null },
  {
    it: "passes a carried charge",
    charge: { period: "2025-02", carriedFrom: "2025-01" },
    mainPeriods,
    reason: null,
  },
]);
