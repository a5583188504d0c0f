/** What is corrected goes back to who paid it, whatever the Subsidies table says by then. */
import { correctCharge } from "../../src/steps/correct-charge";
import type { Subsidy } from "../../src/core/subsidies/subsidy";
import { subsidy } from "../../src/testing/book-builders";
import { STATEMENT_LINES, STATEMENTS, SUBSIDIES } from "../../src/workbook/tables";
import type { Row } from "../../src/workbook/shape";
import { ADA, BEN, JANUARY, newMonth, usd, type FocusRow, type TestMonth } from "../support/month";

const FEBRUARY = "2025-02";
/** Half of everything, then up to 50.00 a PI and month. */
const HALF = subsidy({ subsidyId: "HALF", paidByFundOrg: "GEO-10000" });
const FIXED = subsidy({
  subsidyId: "FIXED",
  kind: "Amount",
  share: null,
  amount: usd("50"),
  paidByFundOrg: "RCC-90010",
  paidByAccount: "09990",
});
const ROWS: readonly FocusRow[] = [
  { billed: "100", resource: "a" },
  { billed: "10.51", resource: "b", pi: BEN, project: "polymer" },
];

let month: TestMonth;
beforeEach(async () => {
  month = await newMonth();
});

async function january(subsidies: readonly Subsidy[]): Promise<void> {
  await month.add(SUBSIDIES, subsidies);
  await month.import("hpc_2025-01.csv", ROWS);
  await month.statements();
  await month.close(JANUARY, "not sent in this test");
}

async function correctAll(): Promise<void> {
  for (const { chargeId } of await month.charges())
    await correctCharge(month.host(), {
      of: JANUARY,
      chargeId,
      change: { amount: "0" },
      reason: "never used",
    });
}

/** What each fund bears over all months, in cents. */
async function borne(): Promise<Record<string, number>> {
  const all: Record<string, number> = {};
  for (const { fundOrg, account, billed } of await month.table(STATEMENT_LINES))
    all[`${fundOrg} ${account}`] = (all[`${fundOrg} ${account}`] ?? 0) + billed;
  return Object.fromEntries(Object.entries(all).filter(([, cents]) => cents !== 0));
}

const narrowed: Row = { PI: "nobody@example.edu" };
test.each<readonly [string, () => Promise<void>]>([
  ["as it was", () => Promise.resolve()],
  [
    "not in use any more",
    async () => {
      for (const id of ["HALF", "FIXED"]) await month.type(SUBSIDIES, id, { Status: "Inactive" });
    },
  ],
  [
    "paid by another fund by now",
    async () => {
      await month.type(SUBSIDIES, "HALF", { "Paid By Fund Org": "RCC-90030" });
      await month.type(SUBSIDIES, "FIXED", { "Paid By Fund Org": "GEO-10000", "Paid By Account": "" });
    },
  ],
  [
    "for somebody else by now",
    async () => {
      for (const id of ["HALF", "FIXED"]) await month.type(SUBSIDIES, id, narrowed);
    },
  ],
])("a subsidy %s: nothing stays on any fund", async (_what, change) => {
  await january([HALF, FIXED]);
  await change();
  await correctAll();
  await month.statements(FEBRUARY);
  const due = (await month.table(STATEMENTS)).map((s) => [s.period, s.amount, s.credits]);
  expect(due).toEqual([
    [JANUARY, 0, 10_000],
    [JANUARY, 0, 1051],
    [FEBRUARY, 0, -10_000],
    [FEBRUARY, 0, -1051],
  ]);
  expect(await borne()).toEqual({});
  expect((await month.tieOut(FEBRUARY)).tieOut.difference).toBe(0n);
  expect((await month.statements(FEBRUARY)).changed).toBe(false);
});

test("beside new charges of the month that are more", async () => {
  await january([HALF]);
  await month.type(SUBSIDIES, "HALF", { Status: "Inactive" });
  await correctAll();
  await month.import("hpc_2025-02.csv", [{ billed: "300", resource: "n", day: "2025-02-10" }]);
  await month.statements(FEBRUARY);
  // 300.00 are new; of the 100.00 that Ada gets back the subsidy had paid 50.00.
  const february = (await month.table(STATEMENTS)).filter((s) => s.period === FEBRUARY && s.pi === ADA);
  expect(february.map((s) => [s.amount, s.credits])).toEqual([[25_000, -5000]]);
  const all = await borne();
  expect(all["GEO-10000 07420"] ?? 0).toBe(0);
  expect(Object.values(all).reduce((a, b) => a + b, 0)).toBe(30_000);
});

test("a row that was deleted is asked for, and is enough when it is Inactive", async () => {
  await january([HALF]);
  await month.workbook.apply([{ do: "remove", table: SUBSIDIES, keys: ["HALF"] }]);
  await correctAll();
  await expect(month.statements(FEBRUARY)).rejects.toThrow(
    /HALF paid for coral in a month that is corrected now, and is not in the table any more.*Nothing was written/,
  );
  await month.add(SUBSIDIES, [{ ...HALF, status: "Inactive" }]);
  await month.statements(FEBRUARY);
  expect(await borne()).toEqual({});
});
