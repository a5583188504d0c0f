/** Cases of the rule Other fiscal year. */
import { testRule } from "../../../testing/review-cases";
import { otherFiscalYear } from "./other-fiscal-year";

const days = (from: string, to: string) => ({ chargePeriodStart: from, chargePeriodEnd: to });
const of = (from: string, to: string) => days(`${from}T00:00:00Z`, `${to}T00:00:00Z`);
const july = { "Fiscal Year Starts": "7" };
testRule(otherFiscalYear, [
  { it: "passes a charge of its month", reason: null },
  {
    it: "passes the month's last day, whose end is the first instant of the next",
    charge: of("2025-01-31", "2025-02-01"),
    reason: null,
  },
  {
    it: "shows a charge of the year before",
    charge: of("2024-12-31", "2025-01-01"),
    reason: "the charge is of 2024-12-31 (FY2024), it is billed in FY2025",
  },
  {
    it: "passes the same where the year begins in July",
    charge: of("2024-12-31", "2025-01-01"),
    settings: july,
    reason: null,
  },
  {
    it: "shows a charge of June that is billed in July",
    charge: { ...of("2025-06-30", "2025-07-01"), period: "2025-07" },
    settings: july,
    reason: "the charge is of 2025-06-30 (FY2025), it is billed in FY2026",
  },
  {
    it: "shows a charge over the border",
    charge: of("2024-12-20", "2025-01-20"),
    reason:
      "the charge runs from 2024-12-20 (FY2024) to 2025-01-19 (FY2025), over the border of fiscal years, and is billed in FY2025",
  },
  {
    it: "shows a year that was paid in advance",
    charge: of("2025-01-01", "2026-01-02"),
    reason:
      "the charge runs from 2025-01-01 (FY2025) to 2026-01-01 (FY2026), over the border of fiscal years, and is billed in FY2025",
  },
  {
    it: "counts a day that was begun",
    charge: days("2025-12-31T00:00:00Z", "2026-01-01T00:00:01Z"),
    reason:
      "the charge runs from 2025-12-31 (FY2025) to 2026-01-01 (FY2026), over the border of fiscal years, and is billed in FY2025",
  },
  {
    it: "shows a charge that was carried over the border",
    charge: { ...of("2024-12-01", "2024-12-02"), carriedFrom: "2024-12" },
    reason: "the charge is of 2024-12-01 (FY2024), it is billed in FY2025",
  },
  { it: "passes a charge without an end", charge: { chargePeriodEnd: "" }, reason: null },
  { it: "passes a charge without dates", charge: days("", ""), reason: null },
]);
