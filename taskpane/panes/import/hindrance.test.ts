/** What stands against an import, the first thing to do first. */
import { closedMonths, hindrance } from "./hindrance";
import { chosenOf, monthOf, previewOf, tableOf } from "./testing";

const badRows = [{ row: 4, column: "BilledCost", value: "12,50", message: "Not a number." }];
const example = { text: "12,50", reading: "12.5" };
const question = {
  about: "amounts",
  inDoubt: false,
  rows: 1,
  options: [{ style: "1.234,56", example }],
} as const;
const CHOSEN = chosenOf("aws.csv");

test.each([
  ["nothing", previewOf({ files: [tableOf({})] }), CHOSEN, ""],
  ["too many rows", previewOf({ files: [tableOf({ tooMany: true, refusal: "…" })] }), CHOSEN, "tooMany"],
  ["a refused file", previewOf({ files: [tableOf({ refusal: "No FOCUS file." })] }), CHOSEN, "refused"],
  ["a month to decide", previewOf({ months: [monthOf({ how: "ask" })] }), CHOSEN, "choose"],
  ["problem rows", previewOf({ files: [tableOf({ badRows })] }), CHOSEN, "accept"],
  ["a question", previewOf({ files: [tableOf({ badRows, questions: [question] })] }), CHOSEN, "answer"],
  [
    "a question whose rows were accepted as problems",
    previewOf({ files: [tableOf({ badRows, questions: [question] })] }),
    { ...CHOSEN, acceptProblems: true },
    "",
  ],
  [
    "a question without whose answer not even the month is known",
    previewOf({ files: [tableOf({ badRows, questions: [question] })], refusal: "No month." }),
    { ...CHOSEN, acceptProblems: true },
    "answerFirst",
  ],
  [
    "a closed month",
    previewOf({ months: [monthOf({ status: "Closed" })], refusal: "2025-01 is closed." }),
    CHOSEN,
    "closed",
  ],
  [
    "a closed month beside an open one",
    previewOf({
      months: [monthOf({ status: "Closed", how: "ask" }), monthOf({ period: "2025-02" })],
      refusal: "2025-01 is closed.",
    }),
    CHOSEN,
    "late",
  ],
  [
    "late rows that were chosen",
    previewOf({ months: [monthOf({ status: "Closed", how: "ask" }), monthOf({ period: "2025-02" })] }),
    { ...CHOSEN, lateRows: true },
    "",
  ],
  [
    "a closed month that is given again as it was",
    previewOf({ months: [monthOf({ status: "Closed" })] }),
    CHOSEN,
    "",
  ],
  [
    "corrections that are refused",
    previewOf({ months: [monthOf({ status: "Closed" })], refusal: "No month is open." }),
    { ...CHOSEN, asCorrection: true },
    "refused",
  ],
])("%s", (_name, preview, chosen, expected) => {
  expect(hindrance(preview, chosen)).toBe(expected);
});

test("closed months are named once each, in order", () => {
  const months = [
    monthOf({ period: "2025-02", status: "Posted" }),
    monthOf({ period: "2025-01", status: "Closed" }),
    monthOf({ period: "2025-01", status: "Closed", source: "HPC" }),
    monthOf({ period: "2025-03" }),
  ];
  expect(closedMonths(previewOf({ months }), CHOSEN)).toEqual(["2025-01", "2025-02"]);
});

test("corrections change no month, and are named by what the files are of", () => {
  const files = [tableOf({ period: "2025-02" }), tableOf({ period: "2025-01" }), tableOf({ period: "" })];
  expect(closedMonths(previewOf({ files }), { ...CHOSEN, asCorrection: true })).toEqual([
    "2025-01",
    "2025-02",
  ]);
});
