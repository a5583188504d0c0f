import type { FileReport } from "../../core/import/report";
import { problem } from "../../testing/builders";
import type { ImportResult } from "../../steps/import-files";
import { importText } from "./import-text";

function file(name: string, over: Partial<FileReport> = {}): FileReport {
  return {
    file: name,
    source: "AWS",
    newSource: false,
    period: "2025-01",
    importId: `AWS 2025-01 ${name}`,
    format: "FOCUS 1.0",
    rows: 1200,
    summarised: null,
    charges: 1199,
    problems: [],
    billedTotal: "15058.0742987829420642",
    listTotal: "16118.00",
    amountTotal: "15058.0742987829420642",
    replaced: null,
    invoiceDifference: null,
    ...over,
  };
}

function result(files: readonly FileReport[], over: Partial<ImportResult> = {}): ImportResult {
  return {
    files,
    periods: ["2025-01"],
    changed: true,
    pending: 0,
    newSources: [],
    findings: [],
    corrections: [],
    late: [],
    notes: [],
    takenAlong: [],
    doubts: [],
    repeated: 0,
    ...over,
  };
}

test("amounts are for reading: cents, and thousands set off", () => {
  const [headings, row, last] = importText(result([file("aws.csv")]), false);
  expect(headings).toMatch(/^File +Source +Month +Rows +Charges +Problems +Billed +List +Replaces$/);
  expect(row).toMatch(/^aws\.csv +AWS +2025-01 +1,200 +1,199 +0 +15,058\.07 +16,118\.00$/);
  // One file is its own total.
  expect(last).toBe("Imported. 0 charges of 2025-01 pending.");
});

test("parts of one source and month replace the same, said once; several files have a total", () => {
  const replaced = { imports: ["x"], charges: 192, amount: "7995.027" };
  const [, first, second, other, total] = importText(
    result([
      file("a.csv", { replaced }),
      file("b.csv", { replaced, billedTotal: "0.001" }),
      file("c.csv", { source: "HPC", replaced }),
    ]),
    false,
  );
  expect(first).toMatch(/ 192 charges, 7,995\.03$/);
  expect(second).toMatch(/ 0\.001 +16,118\.00$/);
  expect(other).toMatch(/ 192 charges, 7,995\.03$/);
  expect(total).toMatch(/^Total +3,600 +3,597 +0 +30,116\.15 +48,354\.00$/);
});

test("each row that is a problem has a line", () => {
  const rows = [2, 3].map((sourceRow) =>
    problem({ problemId: `p${sourceRow}`, sourceRow, message: "Amount." }),
  );
  const text = importText(result([file("a.csv", { problems: rows })]), false);
  expect(text.slice(2, 4)).toEqual([
    "a.csv row 2: Amount. (problem p2)",
    "a.csv row 3: Amount. (problem p3)",
  ]);
});

test("an import that changes nothing replaces nothing", () => {
  const replaced = { imports: ["x"], charges: 192, amount: "7995.027" };
  const files = [file("a.csv", { replaced })];
  expect(importText(result(files), false)[1]).toMatch(/ 192 charges, 7,995\.03$/);
  const [, row, last] = importText(result(files, { changed: false }), false);
  expect(row).toMatch(/ 16,118\.00$/);
  expect(last).toMatch(/^Nothing changed/);
});
