/** An invoice that differs keeps a month open until somebody says why: on the import, or at closing. */
import { amountToText } from "../../src/core/money";
import { saveInvoice } from "../../src/steps/invoice";
import { IMPORTS, LOG, PERIODS } from "../../src/workbook/tables";
import { madeOnce } from "../support/made-once";
import { JANUARY, newMonth, usd, type TestMonth } from "../support/month";

let month: TestMonth;
const ready = madeOnce(async () => {
  month = await newMonth();
  await month.import("hpc_2025-01.csv", [{ billed: "100" }]);
  await month.statements();
  await month.send();
  await month.journal();
  return month;
});
beforeEach(async () => {
  month = await ready();
});

const save = async (total: string | null, explanation: string | null) =>
  await saveInvoice(month.host(), {
    name: "hpc_2025-01.csv",
    invoiceTotal: total === null ? null : usd(total),
    explanation,
  });
const record = async () => (await month.table(IMPORTS))[0];

test("without an explanation the month stays open; with one, on the import, it closes", async () => {
  const { record: typed, withinTolerance } = await save("101.01", null);
  expect([amountToText(typed.difference ?? 0n), withinTolerance]).toEqual(["-1.01", false]);
  await expect(month.close()).rejects.toThrow(
    /HPC differs from its invoice by -1.01 and nobody explained it \(hpc_2025-01.csv\)/,
  );
  await save(null, "a credit note is on its way");
  expect(await record()).toMatchObject({
    explanation: "a credit note is on its way",
    difference: usd("-1.01"),
  });
  expect((await month.table(LOG)).at(-1)).toMatchObject({
    step: "Import",
    before: "Invoice 101.01",
    after: "Invoice 101.01, explained",
    reason: "a credit note is on its way",
  });
  await month.close();
  expect((await month.table(PERIODS))[0]).toMatchObject({ status: "Closed", reason: "" });
});

test("the reason given at closing explains it as well", async () => {
  await save("101.01", null);
  await month.close(JANUARY, "a credit note is on its way");
  expect((await month.table(PERIODS))[0]?.reason).toBe("a credit note is on its way");
});

test.each([
  ["101.00", true],
  ["99.00", true],
  ["98.99", false],
])("an invoice of %s is within the tolerance: %s", async (total, within) => {
  expect((await save(total, null)).withinTolerance).toBe(within);
});

test("a total that was typed in the sheet counts, whatever Difference says", async () => {
  const id = (await record())?.importId ?? "";
  await month.type(IMPORTS, id, { "Invoice Total": 250 });
  await expect(month.close()).rejects.toThrow(/differs from its invoice by -150.00/);
  await month.type(IMPORTS, id, { Explanation: "two months on one invoice" });
  await month.close();
});

test.each([
  ["nothing is given", null, null, /Give the invoice's total, an explanation, or both/],
  ["there is no invoice to explain", null, "why", /has no invoice total yet/],
])("it is refused when %s", async (_what, total, explanation, words) => {
  await expect(save(total, explanation)).rejects.toThrow(words);
});

test("a closed month's invoice stays; the same said twice writes nothing", async () => {
  expect((await save("100", "")).changed).toBe(true);
  const before = await month.everything();
  expect((await save("100", "")).changed).toBe(false);
  expect(await month.everything()).toBe(before);
  await month.close();
  await expect(save("100", "late")).rejects.toThrow(/2025-01 is closed/);
});
