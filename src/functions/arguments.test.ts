/** What formulas pass for a period and for names: text, numbers, dates, blank cells. */
import { toSerial } from "../workbook/codec";
import { questionOf } from "./arguments";

const month = (period: string): object => ({ from: period, to: period });

test.each([
  ["2025-01", month("2025-01")],
  [" 2025-01 ", month("2025-01")],
  ["2025", { from: "2025-01", to: "2025-12" }],
  [2025, { from: "2025-01", to: "2025-12" }],
  [toSerial("2025-01-01"), month("2025-01")],
  [toSerial("2025-01-31"), month("2025-01")],
  [toSerial("2024-02-29T23:59:00Z"), month("2024-02")],
  ["2025-01:2025-03", { from: "2025-01", to: "2025-03" }],
])("the period %j means %j", (period, months) => {
  expect(questionOf(["a@example.edu", period])).toMatchObject({ months });
});

test.each([
  ["2025-13"],
  ["January"],
  [202501],
  [12],
  [1899],
  [-45658],
  [3e6],
  [Infinity],
  [true],
  ["2025-02:2025-01"],
])("the period %j is none, and the words say how to write one", (period) => {
  const words = questionOf(["", period]);
  expect(words).toContain("is no period.");
  expect(words).toContain('Write "2025-01", "2025" or "2025-01:2025-06"');
});

test.each([[null], [undefined], [""], [" "], [0]])("a period left blank (%j) is missing", (period) => {
  expect(questionOf(["", period])).toContain("The period is missing.");
});

test("blank names are all: null on the web, 0 on the desktop, left out, or an empty text", () => {
  for (const blank of [null, undefined, "", 0])
    expect(questionOf([blank, "2025-01", blank, blank])).toMatchObject({ pi: "", project: "", service: "" });
  expect(questionOf(["a@example.edu", "2025-01"])).toMatchObject({ project: "", service: "" });
});

test("a project that is a number is taken by its digits", () => {
  expect(questionOf(["", "2025-01", 4711, true])).toMatchObject({ project: "4711", service: "true" });
});
