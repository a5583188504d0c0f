/** A status typed over in the sheet: Check names it, and the month stays as closed as closing and posting left it. */
import { checkMonth } from "../../src/steps/check-closing";
import { postPeriod } from "../../src/steps/periods";
import { readMonthState } from "../../src/steps/month-state";
import { Book } from "../../src/steps/book";
import { LOG, PERIODS, SEALS } from "../../src/workbook/tables";
import type { Cell } from "../../src/workbook/shape";
import { madeOnce } from "../support/made-once";
import { JANUARY, type TestMonth } from "../support/month";
import { newRetypedMonth, type Retyped } from "../support/retyped";

let month: TestMonth<Retyped>;
const finished = madeOnce(async () => {
  month = await newRetypedMonth();
  await month.import("hpc_2025-01.csv", [{ billed: "10" }]);
  await month.finish();
  return month;
});
beforeEach(async () => {
  month = await finished();
});

const post = async (): Promise<void> => void (await postPeriod(month.host(), JANUARY, "JE-1", "2025-02-05"));
const status = async (): Promise<string | undefined> =>
  (await Book.open(month.workbook)).periods.find((p) => p.period === JANUARY)?.status;

const WAYS_IN: readonly (readonly [string, (m: TestMonth<Retyped>) => Promise<unknown>])[] = [
  ["import", async (m) => await m.import("more_2025-01.csv", [{ billed: "5", resource: "more" }])],
  ["import again", async (m) => await m.import("hpc_2025-01.csv", [{ billed: "5" }], { replacePeriods: [JANUARY] })],
  ["a decision", async (m) => await m.decide("reject", (await m.charges()).map((c) => c.chargeId))],
  ["statements", async (m) => await m.statements()],
  ["the journal", async (m) => await m.journal()],
  ["closing", async (m) => await m.close()],
]; // prettier-ignore

describe.each([
  [
    "Closed",
    /2025-01 is closed: it was opened in the sheet, not by reopening.*Type Closed back.*or reopen it/,
  ],
  ["Posted", /2025-01 is posted: it was opened in the sheet, not by reopening.*Type Posted back/],
] as const)("Open typed over %s", (was, words) => {
  const typedOpen = madeOnce(async () => {
    if (was === "Posted") await post();
    await month.type(PERIODS, JANUARY, { Status: "Open" });
    return month;
  });
  beforeEach(async () => {
    month = await typedOpen();
  });

  test.each(WAYS_IN)("lets nothing in: %s", async (_way, run) => {
    const before = await month.everything();
    await expect(run(month)).rejects.toThrow(words);
    expect(await month.everything()).toBe(before);
  });

  test("is named until it is typed back", async () => {
    const found = await checkMonth(month.host(), JANUARY);
    expect([found.holds, found.status, found.inSheet, found.findings[0]]).toEqual([
      false,
      was,
      "Open",
      `2025-01 was opened in the sheet, not by reopening: it counts as ${was.toLowerCase()}.`,
    ]);
    expect((await readMonthState(month.workbook, JANUARY)).months[0]?.status).toBe(was);
    await month.type(PERIODS, JANUARY, { Status: was });
    expect(await checkMonth(month.host(), JANUARY)).toMatchObject({ holds: true, findings: [] });
  });

  test("the content hash cleared with it: the log still knows", async () => {
    await month.type(PERIODS, JANUARY, { "Content Hash": "" });
    expect([await status(), (await checkMonth(month.host(), JANUARY)).holds]).toEqual([was, false]);
  });

  test("the log gone: the content hash still tells", async () => {
    const log = (await month.table(LOG)).map((e) => e.entry);
    await month.workbook.apply([{ do: "remove", table: LOG, keys: log }]);
    expect([await status(), (await checkMonth(month.host(), JANUARY)).holds]).toEqual(["Closed", false]);
  });
});

describe.each<readonly [string, readonly string[]]>([
  ["its row in Periods gone", ["Periods"]],
  ["its row and the seals gone: the log knows", ["Periods", "Seals"]],
  ["its row and the log gone: the seals tell", ["Periods", "Log"]],
])("%s", (_what, tables) => {
  const words =
    /2025-01 is closed, and its row in the sheet Periods is gone.*Take the row back.*Nothing was written/;
  const rowsGone = madeOnce(async () => {
    for (const table of [PERIODS, SEALS, LOG].filter(({ name }) => tables.includes(name))) {
      const [rows = []] = await month.workbook.read([{ table }]);
      const heading = table.columns[0]!.heading;
      await month.workbook.apply([{ do: "remove", table, keys: rows.map((row) => String(row[heading])) }]);
    }
    return month;
  });
  beforeEach(async () => {
    month = await rowsGone();
  });

  test.each(WAYS_IN)("nothing gets in: %s", async (_way, run) => {
    const before = await month.everything();
    await expect(run(month)).rejects.toThrow(words);
    expect(await month.everything()).toBe(before);
  });

  test("it is not reopened or posted, and Check names it", async () => {
    await expect(month.reopen()).rejects.toThrow(words);
    await expect(post()).rejects.toThrow(words);
    const { holds, findings } = await checkMonth(month.host(), JANUARY);
    expect([holds, findings[0]]).toEqual([
      false,
      expect.stringContaining("its row in the sheet Periods is gone"),
    ]);
  });
});

test("a row that was typed in again for one that was deleted: closed as before, and open to be reopened", async () => {
  const [row] = await month.table(PERIODS);
  await month.workbook.apply([{ do: "remove", table: PERIODS, keys: [JANUARY] }]);
  await month.workbook.apply([
    { do: "append", table: PERIODS, rows: [{ Period: JANUARY, Status: row!.status }] },
  ]);
  await expect(month.statements()).rejects.toThrow("2025-01 is closed. Nothing was written.");
  await month.reopen();
  expect(await status()).toBe("Open");
});

test.each<readonly [string, Cell, RegExp]>([
  ["a date", 45_658, /Periods 45658: Period is the date 2025-01-01, not a month as text such as 2025-01/],
  ["other words", "Jan 2025", /Period is "Jan 2025", not a month as text such as 2025-01/],
  ["blank", null, /Periods: the row with Status Closed, .*has no Period/],
])("a Period cell that is %s is refused at once, by imports too", async (_what, cell, words) => {
  month.workbook.retype(PERIODS, (rows) => rows.map((row) => ({ ...row, Period: cell })));
  for (const [, run] of WAYS_IN) await expect(run(month)).rejects.toThrow(words);
});

test("a month opened in the sheet is reopened in earnest: it is open, and Check has nothing to say", async () => {
  await month.type(PERIODS, JANUARY, { Status: "Open" });
  await month.reopen();
  expect([await status(), (await checkMonth(month.host(), JANUARY)).findings]).toEqual(["Open", []]);
  await month.import("more_2025-01.csv", [{ billed: "5", resource: "more" }]);
});

test("Closed typed over Posted does not let the month be reopened", async () => {
  await post();
  await month.type(PERIODS, JANUARY, { Status: "Closed" });
  await expect(month.reopen()).rejects.toThrow(/posted to the ledger and stays closed/);
  expect(await checkMonth(month.host(), JANUARY)).toMatchObject({
    holds: false,
    logSays: "Posted as JE-1 on 2025-02-05",
  });
});

test.each(["Closed", "Posted"])("%s typed without a closing", async (typed) => {
  await month.reopen();
  await month.type(PERIODS, JANUARY, { Status: typed });
  const found = await checkMonth(month.host(), JANUARY);
  expect([found.holds, found.logSays]).toEqual([false, "Open"]);
});

test("an open month that Seals has rows of", async () => {
  const seals = await month.table(SEALS);
  await month.reopen();
  await month.add(SEALS, seals);
  const found = await checkMonth(month.host(), JANUARY);
  expect([found.holds, found.findings[0]]).toEqual([
    false,
    "2025-01 is open, and Seals has rows of it: its closing broke off, or it was opened in the sheet.",
  ]);
});
