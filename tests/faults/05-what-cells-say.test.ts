/**
 * Fault 5 of the program that this one replaces: a missing or blank BilledCost counted as 0; `inf` was accepted;
 * `1,234.56` aborted the file; `00123` became `123`; `01/02/2025` was read as US without a word; " a@example.edu",
 * "A@Example.edu" and "a@example.edu" were three PIs.
 */
import { PROBLEMS } from "../../src/workbook/tables";
import { focusText, textFile } from "../support/focus";
import { newMonth, usd, type TestMonth } from "../support/month";

let month: TestMonth;
beforeEach(async () => {
  month = await newMonth();
});

test("a file without BilledCost is refused, whatever ListCost says", async () => {
  const text = focusText([{ billed: "10" }]).replace("BilledCost", "BilledCosts");
  await expect(month.importFiles([textFile("hpc.csv", text)])).rejects.toThrow(
    /no column BilledCost.*Nothing was imported/,
  );
  expect(await month.charges()).toEqual([]);
});

test.each(["", "  ", "null", "inf", "-Infinity", "NaN", "1,234.56", "12,50", "$10", "0x10", "1e999"])(
  'an amount of "%s" becomes a problem row, the rest is imported',
  async (billed) => {
    const rows = [{ billed: "10" }, { billed, list: "10", resource: "odd" }];
    await expect(month.import("hpc_2025-01.csv", rows)).rejects.toThrow(/row 3.*BilledCost/);
    expect(await month.charges()).toEqual([]);

    await month.import("hpc_2025-01.csv", rows, { acceptProblems: true });
    expect((await month.charges()).map((c) => c.amount)).toEqual([usd("10")]);
    const [problem] = await month.table(PROBLEMS);
    expect(problem).toMatchObject({ sourceRow: 3, column: "BilledCost", status: "Open" });
    expect(JSON.parse(problem?.rawRow ?? "{}")).toMatchObject({ BilledCost: billed, ResourceId: "odd" });
    await expect(month.close("2025-01", "x")).rejects.toThrow(/1 problem rows? (is|are) open/);
  },
);

test("leading zeros stay", async () => {
  await month.import("hpc_2025-01.csv", [
    { fund: "00123-45", account: "00123", project: "007", resource: "0042", billed: "1" },
  ]);
  expect((await month.charges())[0]).toMatchObject({
    fundOrg: "00123-45",
    account: "00123",
    project: "007",
    resourceId: "0042",
  });
});

test.each(["01/02/2025", "1.2.2025", "2025-13-01", "2025-02-30", "45689"])(
  'a date of "%s" is not guessed at',
  async (date) => {
    const text = focusText([{ billed: "10" }]).replaceAll("2025-01-10T00:00:00Z", date);
    await expect(month.importFiles([textFile("hpc.csv", text)])).rejects.toThrow(
      `ChargePeriodStart "${date}"`,
    );
  },
);

test("an address in any case and with spaces is one PI", async () => {
  await month.import("hpc_2025-01.csv", [
    { pi: " ada.quill@bio.example.edu", billed: "1" },
    { pi: "ADA.QUILL@BIO.example.EDU", billed: "2" },
    { pi: "ada.quill@bio.example.edu", billed: "4" },
  ]);
  expect(new Set((await month.charges()).map((c) => c.pi))).toEqual(new Set(["ada.quill@bio.example.edu"]));
  const { statements } = await month.statements();
  expect(statements.map((s) => s.record.amount)).toEqual([700]);
});
