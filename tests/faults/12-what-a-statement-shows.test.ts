/**
 * Fault 12 of the program that this one replaces: "100% discount" beside 12.50 due; detail columns that did not add
 * up; no thousands separator; `$-1.00`; the currency setting ignored; long mail addresses overprinted the next column.
 */
import { person } from "../../src/testing/review-cases";
import { PROBLEMS } from "../../src/workbook/tables";
import { focusText, textFile } from "../support/focus";
import { ADA, newMonth, type FocusRow, type TestMonth } from "../support/month";
import { pdfTexts } from "../support/pdf-text";

async function statementOf(
  rows: readonly FocusRow[],
  prepare?: (month: TestMonth) => Promise<void>,
): Promise<string[]> {
  const month = await newMonth({
    people: [person({ email: ADA, name: "Ada Quill" }), person({ email: LONG })],
  });
  await prepare?.(month);
  await month.import("hpc_2025-01.csv", rows);
  await month.decide("approve", "all", "as agreed");
  await month.statements();
  return pdfTexts([...month.statementFiles.files.values()][0]!);
}

const LONG = `${"a-very-long-name".repeat(4)}@${"department-of-something.".repeat(4)}example.edu`;

test("the discount never says 100% while something is due", async () => {
  const texts = (await statementOf([{ list: "1000000", billed: "12.50" }])).join(" ");
  expect(texts).toContain("$12.50");
  expect(texts).toContain(">99.9%");
  expect(texts).not.toMatch(/\b100(\.0)?%/);
});

test("nothing due is 100%", async () => {
  const texts = (await statementOf([{ list: "40", billed: "0" }])).join(" ");
  expect(texts).toContain("100%");
  expect(texts).toContain("$0.00");
});

test("list minus discount is the amount in every row, and rows add up to the total", async () => {
  const rows = Array.from({ length: 7 }, (_, n) => ({
    list: "0.335",
    billed: "0.115",
    resource: `r${n}`,
    service: n % 2 === 0 ? "Compute" : "Storage",
  }));
  const month = await newMonth();
  await month.import("hpc_2025-01.csv", rows);
  const { statements } = await month.statements();
  const record = statements[0]!.record;
  // 7 × 0.335 = 2.345; 7 × 0.115 = 0.805
  expect([record.list, record.discount, record.amount]).toEqual([235, 154, 81]);
  const texts = pdfTexts([...month.statementFiles.files.values()][0]!);
  const details = texts
    .filter((t) => /^\$0\.(11|12)$/.test(t))
    .map((t) => Math.round(Number(t.slice(1)) * 100));
  expect(details.reduce((a, b) => a + b, 0)).toBe(81);
});

test("thousands are separated and the minus stands before the currency sign", async () => {
  const texts = await statementOf([{ billed: "1234567.80" }, { billed: "-1", resource: "back" }]);
  expect(texts).toContain("$1,234,567.80");
  expect(texts).toContain("-$1.00");
  expect(texts.join(" ")).not.toContain("$-");
});

test("the currency setting is what statements show", async () => {
  const month = await newMonth();
  await month.setting("Currency", "CHF");
  const text = focusText([{ billed: "1234.50" }]).replaceAll("USD", "CHF");
  await month.importFiles([textFile("hpc_2025-01.csv", text)]);
  await month.statements();
  const texts = pdfTexts([...month.statementFiles.files.values()][0]!);
  expect(texts).toContain("CHF 1,234.50");
  expect(texts.join(" ")).not.toContain("$");
});

test("a row in another currency is a problem: it is not billed as if it were ours, nor added up", async () => {
  const month = await newMonth();
  const text = focusText([{ billed: "5" }]).replaceAll("USD", "EUR");
  await month.importFiles([textFile("hpc_2025-01.csv", text)], { acceptProblems: true });
  expect(await month.charges()).toEqual([]);
  expect(await month.table(PROBLEMS)).toMatchObject([{ code: "C02", amount: 0n }]);
  expect((await month.tieOut()).tieOut.imported).toBe(0n);
});

test("a long address is wrapped, not cut and not printed over", async () => {
  const texts = await statementOf([{ pi: LONG, fund: "BIO-10000" }]);
  expect(texts.every((t) => t.length < 90)).toBe(true);
  expect(texts.join("")).toContain(LONG.slice(0, 20));
  expect(texts.join("").replace(/\s/g, "")).toContain(LONG.slice(-11));
});
