/** A balance of an earlier month that was typed over, or is gone, is not spent: the statements are refused, the row is named. */
import type { Subsidy } from "../../src/core/subsidies/subsidy";
import { subsidy } from "../../src/testing/book-builders";
import { SUBSIDIES, SUBSIDY_BALANCES } from "../../src/workbook/tables";
import type { FocusRow } from "../support/focus";
import { madeOnce } from "../support/made-once";
import { ADA, BEN, JANUARY, newMonth, usd, type TestMonth } from "../support/month";

const FEBRUARY = "2025-02";
const KEY = `2025-01 WEL ${ADA}`;
const WELCOME: Partial<Subsidy> = {
  kind: "Welcome credit",
  share: null,
  amount: usd("500"),
  from: "2025-01-01",
};
const rows = (day: string): FocusRow[] => [
  { billed: "100", day },
  { billed: "700", pi: BEN, project: "polymer", day },
];

let month: TestMonth;
const closedOnce = madeOnce(() => twoMonths(true, WELCOME));
const openOnce = madeOnce(() => twoMonths(false, WELCOME));

async function begin(isClosed: boolean, change: Partial<Subsidy> = WELCOME): Promise<void> {
  if (change !== WELCOME) month = await twoMonths(isClosed, change);
  else month = await (isClosed ? closedOnce() : openOnce());
}

async function twoMonths(isClosed: boolean, change: Partial<Subsidy>): Promise<TestMonth> {
  month = await newMonth();
  await month.add(SUBSIDIES, [subsidy({ subsidyId: "WEL", paidByFundOrg: "GEO-10000", ...change })]);
  await month.import("hpc_2025-01.csv", rows("2025-01-05"));
  if (isClosed) await month.finish();
  else await month.statements();
  await month.import("hpc_2025-02.csv", rows("2025-02-05"));
  return month;
}

const CELLS: readonly (readonly [string, Readonly<Record<string, string | number>>, RegExp])[] = [
  ["left", { Left: 9000 }, /says 9000.00 left, the statement lines come to 400.00/],
  ["used and left", { Used: -8500, Left: 9000 }, /says 9000.00 left, the statement lines come to 400.00/],
  ["granted", { Granted: 9000 }, /says 400.00 left, the statement lines come to 8900.00/],
]; // prettier-ignore

describe.each([
  ["open", false],
  ["closed", true],
] as const)("of a month that is %s", (_status, isClosed) => {
  test.each(CELLS)("%s typed over", async (_what, cells, words) => {
    await begin(isClosed);
    const [balance] = await month.table(SUBSIDY_BALANCES);
    expect(balance).toMatchObject({
      balanceId: KEY,
      opening: 0,
      granted: 50_000,
      used: 10_000,
      left: 40_000,
    });
    await month.type(SUBSIDY_BALANCES, KEY, cells);
    const before = await month.everything();
    await expect(month.statements(FEBRUARY)).rejects.toThrow(words);
    await expect(month.statements(FEBRUARY)).rejects.toThrow(
      /^Subsidy Balances 2025-01 WEL .*: put it back or make that month's statements again.*Nothing was written/,
    );
    expect(await month.everything()).toBe(before);
    await month.type(SUBSIDY_BALANCES, KEY, { Granted: 500, Used: 100, Left: 400 });
    await month.statements(FEBRUARY);
    expect(
      (await month.table(SUBSIDY_BALANCES)).find((b) => b.balanceId === `2025-02 WEL ${ADA}`)?.left,
    ).toBe(30_000);
  });

  test("a row that is gone, which would be granted again", async () => {
    await begin(isClosed);
    await month.workbook.apply([{ do: "remove", table: SUBSIDY_BALANCES, keys: [KEY] }]);
    await expect(month.statements(FEBRUARY)).rejects.toThrow(
      /Subsidy Balances has no row 2025-01 WEL for ada.*100.00 used/,
    );
  });
});

test("that month's statements made again put it right", async () => {
  await begin(false);
  await month.type(SUBSIDY_BALANCES, KEY, { Left: 9000 });
  await month.statements();
  expect((await month.statements(FEBRUARY)).statements).toHaveLength(2);
});

test("the month itself is not closed with a balance that is more than was granted", async () => {
  await begin(false);
  await month.send();
  await month.journal();
  await month.type(SUBSIDY_BALANCES, KEY, { Left: 9000 });
  await expect(month.close(JANUARY, "all the same")).rejects.toThrow(
    /says 9000.00 left, the statement lines come to 400.00/,
  );
});

test.each<readonly [string, Partial<Subsidy>]>([
  [
    "for a fiscal year, by project",
    { kind: "Amount", share: null, amount: usd("400"), each: "Fiscal year", scope: "Project" },
  ],
  ["for all together", { kind: "Prepaid", share: null, amount: usd("1000"), scope: "All" }],
  ["a share with a cap once, by service", { amount: usd("100"), each: "Once", scope: "Service" }],
  ["for each month", { kind: "Amount", share: null, amount: usd("30"), each: "Month" }],
  ["a share without a cap", {}],
])("nothing is refused that nobody touched: %s", async (_what, change) => {
  await begin(true, change);
  await month.finish(FEBRUARY);
});

test("a subsidy whose terms were changed since then is not refused: who it is for, and how much", async () => {
  await begin(true);
  await month.type(SUBSIDIES, "WEL", { Per: "PI", Amount: 300 });
  await month.statements(FEBRUARY);
  await month.type(SUBSIDIES, "WEL", { Kind: "Prepaid", Per: "Project", Amount: 900 });
  await month.statements(FEBRUARY);
});
