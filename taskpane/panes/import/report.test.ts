/** The conformance report: worst first, rows that cannot be billed with what is wrong with each. */
import type { Finding } from "../../../src/core/focus/conformance/findings";
import { reportCounts, rulesFound } from "./report";

const FINDINGS: readonly Finding[] = [
  { code: "T04", severity: "note", count: 1200, examples: [{ row: 2, column: "Tags", value: "" }] },
  {
    code: "D02",
    severity: "warning",
    count: 7,
    examples: [{ row: 2, column: "BillingPeriodStart", value: "9/1/2024" }],
  },
  { code: "N03", severity: "error", count: 2, examples: [{ row: 4, column: "BilledCost", value: "12,50" }] },
  { code: "K04", severity: "note", count: 1, examples: [{ row: 9, column: "BilledCost", value: "-1" }] },
];
const BAD_ROWS = [
  { row: 4, column: "BilledCost", value: "12,50", message: "BilledCost “12,50” is not a plain number." },
  { row: 5, column: "BilledCost", value: "1,00", message: "BilledCost “1,00” is not a plain number." },
];

test("worst first, each severity in the rules' order", () => {
  expect(rulesFound(FINDINGS, BAD_ROWS).map(({ code }) => code)).toEqual(["N03", "D02", "T04", "K04"]);
});

test("an example of a problem says what is wrong with its row; others leave it to the rule", () => {
  const [problem, warning] = rulesFound(FINDINGS, BAD_ROWS);
  expect(problem?.places).toEqual([
    { row: 4, column: "BilledCost", value: "12,50", message: BAD_ROWS[0]?.message },
  ]);
  expect(warning?.places.map(({ message }) => message)).toEqual([""]);
  expect(warning?.text).toMatch(/^The date is not written as/);
});

test("problems are counted by row, warnings and notes by rule", () => {
  expect(reportCounts(FINDINGS, BAD_ROWS)).toEqual({ problems: 2, warnings: 1, notes: 2 });
});
