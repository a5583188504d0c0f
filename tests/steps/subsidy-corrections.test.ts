/** What is corrected goes back to who paid it, whatever the Subsidies table says by then. */
import { centsToText } from "../../src/core/money";
import { Book } from "../../src/steps/book";
import { currentStatements } from "../../src/steps/statements";
import { correctCharge } from "../../src/steps/correct-charge";
import type { Subsidy } from "../../src/core/subsidies/subsidy";
import { subsidy } from "../../src/testing/book-builders";
import { STATEMENT_LINES, STATEMENTS, SUBSIDIES, SUBSIDY_BALANCES } from "../../src/workbook/tables";
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

/** What February's statements say of subsidies. */
async function titles(): Promise<string[][]> {
  const book = await Book.open(month.workbook, [FEBRUARY]);
  return currentStatements(month.host(), book, FEBRUARY).map(({ document }) =>
    document.subsidies.map(
      ({ title, credits, paidBy }) =>
        `${title} ${centsToText(credits)} ${paidBy.map((p) => p.fundOrg).join()}`,
    ),
  );
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
  expect(await titles()).toEqual([
    ["Research office -50.00 GEO-10000", "Research office -50.00 RCC-90010"],
    ["Research office -5.26 GEO-10000", "Research office -5.25 RCC-90010"],
  ]);
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

test("a row that was deleted gets its part all the same, by its ID", async () => {
  await january([HALF, FIXED]);
  for (const id of ["HALF", "FIXED"])
    await month.workbook.apply([{ do: "remove", table: SUBSIDIES, keys: [id] }]);
  await correctAll();
  await month.statements(FEBRUARY);
  expect(await borne()).toEqual({});
  expect(await titles()).toEqual([
    ["FIXED -50.00 RCC-90010", "HALF -50.00 GEO-10000"],
    ["FIXED -5.25 RCC-90010", "HALF -5.26 GEO-10000"],
  ]);
  expect((await month.tieOut(FEBRUARY)).tieOut.difference).toBe(0n);
  const balances = (await month.table(SUBSIDY_BALANCES)).filter((b) => b.period === FEBRUARY);
  expect(balances.map((b) => [b.subsidyId, b.beneficiary, b.grantedFor, b.opening, b.used, b.left])).toEqual([
    ["FIXED", ADA, JANUARY, 0, -5000, 5000],
    ["FIXED", BEN, JANUARY, 4475, -525, 5000],
  ]);
});

test("refunds one after another come to what was paid, to the cent; what is billed again is for the subsidy too", async () => {
  await january([HALF, FIXED]);
  for (const id of ["HALF", "FIXED"]) await month.type(SUBSIDIES, id, { Status: "Inactive" });
  const [b] = (await month.charges()).filter((c) => c.pi === BEN);
  const correct = (change: { refund?: string; amount?: string }) =>
    correctCharge(month.host(), { of: JANUARY, chargeId: b!.chargeId, change, reason: "metered twice" });
  await correct({ refund: "3.33" });
  await month.statements(FEBRUARY);
  await month.close(FEBRUARY, "not sent in this test");
  // Of 3.33 HALF had paid 1.67 (5.26 of 10.51) and FIXED 1.66 (5.25): nothing is Ben's.
  expect((await month.table(STATEMENTS)).filter((s) => s.period === FEBRUARY).map((s) => s.amount)).toEqual([
    0,
  ]);
  await correct({ refund: "7.18" });
  await month.statements("2025-03");
  expect((await month.table(STATEMENTS)).map((s) => s.amount)).toEqual([0, 0, 0, 0]);
  const all = await borne();
  expect([all["GEO-10000 07420"], all["RCC-90010 09990"]]).toEqual([5000, 5000]);
  expect((await month.tieOut("2025-03")).tieOut.difference).toBe(0n);
});

test("a charge that should have been less: all comes back, and what is billed is paid by who paid then", async () => {
  await january([HALF, FIXED]);
  for (const id of ["HALF", "FIXED"]) await month.type(SUBSIDIES, id, { Status: "Inactive" });
  const [a] = (await month.charges()).filter((c) => c.pi === ADA);
  const change = { amount: "80" };
  await correctCharge(month.host(), { of: JANUARY, chargeId: a!.chargeId, change, reason: "80" });
  await month.statements(FEBRUARY);
  const all = await borne();
  expect([all["GEO-10000 07420"], all["RCC-90010 09990"]]).toEqual([4000 + 526, 4000 + 525]);
});

test("what a restated file takes back goes the same way", async () => {
  await january([HALF, FIXED]);
  for (const id of ["HALF", "FIXED"]) await month.type(SUBSIDIES, id, { Status: "Inactive" });
  const restated = ROWS.map((row) => (row.resource === "a" ? { ...row, billed: "60" } : row));
  await month.import("hpc_restated.csv", restated, { asCorrection: true, source: "HPC" });
  const { pending } = await month.statements(FEBRUARY);
  expect(pending).toEqual([]);
  const all = await borne();
  expect([all["GEO-10000 07420"], all["RCC-90010 09990"]]).toEqual([3000 + 526, 3000 + 525]);
  expect((await month.tieOut(FEBRUARY)).tieOut.difference).toBe(0n);
});

test("what nobody else paid is the fund's alone, also when a subsidy is for it by now", async () => {
  await january([]);
  await month.add(SUBSIDIES, [HALF]);
  await correctAll();
  await month.statements(FEBRUARY);
  expect(await borne()).toEqual({});
});

describe("a minimum charge of 5.00 a project", () => {
  const LEAST = subsidy({
    subsidyId: "LEAST",
    kind: "Minimum charge",
    share: null,
    amount: usd("5"),
    scope: "Project",
    paidByFundOrg: "RCC-90010",
  });
  const ofFebruary = async (): Promise<number[][]> => {
    await month.statements(FEBRUARY);
    expect((await month.tieOut(FEBRUARY)).tieOut.difference).toBe(0n);
    return (await month.table(STATEMENTS))
      .filter((s) => s.period === FEBRUARY)
      .map((s) => [s.credits, s.amount]);
  };
  const closed = async (rows: readonly FocusRow[], held: readonly string[] = []): Promise<void> => {
    await month.add(SUBSIDIES, [LEAST]);
    await month.import("hpc_2025-01.csv", rows);
    const ids = (await month.charges()).filter((c) => held.includes(c.resourceId)).map((c) => c.chargeId);
    if (ids.length > 0) await month.decide("hold", ids);
    await month.statements();
    await month.close(JANUARY, "not sent in this test");
  };

  test("raises nothing for what a restated file adds to a month that was above it", async () => {
    await closed([{ billed: "10", resource: "a" }]);
    await month.import("hpc_2025-01.csv", [{ billed: "12", resource: "a" }], { asCorrection: true });
    expect(await ofFebruary()).toEqual([[0, 200]]);
  });

  test("nor for what was held and carried, also where January's rest was raised", async () => {
    await closed(
      [
        { billed: "3", resource: "a" },
        { billed: "3", resource: "b" },
      ],
      ["b"],
    );
    await month.decide("approve", "all", "late", FEBRUARY);
    expect(await ofFebruary()).toEqual([[0, 300]]);
  });

  test("a charge that only moves to another fund keeps its raise", async () => {
    await closed([{ billed: "2", resource: "a" }]);
    const { chargeId } = (await month.charges())[0]!;
    const change = { fundOrg: "GEO-10000" };
    await correctCharge(month.host(), { of: JANUARY, chargeId, change, reason: "another award" });
    expect(await ofFebruary()).toEqual([[0, 0]]);
    expect(await borne()).toEqual({ "GEO-10000 07420": 500, "RCC-90010 07420": -300 });
  });
});
