/** What the list of imports says of each: late rows are no correction, and go with their file. */
import { statusOf } from "./imports";

const plain = { status: "Current", corrects: "", lateRowsOf: "", leftOut: 0 } as const;

test.each([
  [{}, "Current"],
  [{ corrects: "2025-01" }, "Current, correction of 2025-01"],
  [{ lateRowsOf: "2025-01" }, "Current, late rows of 2025-01"],
  [{ leftOut: 1 }, "Current, 1 row left out"],
  [
    { status: "Replaced", lateRowsOf: "2025-01", leftOut: 2 },
    "Replaced, late rows of 2025-01, 2 rows left out",
  ],
] as const)("%j: %s", (changes, text) => {
  expect(statusOf({ ...plain, ...changes })).toBe(text);
});
