/** The public FOCUS 1.0 sample's shape goes in with nothing dropped, and its totals are the file's to the last digit. */
import { CHARGES, IMPORTS, PROBLEMS } from "../../src/workbook/tables";
import { textFile } from "../support/focus";
import { newMonth, type TestMonth } from "../support/month";
import { SAMPLE_ROWS, sampleShape } from "./sample-shape";

const SAMPLE = sampleShape();
const SEPTEMBER = "2024-09";

async function imported(): Promise<TestMonth> {
  const month = await newMonth();
  await month.importFiles([textFile("focus_sample.csv", SAMPLE.text)], { acceptProblems: true });
  return month;
}

test("every row is a charge or a problem", async () => {
  const month = await imported();
  const charges = await month.table(CHARGES);
  const problems = await month.table(PROBLEMS);
  const rows = [...charges, ...problems].map((row) => row.sourceRow).sort((a, b) => a - b);
  expect(rows).toEqual(Array.from({ length: SAMPLE_ROWS }, (_, i) => i + 2));
  expect(problems).toEqual([]);
  expect(new Set(charges.map((charge) => charge.period))).toEqual(new Set([SEPTEMBER]));
});

test("nobody's tags name a PI: every charge waits", async () => {
  const month = await imported();
  const charges = await month.charges(SEPTEMBER);
  expect(new Set(charges.map((charge) => charge.review))).toEqual(new Set(["Pending"]));
  expect(new Set(charges.map((charge) => charge.pi))).toEqual(new Set([""]));
});

test("the totals are the file's, to the last digit", async () => {
  const month = await imported();
  const [record] = await month.table(IMPORTS);
  expect(record).toMatchObject({
    rows: SAMPLE_ROWS,
    charges: SAMPLE_ROWS,
    billedTotal: exactSum(SAMPLE.billed),
    listTotal: exactSum(SAMPLE.list),
  });
  expect(String((await month.tieOut(SEPTEMBER)).tieOut.difference)).toBe("0");
});

/** Sums decimals of at most 15 places as integers: another way than the program's. */
function exactSum(cells: readonly string[]): string {
  const units = cells.map((cell) => {
    const [whole = "", fraction = ""] = cell.replace("-", "").split(".");
    const value = BigInt(whole + fraction.padEnd(15, "0"));
    return cell.startsWith("-") ? -value : value;
  });
  const total = units.reduce((a, b) => a + b, 0n);
  const digits = String(total).padStart(16, "0");
  return `${digits.slice(0, -15)}.${digits.slice(-15).replace(/0{1,13}$/, "")}`;
}
