/** Months and days. */
import {
  addMonths,
  daysBetween,
  isPeriod,
  nextPeriod,
  periodEnd,
  periodName,
  periodOf,
  periodStart,
} from "./period";

test.each([
  ["2025-01", true],
  ["2025-12", true],
  ["2025-00", false],
  ["2025-13", false],
  ["2025-1", false],
  ["25-01", false],
  ["2025-01-01", false],
  ["", false],
])("isPeriod %s is %s", (text, is) => {
  expect(isPeriod(text)).toBe(is);
});

test.each([
  ["2025-01", 1, "2025-02"],
  ["2025-12", 1, "2026-01"],
  ["2025-01", -1, "2024-12"],
  ["2025-03", -14, "2024-01"],
  ["2025-06", 0, "2025-06"],
])("%s and %d months is %s", (period, months, then) => {
  expect(addMonths(period, months)).toBe(then);
});

test("a month ends where the next one starts", () => {
  expect(nextPeriod("2024-12")).toBe("2025-01");
  expect(periodStart("2025-02")).toBe("2025-02-01T00:00:00Z");
  expect(periodEnd("2024-12")).toBe("2025-01-01T00:00:00Z");
  expect(periodOf("2025-02-28T23:59:59Z")).toBe("2025-02");
});

test.each([
  ["2025-01-01", "2025-01-31", 30],
  ["2025-01-01T23:00:00Z", "2025-01-02T22:00:00Z", 0],
  ["2024-02-28", "2024-03-01", 2],
  ["2025-01-02", "2025-01-01", -1],
])("from %s to %s are %d days", (from, to, days) => {
  expect(daysBetween(from, to)).toBe(days);
});

test("a month's name", () => {
  expect(periodName("2025-01")).toBe("January 2025");
  expect(periodName("2025-12")).toBe("December 2025");
});
