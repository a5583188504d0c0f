/**
 * Fault 11 of the program that this one replaces: totals counted rejected charges; stale statements stayed; a dry run
 * overwrote issued PDFs.
 */
import { START, TIE_OUT } from "../../src/workbook/reports";
import { PERIODS, STATEMENT_LINES, STATEMENTS } from "../../src/workbook/tables";
import { ADA, BEN, newMonth, usd, type TestMonth } from "../support/month";

const ROWS = [{ billed: "10" }, { billed: "20", pi: BEN, project: "polymer" }];

let month: TestMonth;
beforeEach(async () => {
  month = await newMonth();
  await month.import("hpc_2025-01.csv", ROWS);
});

const benId = async (): Promise<string> => (await month.charges()).find((c) => c.pi === BEN)!.chargeId;

test("rejected charges are in no billed total, and what was rejected is shown", async () => {
  await month.decide("reject", [await benId()], "a test run");
  expect((await month.table(PERIODS))[0]).toMatchObject({ charges: 2, billed: usd("10"), list: usd("10") });
  expect(month.workbook.reportValues(START.sheet)).toMatchObject({ billed: 10 });
  expect(month.workbook.reportValues(TIE_OUT.sheet)).toMatchObject({
    imported: 30,
    billed: 10,
    rejected: 20,
  });
});

test.each([
  ["a draft", "Void", false],
  ["an issued one", "Superseded", true],
])("%s whose charges went is %s, in no total and in no journal", async (_what, status, send) => {
  await month.statements();
  if (send) await month.send();
  await month.decide("reject", [await benId()], "a test run");
  const { ended } = await month.statements();

  expect(ended.map((s) => [s.pi, s.status])).toEqual([[BEN, status]]);
  expect((await month.table(PERIODS))[0]?.statements).toBe(1);
  expect(await month.journal()).toMatchObject({ debits: "10.00", credits: "10.00" });
  expect((await month.tieOut()).tieOut.difference).toBe(0n);
  const lines = await month.table(STATEMENT_LINES);
  expect(lines.filter((l) => l.pi === BEN)).toHaveLength(send ? 1 : 0);
});

test("a dry run writes no file and no cell", async () => {
  await month.statements();
  await month.send();
  const before = await month.everything();
  const files = new Map(month.statementFiles.files);
  await month.workbook.apply([]);
  await month.import("hpc_2025-01b.csv", [{ billed: "99" }], {}, month.host({ dryRun: true }));
  expect(await month.everything()).toBe(before);

  await month.import("hpc_2025-01b.csv", [{ billed: "99" }]);
  const changed = await month.everything();
  const result = await month.statements("2025-01", month.host({ dryRun: true }));

  expect(result.statements.map((s) => [s.record.statementNo, s.changed])).toEqual([
    ["2025-01-0001-R2", true],
  ]);
  expect(await month.everything()).toBe(changed);
  expect(month.statementFiles.files).toEqual(files);
});

test("an issued PDF is never written over, also when the look of statements is changed", async () => {
  await month.statements();
  await month.send({ only: ADA });
  const file = (pi: string): Uint8Array =>
    month.statementFiles.files.get(`statements/2025-01-000${pi === ADA ? 1 : 2}_${pi}.pdf`)!;
  const [ada, ben] = [file(ADA), file(BEN)];
  await month.setting("Primary Colour", "#FF0000");
  await month.statements();
  expect(Buffer.compare(file(ADA), ada)).toBe(0);
  expect(Buffer.compare(file(BEN), ben)).not.toBe(0);
});

test("an issued PDF stays as it went out, apart from its revision", async () => {
  await month.statements();
  await month.send();
  const [old] = [...month.statementFiles.files.entries()];
  await month.import("hpc_2025-01b.csv", [{ billed: "11" }, ROWS[1]!]);
  await month.statements();
  expect(month.statementFiles.names).toEqual([
    `statements/2025-01-0001-R2_${ADA}.pdf`,
    `statements/2025-01-0002_${BEN}.pdf`,
    `statements/superseded/2025-01-0001_${ADA}.pdf`,
  ]);
  expect(month.statementFiles.files.get(`statements/superseded/2025-01-0001_${ADA}.pdf`)).toEqual(old![1]);
  expect((await month.table(STATEMENTS)).map((s) => `${s.statementNo} ${s.status}`)).toEqual([
    "2025-01-0001 Superseded",
    "2025-01-0002 Issued",
    "2025-01-0001-R2 Draft",
  ]);
});
