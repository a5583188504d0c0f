/** Check names whatever was changed in a month since it was closed: each kind of row, and the log. */
import fc from "fast-check";
import { checkMonth, checkMonths, type MonthCheck } from "../../src/steps/check-closing";
import { postPeriod } from "../../src/steps/periods";
import { contentHash } from "../../src/core/seal";
import { subsidy as aSubsidy } from "../../src/testing/book-builders";
import { runs } from "../../src/testing/runs";
import type { Change } from "../../src/ports/ports";
import { keyHeading, type Row, type TableShape } from "../../src/workbook/shape";
import {
  CHARGES,
  IMPORTS,
  JOURNAL,
  LOG,
  MAIL_LOG,
  MONTHLY_TOTALS,
  PERIODS,
  SEALS,
  STATEMENT_LINES,
  STATEMENTS,
  SUBSIDIES,
  SUBSIDY_BALANCES,
} from "../../src/workbook/tables";
import { madeOnce } from "../support/made-once";
import { ADA, BEN, JANUARY, newMonth, usd, type FocusRow, type TestMonth } from "../support/month";

const FEBRUARY = "2025-02";
const ROWS: FocusRow[] = [
  { billed: "10.005" },
  { billed: "20", pi: BEN, project: "polymer" },
  { billed: "30", resource: "held" },
  { billed: "7.1", resource: "refused" },
];

/** January: two PIs billed, a charge held and carried into February, another rejected; closed. */
async function closedMonth(): Promise<TestMonth> {
  const month = await newMonth();
  await month.import("hpc_2025-01.csv", ROWS);
  const id = async (resource: string): Promise<string> =>
    (await month.charges()).find((c) => c.resourceId === resource)?.chargeId ?? "";
  await month.decide("hold", [await id("held")], "asked the dean");
  await month.decide("reject", [await id("refused")], "not ours");
  await month.finish();
  return month;
}

let month: TestMonth;
const finished = madeOnce(async () => {
  month = await closedMonth();
  return month;
});
beforeEach(async () => {
  month = await finished();
});

const check = async (period = JANUARY): Promise<MonthCheck> => await checkMonth(month.host(), period);
const rowsOf = async (table: TableShape): Promise<Row[]> => (await month.workbook.read([{ table }]))[0] ?? [];
const keyOf = (table: TableShape, row: Row | undefined): string => String(row?.[keyHeading(table)] ?? "");
const apply = async (...changes: Change[]): Promise<void> => await month.workbook.apply(changes);

test("a month that was closed is as it was, however often it is looked at, and after posting", async () => {
  const before = await month.everything();
  const first = await check();
  expect(first).toMatchObject({ holds: true, findings: [], contentHash: { ok: true }, withoutSeals: false });
  expect(await check()).toEqual(first);
  expect(await month.everything()).toBe(before);
  await postPeriod(month.host(), JANUARY, "JE-7781", "2025-02-05");
  expect(await check()).toMatchObject({ holds: true, status: "Posted", findings: [] });
  expect((await checkMonths(month.host())).map((c) => [c.period, c.status, c.holds])).toEqual([
    [JANUARY, "Posted", true],
    [FEBRUARY, "Open", true],
  ]);
});

/** The month as a version closed it that did not seal these tables. */
async function earlierClosing(without: readonly string[]): Promise<void> {
  const [row] = await month.table(PERIODS);
  const later = (await month.table(SEALS)).filter((s) => without.includes(s.table));
  expect(later.length).toBeGreaterThan(1);
  await apply({ do: "remove", table: SEALS, keys: later.map((s) => s.sealId) });
  const earlier = contentHash(await month.table(SEALS));
  await month.type(PERIODS, JANUARY, { "Content Hash": earlier });
  const closing = (await month.table(LOG)).find((e) => e.after === `Closed, ${row?.contentHash ?? ""}`);
  await month.type(LOG, closing?.entry ?? "", { After: `Closed, ${earlier}` });
}

/** Cells a person might type over, of the first row of each table. */
const CELLS: readonly (readonly [TableShape, string, string | number])[] = [
  [CHARGES, "Amount", 11], [CHARGES, "PI", BEN], [CHARGES, "Fund Org", "GEO-10000"], [CHARGES, "Review", "Rejected"],
  [CHARGES, "Statement No", "2025-01-0002"], [CHARGES, "Flags", "Spike: gone"], [CHARGES, "Review Note", "x"],
  [CHARGES, "Tags", "{}"], [CHARGES, "Charge Period Start", 45_000], [CHARGES, "Quantity", 3],
  [STATEMENTS, "Amount", 11], [STATEMENTS, "PI", BEN], [STATEMENTS, "Status", "Void"], [STATEMENTS, "Charges", 9],
  [STATEMENT_LINES, "Billed", 11], [STATEMENT_LINES, "Fund Org", "GEO-10000"], [STATEMENT_LINES, "Exact", "9"],
  [IMPORTS, "Billed Total", "9"], [IMPORTS, "Invoice Total", 9], [IMPORTS, "Explanation", "x"], [IMPORTS, "File Name", "x"],
  [JOURNAL, "Debit", 11], [JOURNAL, "Account", "1"], [JOURNAL, "Fund Org", "GEO-10000"], [JOURNAL, "Status", "Reversed"],
]; // prettier-ignore

test.each(CELLS.map(([table, heading, value]) => [table.name, heading, { table, value }] as const))(
  "%s: a changed cell under %s is named, and putting it back is no change",
  async (name, heading, { table, value }) => {
    const [row] = await rowsOf(table);
    const key = keyOf(table, row);
    await apply({ do: "update", table, rows: [{ [keyHeading(table)]: key, [heading]: value }] });
    const found = await check();
    expect(found.holds).toBe(false);
    expect(found.changed.map((c) => [c.table, c.key])).toEqual([[name, key]]);
    expect([found.added, found.missing, found.resealed]).toEqual([[], [], []]);
    expect(found.findings[0]).toContain(`${name} ${key} was changed`);
    await apply({
      do: "update",
      table,
      rows: [{ [keyHeading(table)]: key, [heading]: row?.[heading] ?? null }],
    });
    expect((await check()).holds).toBe(true);
  },
);

describe("mails", () => {
  test("closing keeps each of them", async () => {
    const mails = await rowsOf(MAIL_LOG);
    expect(mails.length).toBeGreaterThan(1);
    const kept = (await month.table(SEALS)).filter((s) => s.table === "Mail Log");
    expect(kept.map((s) => [s.part, s.rows])).toEqual(mails.map((m) => [keyOf(MAIL_LOG, m), 1]).sort());
  });

  test.each([
    ["To", "x@example.edu"], ["Status", "Failed"], ["Message ID", "<x>"], ["At", 45_000],
  ])("one that was typed over under %s is named, without an amount", async (heading, value) => {
    const [row] = await rowsOf(MAIL_LOG);
    const key = keyOf(MAIL_LOG, row);
    await month.type(MAIL_LOG, key, { [heading]: value });
    const found = await check();
    expect([found.holds, found.changed.map((c) => [c.table, c.key])]).toEqual([false, [["Mail Log", key]]]);
    expect(found.findings[0]).toMatch(/^Mail Log 2025-01 .* was changed: to .*, (Sent|Failed)\.$/);
    await month.type(MAIL_LOG, key, { [heading]: row?.[heading] ?? null });
    expect((await check()).holds).toBe(true);
  }); // prettier-ignore

  test("one that is gone, one more, and one whose key was typed over", async () => {
    const [row] = await rowsOf(MAIL_LOG);
    const key = keyOf(MAIL_LOG, row);
    await apply({ do: "remove", table: MAIL_LOG, keys: [key] });
    expect((await check()).findings[0]).toBe(`Mail Log of ${key}: 1 row is missing.`);
    const more = { ...row, "Mail Key": "2025-01 another 1" };
    await apply({ do: "append", table: MAIL_LOG, rows: [row ?? {}, more] });
    expect((await check()).added.map((a) => a.key)).toEqual(["2025-01 another 1"]);
    await apply({ do: "remove", table: MAIL_LOG, keys: [key, "2025-01 another 1"] });
    await apply({ do: "append", table: MAIL_LOG, rows: [{ ...row, "Mail Key": "gone" }] });
    expect((await check()).missing.map((m) => [m.table, m.part])).toEqual([["Mail Log", key]]);
  });

  test("those of the next month are no change, nor is a sorted sheet", async () => {
    const rows = await rowsOf(MAIL_LOG);
    await apply(
      { do: "remove", table: MAIL_LOG, keys: rows.map((row) => keyOf(MAIL_LOG, row)) },
      {
        do: "append",
        table: MAIL_LOG,
        rows: [{ ...rows[0], "Mail Key": "2025-02 ada.quill@example.edu 1" }, ...[...rows].reverse()],
      },
    );
    expect((await check()).holds).toBe(true);
  });

  test("a month that an earlier version closed has no seals of them: it checks as before", async () => {
    await earlierClosing(["Mail Log"]);
    await month.type(MAIL_LOG, keyOf(MAIL_LOG, (await rowsOf(MAIL_LOG))[0]), { Subject: "x" });
    expect(await check()).toMatchObject({ changed: [], added: [], missing: [], contentHash: { ok: true } });
  }); // prettier-ignore
});

const TABLES = [CHARGES, STATEMENTS, STATEMENT_LINES, JOURNAL] as const;

test.each(TABLES.map((table) => [table.name, table] as const))(
  "%s: a row that is gone",
  async (name, table) => {
    const [row] = await rowsOf(table);
    await apply({ do: "remove", table, keys: [keyOf(table, row)] });
    const found = await check();
    expect(found.missing.map((m) => [m.table, m.rows])).toEqual([[name, 1]]);
    expect([found.changed, found.added, found.holds]).toEqual([[], [], false]);
    expect(found.findings[0]).toMatch(/1 row is missing; the part has -?[\d.]+ less than at closing/);
  },
);

describe("what is left beside the rows", () => {
  const BALANCE = `2025-01 ADVANCE ${ADA}`;
  const withSubsidy = madeOnce(async () => {
    month = await newMonth();
    await month.add(SUBSIDIES, [
      aSubsidy({
        subsidyId: "ADVANCE",
        kind: "Prepaid",
        share: null,
        amount: usd("30"),
        paidByFundOrg: "GEO-10000",
        pi: ADA,
      }),
    ]);
    await month.import("hpc_2025-01.csv", ROWS.slice(0, 2));
    await month.finish();
    return month;
  });
  beforeEach(async () => {
    month = await withSubsidy();
  });

  test.each([
    ["Opening", 1],
    ["Granted", 9000],
    ["Used", 1],
    ["Left", 9000],
    ["Beneficiary", BEN],
    ["Granted For", "FY2025"],
  ])("a balance typed over under %s is named", async (heading, value) => {
    expect((await check()).holds).toBe(true);
    await month.type(SUBSIDY_BALANCES, BALANCE, { [heading]: value });
    const found = await check();
    expect(found.holds).toBe(false);
    expect(found.findings.join(" ")).toContain(`Subsidy Balances ${BALANCE}`);
  });

  test("a balance that is gone, and one more", async () => {
    const [row] = await rowsOf(SUBSIDY_BALANCES);
    await apply({ do: "remove", table: SUBSIDY_BALANCES, keys: [BALANCE] });
    expect((await check()).findings[0]).toBe(
      `Subsidy Balances of ADVANCE ${ADA}: 1 row is missing; the part has 19.99 less than at closing.`,
    );
    await apply({
      do: "append",
      table: SUBSIDY_BALANCES,
      rows: [row ?? {}, { ...row, "Balance ID": "another", Beneficiary: BEN }],
    });
    expect((await check()).added.map((a) => a.key)).toEqual(["another"]);
  });

  test.each(["Billed", "List", "Charges", "Held", "Rejected", "Pending"])(
    "a monthly total typed over under %s is named",
    async (heading) => {
      const [row] = await rowsOf(MONTHLY_TOTALS);
      await month.type(MONTHLY_TOTALS, keyOf(MONTHLY_TOTALS, row), { [heading]: 7777 });
      expect((await check()).changed.map((c) => c.table)).toEqual(["Monthly Totals"]);
    },
  );

  test("closed by an earlier version: the month checks as before", async () => {
    await earlierClosing(["Subsidy Balances", "Monthly Totals", "Mail Log"]);
    await month.type(SUBSIDY_BALANCES, BALANCE, { Left: 1 });
    expect(await check()).toMatchObject({ changed: [], added: [], missing: [], contentHash: { ok: true } });
  });
});

test("of a charge that is gone the file's line is named", async () => {
  const refused = (await month.charges()).find((c) => c.resourceId === "refused");
  await apply({ do: "remove", table: CHARGES, keys: [refused?.chargeId ?? ""] });
  const found = await check();
  expect(found.missing).toMatchObject([{ part: "HPC, not billed", rows: 1 }]);
  expect(found.fileLines).toMatchObject([
    { fileName: "hpc_2025-01.csv", lines: [refused?.sourceRow], count: 1 },
  ]);
  expect(found.findings).toContain(
    `hpc_2025-01.csv has a line that no row came from: ${String(refused?.sourceRow)}.`,
  );
});

test.each(TABLES.map((table) => [table.name, table] as const))("%s: a row more", async (name, table) => {
  const [row] = await rowsOf(table);
  await apply({ do: "append", table, rows: [{ ...row, [keyHeading(table)]: "another", Seal: null }] });
  const found = await check();
  expect(found.added.map((a) => [a.table, a.key])).toEqual([[name, "another"]]);
  expect([found.changed, found.missing, found.holds]).toEqual([[], [], false]);
});

test("a row of the Seals sheet that was changed or is gone", async () => {
  const [seal] = await rowsOf(SEALS);
  await apply({ do: "update", table: SEALS, rows: [{ "Seal ID": keyOf(SEALS, seal), Rows: 99 }] });
  expect((await check()).findings).toContain(
    "The Seals sheet was changed: its rows of 2025-01 are not those of the closing.",
  );
  await apply({ do: "remove", table: SEALS, keys: [keyOf(SEALS, seal)] });
  expect((await check()).holds).toBe(false);
});

test("all seals gone, and the content hash put in Periods by hand: the log knows it", async () => {
  const kept = (await check()).contentHash?.kept;
  await apply({ do: "remove", table: SEALS, keys: (await rowsOf(SEALS)).map((row) => keyOf(SEALS, row)) });
  const bare = await check();
  expect(bare).toMatchObject({ holds: false, withoutSeals: true });
  await month.type(PERIODS, JANUARY, { "Content Hash": bare.contentHash?.now ?? "" });
  expect((await check()).findings[0]).toBe(
    `The content hash in Periods (${bare.contentHash?.now ?? ""}) is not the one that the log has of the closing (${kept ?? ""}).`,
  );
});

test.each([
  ["Status", "Open", /2025-01 was opened in the sheet, not by reopening: it counts as posted/],
  ["Status", "Closed", /Periods has it as closed/],
  ["Journal Reference", "JE-1", /another journal number or posting date/],
  ["Posting Date", 45_000, /another journal number or posting date/],
  ["Reason", "x", /another Reason for 2025-01 than the log has of its closing: ""/],
] as const)("%s of Periods typed over with %s", async (heading, value, words) => {
  await postPeriod(month.host(), JANUARY, "JE-7781", "2025-02-05");
  await month.type(PERIODS, JANUARY, { [heading]: value });
  const found = await check();
  expect([found.holds, found.findings[0]]).toEqual([false, expect.stringMatching(words)]);
});

describe("the log", () => {
  const entries = async (): Promise<string[]> => (await month.table(LOG)).map((e) => e.entry);

  test.each(["At", "By", "Step", "Period", "What", "Before", "After", "Reason", "Chain"])(
    "an entry changed under %s is named",
    async (heading) => {
      const numbers = await entries();
      const entry = numbers[2] ?? "";
      await month.type(LOG, entry, { [heading]: heading === "At" ? 45_000 : "another" });
      const { log, holds, findings } = await check();
      expect([log.broken?.entry, holds]).toEqual([entry, false]);
      expect(findings[0]).toContain(`The log's chain breaks at entry ${entry}`);
    },
  );

  test("an entry removed from the middle is noticed at the next", async () => {
    const numbers = await entries();
    await apply({ do: "remove", table: LOG, keys: [numbers[2] ?? ""] });
    expect((await check()).log.broken?.entry).toBe(numbers[3]);
  });

  test("entries cut off at the end are named: Periods keeps the last one of the closing", async () => {
    const numbers = await entries();
    await apply({ do: "remove", table: LOG, keys: numbers.slice(-2) });
    const { log, findings } = await check();
    expect([log.broken, log.cut]).toEqual([null, { first: numbers.at(-2), last: numbers.at(-1) }]);
    expect(findings.join(" ")).toContain(
      `The log's last entries were removed: ${numbers.at(-2) ?? ""} to ${numbers.at(-1) ?? ""}, and any after them.`,
    );
  });

  test("the same after reopening: what stood before it cannot be cut", async () => {
    await month.reopen();
    const numbers = await entries();
    expect((await check()).holds).toBe(true);
    await apply({ do: "remove", table: LOG, keys: numbers.slice(-1) });
    expect((await check()).log.cut).toEqual({ first: numbers.at(-1), last: numbers.at(-1) });
  });

  test("the whole log gone", async () => {
    const numbers = await entries();
    await apply({ do: "remove", table: LOG, keys: numbers });
    expect((await check()).log.cut).toEqual({ first: "0000001", last: numbers.at(-1) });
  });

  test("a sorted sheet is no change", async () => {
    const rows = await rowsOf(LOG);
    await apply(
      { do: "remove", table: LOG, keys: rows.map((row) => keyOf(LOG, row)) },
      { do: "append", table: LOG, rows: [...rows].reverse() },
    );
    expect((await check()).holds).toBe(true);
    await month.import("hpc_2025-02.csv", [{ billed: "1", day: "2025-02-03" }]);
    expect((await check()).holds).toBe(true);
  });
});

test("a carried charge that is gone from the open month is named", async () => {
  const [carried] = await month.charges(FEBRUARY);
  await apply({ do: "remove", table: CHARGES, keys: [carried?.chargeId ?? ""] });
  const found = await check(FEBRUARY);
  expect([found.carriedLost, found.holds]).toEqual([[carried?.chargeId], false]);
  expect(found.findings[0]).toBe(
    `Charge ${carried?.chargeId ?? ""} was carried into 2025-02 and is not there any more.`,
  );
});

test("reopening takes the seals off; a charge taken back is not missed; closing again seals anew", async () => {
  await month.reopen();
  const bare = [
    ...(await month.charges()),
    ...(await month.table(STATEMENTS)),
    ...(await month.table(JOURNAL)),
  ];
  expect([new Set(bare.map((row) => row.seal)), await month.table(SEALS)]).toEqual([new Set([""]), []]);
  expect((await check(FEBRUARY)).carriedLost).toEqual([]);
  await month.close();
  expect(await check()).toMatchObject({ holds: true, status: "Closed" });
  expect((await check(FEBRUARY)).holds).toBe(true);
});

test("closing, looking and running again what may run again change nothing", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: -5_000, max: 9_000 }), { minLength: 2, maxLength: 6 }),
      fc.integer({ min: 0, max: 5 }),
      async (cents, held) => {
        month = await newMonth();
        const rows = cents.map((c, i) => ({ billed: String(c / 100), resource: `n${String(i)}` }));
        await month.import("hpc_2025-01.csv", rows);
        const charge = (await month.charges()).find((c) => c.resourceId === `n${String(held)}`);
        if (charge !== undefined) await month.decide("hold", [charge.chargeId]);
        const pending = (await month.charges()).filter((c) => c.review === "Pending");
        if (pending.length > 0) await month.decide("approve", "all");
        await month.statements();
        await month.send();
        const due = (await month.table(STATEMENT_LINES)).some((line) => line.billed !== 0);
        if (due) await month.journal();
        else await expect(month.journal()).rejects.toThrow("2025-01 has nothing to charge");
        const { contentHash } = await month.close(JANUARY, "as it is");
        const before = await month.everything();
        expect(await check()).toMatchObject({ holds: true, contentHash: { now: contentHash } });
        await expect(month.close(JANUARY, "again")).rejects.toThrow(/closed/);
        await expect(month.statements()).rejects.toThrow(/closed/);
        await month.tieOut();
        expect(await month.everything()).toBe(before);
        await month.reopen();
        await month.close(JANUARY, "as it is");
        expect((await check()).contentHash).toMatchObject({ ok: true, now: contentHash });
      },
    ),
    runs(8),
  );
});
