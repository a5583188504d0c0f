/** The bad files of sample_data/trouble: refused with what they are and what to export instead, or taken whole. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { inputFile } from "../../src/adapters/node/files";
import { sum } from "../../src/core/money";
import { newMonth, usd, type TestMonth } from "../support/month";

const FOLDER = join(__dirname, "../../sample_data/trouble");
const file = (name: string) => inputFile(join(FOLDER, name));

const REFUSED: readonly (readonly [name: string, message: RegExp])[] = [
  ["aws_native_cur.csv", /an AWS Cost and Usage Report.*not FOCUS.*Data Exports.*FOCUS 1.0 or 1.2/],
  ["azure_native_ea.csv", /an Azure.*not FOCUS.*Cost and usage details \(FOCUS\)/],
  ["oci_cost_report.csv", /an OCI cost report.*not FOCUS.*FOCUS reports/],
  ["empty.csv", /empty.csv is empty/],
  ["hpc_heading_only.csv", /has a heading but no rows/],
  ["hpc_no_billed_cost.csv", /no column BilledCost.*Export cost and usage data in FOCUS format/],
  ["hpc_no_billing_period_start.csv", /no column BillingPeriodStart/],
  ["hpc_semicolons.csv", /rows cannot be billed.*row 2: [A-Za-z]+ "\d+,\d+"/],
  ["hpc_unreadable_amounts.csv", /5 rows cannot be billed.*row 2: BilledCost "1,234.56"/],
];

let month: TestMonth;
beforeEach(async () => {
  month = await newMonth();
});

test.each(REFUSED)("%s is refused and nothing is written", async (name, message) => {
  const before = await month.everything();
  const refused = month.importFiles([file(name)]);
  await expect(refused).rejects.toThrow(message);
  await expect(refused).rejects.toThrow(/Nothing was imported\.$/);
  expect(await month.everything()).toBe(before);
});

test("unreadable amounts are kept as problems: 12,50 never becomes 1250", async () => {
  await month.importFiles([file("hpc_unreadable_amounts.csv")], { acceptProblems: true });
  expect((await month.charges()).map((c) => c.amount)).toEqual([usd("12.50")]);
  const { tieOut } = await month.tieOut();
  expect([tieOut.problemRows, tieOut.imported, tieOut.difference]).toEqual([5, usd("12.50"), 0n]);
});

test("tags that are no JSON object wait in the review with their money", async () => {
  const { files, pending } = await month.importFiles([file("hpc_tags_not_json.csv")]);
  expect([files[0]?.billedTotal, pending]).toEqual(["50.00", 4]);
});

test("a file of several months: its main month, and the others beside it, held as another month", async () => {
  const { files } = await month.importFiles([file("hpc_mixed_periods.csv")]);
  expect(files.map((f) => [f.period, f.rows, f.billedTotal])).toEqual([
    ["2024-12", 1, "12.50"],
    ["2025-01", 3, "37.50"],
    ["2025-02", 1, "12.50"],
  ]);
  expect((await month.charges("2025-02"))[0]?.flags).toContain("Period mismatch");
  for (const period of ["2024-12", "2025-01", "2025-02"]) {
    const { tieOut } = await month.tieOut(period);
    expect(tieOut.difference).toBe(0n);
    expect(tieOut.imported).toBe(sum((await month.charges(period)).map((c) => c.amount)));
  }
});

test("a file of several months never replaces the others without a word", async () => {
  await month.import("hpc_2025-02.csv", [{ billed: "99", day: "2025-02-03" }]);
  const before = await month.everything();
  await expect(month.importFiles([file("hpc_mixed_periods.csv")])).rejects.toThrow(
    /has rows of 2025-02, and HPC 2025-02 is in the workbook already. Say --replace-period 2025-02.*or --add/,
  );
  expect(await month.everything()).toBe(before);
  await month.importFiles([file("hpc_mixed_periods.csv")], { add: true });
  expect(sum((await month.charges("2025-02")).map((c) => c.amount))).toBe(usd("111.50"));

  const other = await newMonth();
  await other.import("hpc_2025-02.csv", [{ billed: "99", day: "2025-02-03" }]);
  await other.importFiles([file("hpc_mixed_periods.csv")], { replacePeriods: ["2025-02"] });
  expect(sum((await other.charges("2025-02")).map((c) => c.amount))).toBe(usd("12.50"));
});

test("every bad file is tested here", () => {
  const taken = ["hpc_tags_not_json.csv", "hpc_mixed_periods.csv", "split_shares"];
  expect(readdirSync(FOLDER).sort()).toEqual([...REFUSED.map(([name]) => name), ...taken].sort());
});
