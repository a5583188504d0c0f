/** A file whose other numbers prove decimal commas: what looks like a plain number may not be one. */
import { amountToText } from "../../src/core/money";
import { previewImport } from "../../src/steps/import-preview";
import { CHARGES, PROBLEMS } from "../../src/workbook/tables";
import { textFile } from "../support/focus";
import { newMonth } from "../support/month";

const HEADING = "BilledCost;BillingCurrency;BillingPeriodStart;ChargeCategory;ServiceName";
const file = (...costs: readonly string[]) =>
  textFile("hpc.csv", [HEADING, ...costs.map((c) => `${c};USD;2025-01-01T00:00:00Z;Usage;Disk`)].join("\n"));

test("it is not imported before somebody says, even without its problem rows", async () => {
  const month = await newMonth();
  await expect(month.importFiles([file("12,50", "1.234")], { acceptProblems: true })).rejects.toThrow(
    /1\.234 would be 1234.*--amounts "1\.234,56".*--amounts "1234\.56".*Nothing was imported/,
  );
  expect(await month.table(CHARGES)).toEqual([]);
});

test.each([
  ["1.234,56", ["12.50", "1234.00"], 0],
  ["1234.56", ["1.234"], 1],
] as const)("read as %s", async (amounts, billed, problems) => {
  const month = await newMonth();
  await month.importFiles([file("12,50", "1.234")], { acceptProblems: true, each: [{ amounts }] });
  expect((await month.table(CHARGES)).map((c) => amountToText(c.billedCost))).toEqual(billed);
  expect(await month.table(PROBLEMS)).toHaveLength(problems);
});

test("the preview says that it waits for the answer", async () => {
  const month = await newMonth();
  const request = { add: false, replacePeriods: [], invoiceTotal: null, acceptProblems: true };
  const shown = await previewImport(month.host(), { ...request, files: [file("12,50", "1.234")] });
  expect(shown.refusal).toMatch(/Choose how they are read/);
  expect(shown.files[0]?.questions).toMatchObject([{ about: "amounts", inDoubt: true }]);
});

test("where no plain number changes, accepting the problems is enough", async () => {
  const month = await newMonth();
  await month.importFiles([file("12,50", "7")], { acceptProblems: true });
  expect(await month.table(CHARGES)).toHaveLength(1);
});
