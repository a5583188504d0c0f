/** Archiving a month: written, read again, compared, and only then taken out; and back again, to the cell. */
import { Refusal } from "../../src/core/problem";
import type { InputFile } from "../../src/ports/ports";
import { archiveMonth } from "../../src/steps/archive";
import { correctCharge } from "../../src/steps/correct-charge";
import { archiveOlder } from "../../src/steps/archive-older";
import { readBrowser } from "../../src/steps/browse";
import { previewImport } from "../../src/steps/import-preview";
import { readMonthState } from "../../src/steps/month-state";
import { postPeriod } from "../../src/steps/periods";
import { restoreMonth } from "../../src/steps/restore-month";
import { workbookRoom } from "../../src/steps/room";
import { showPi } from "../../src/steps/show";
import { plainSheetFiles } from "../../src/testing/plain-sheet-files";
import { ALL_TABLES, CHARGES, LOG, MONTHLY_TOTALS, PERIODS } from "../../src/workbook/tables";
import { madeOnce } from "../support/made-once";
import {
  ADA,
  BEN,
  focusFile,
  JANUARY,
  MemoryFiles,
  newMonth,
  usd,
  type FocusRow,
  type TestMonth,
} from "../support/month";

const FEBRUARY = "2025-02";
const ROWS: FocusRow[] = [
  { billed: "10.005" },
  { billed: "20", list: "31.7", pi: BEN, project: "polymer" },
  { billed: "0.000000123456789", resource: "tiny" },
];

let month: TestMonth;
let files: MemoryFiles;
const closed = madeOnce(async () => {
  month = await newMonth();
  await month.import("hpc_2025-01.csv", ROWS);
  await month.finish();
  return month;
});
beforeEach(async () => {
  month = await closed();
  files = new MemoryFiles("archive");
});

async function posted(): Promise<void> {
  await postPeriod(month.host(), JANUARY, "JE-1", "2025-02-05");
}

async function archive(saved?: InputFile) {
  const request = { period: JANUARY, ...(saved === undefined ? {} : { saved }) };
  return await archiveMonth(month.host(), request, files, files, plainSheetFiles);
}

function asInput(path: string, bytes = files.files.get(path)): InputFile {
  const all = bytes ?? new Uint8Array();
  return {
    name: path,
    size: () => Promise.resolve(all.length),
    slice: (from, to) => Promise.resolve(all.subarray(from, to)),
  };
}

async function restore(path: string) {
  return await restoreMonth(month.host(), { period: JANUARY, file: asInput(path) }, plainSheetFiles);
}

/** All tables but those that archiving writes itself. */
async function tables(besides: readonly string[]): Promise<string> {
  const kept = ALL_TABLES.filter((table) => !besides.includes(table.name));
  return JSON.stringify(await month.workbook.read(kept.map((table) => ({ table }))));
}

test("the charges leave, everything else stays, and the month says where they are", async () => {
  await posted();
  const before = await tables(["Charges", "Periods", "Log"]);
  const result = await archive();
  expect(result).toMatchObject({ file: "archive/2025-01_charges.xlsx", charges: 3, changed: true });
  expect(await month.charges()).toEqual([]);
  expect(await tables(["Charges", "Periods", "Log"])).toBe(before);
  expect((await month.table(PERIODS))[0]).toMatchObject({
    status: "Posted",
    charges: 3,
    archiveFile: result.file,
    archiveSha256: result.sha256,
  });
  expect((await month.log("Archive")).map((e) => [e.what, e.before, e.after])).toEqual([
    [result.file, "3 charges in the workbook", `Archived, SHA-256 ${result.sha256}`],
  ]);
  expect((await month.table(MONTHLY_TOTALS)).length).toBeGreaterThan(0);
});

test("archived and brought back the tables are as they were, to the cell", async () => {
  await posted();
  const before = await tables(["Log", "Periods"]);
  const periods = await month.table(PERIODS);
  const { file } = await archive();
  expect(await restore(file)).toMatchObject({ charges: 3, changed: true });
  expect(await tables(["Log", "Periods"])).toBe(before);
  const undated = (rows: typeof periods) => rows.map((row) => ({ ...row, updatedAt: "" }));
  expect(undated(await month.table(PERIODS))).toEqual(undated(periods));
  expect((await month.tieOut()).tieOut.difference).toBe(0n);
  expect(await archive()).toMatchObject({ changed: true });
});

test("a second time there is nothing to do, and a dry run writes nothing", async () => {
  await posted();
  const before = await month.everything();
  const dry = month.host({ dryRun: true });
  await archiveMonth(dry, { period: JANUARY }, files, files, plainSheetFiles);
  expect([await month.everything(), files.writes]).toEqual([before, 0]);
  await archive();
  const after = await month.everything();
  expect(await archive()).toMatchObject({ changed: false });
  expect(await month.everything()).toBe(after);
});

test("only a posted month is archived", async () => {
  await expect(archive()).rejects.toThrow("2025-01 is closed. Only a month that is posted");
});

test("a month that was changed after it was closed stays, and is named", async () => {
  await posted();
  await month.type(CHARGES, (await month.charges())[0]!.chargeId, { Amount: 99 });
  await expect(archive()).rejects.toThrow("2025-01 was changed after it was closed");
  expect(files.names).toEqual([]);
});

test("a file that reads otherwise than the charges takes nothing out", async () => {
  await posted();
  const before = await month.everything();
  const wrong = {
    ...plainSheetFiles,
    read: async (bytes: Uint8Array) => {
      const text = new TextDecoder().decode(bytes).replace("31.7", "31.8");
      return await plainSheetFiles.read(new TextEncoder().encode(text));
    },
  };
  const failed = archiveMonth(month.host(), { period: JANUARY }, files, files, wrong);
  await expect(failed).rejects.toThrow(/does not read as the charges.*List Cost.*The charges stay/);
  expect(await month.everything()).toBe(before);
});

test("where the host cannot read the file again a person gives it back", async () => {
  await posted();
  const blind = { read: () => Promise.resolve(null) };
  const before = await month.everything();
  const first = archiveMonth(month.host(), { period: JANUARY }, files, blind, plainSheetFiles);
  await expect(first).rejects.toThrow("cannot be read again from here");
  expect(await month.everything()).toBe(before);
  const saved = asInput("archive/2025-01_charges.xlsx");
  await archiveMonth(month.host(), { period: JANUARY, saved }, files, blind, plainSheetFiles);
  expect(await month.charges()).toEqual([]);
});

test("only the very file is brought back", async () => {
  await posted();
  const { file } = await archive();
  const before = await month.everything();
  const other = asInput("other.xlsx", new TextEncoder().encode("[]"));
  await expect(restoreMonth(month.host(), { period: JANUARY, file: other }, plainSheetFiles)).rejects.toThrow(
    "other.xlsx is not the archive of 2025-01",
  );
  expect(await month.everything()).toBe(before);
  await restore(file);
  await expect(restore(file)).rejects.toThrow("2025-01 is not archived");
});

test.each<[string, () => Promise<unknown>]>([
  ["tie-out", () => month.tieOut()],
  ["statements", () => month.statements()],
  ["a decision", () => month.decide("hold", "all")],
  ["show", () => showPi(month.host(), ADA, JANUARY)],
  ["a corrected file", () => month.import("hpc_2025-01.csv", [{ billed: "11" }])],
])("%s says that the month is archived, and where", async (_name, step) => {
  await posted();
  await archive();
  const before = await month.everything();
  const refused = step();
  await expect(refused).rejects.toThrow(Refusal);
  await expect(step()).rejects.toThrow("The charges of 2025-01 are archived in archive/2025-01_charges.xlsx");
  expect(await month.everything()).toBe(before);
});

test("the next month goes on: its rules and reports know the archived month's totals", async () => {
  await posted();
  await archive();
  await month.import("hpc_2025-02.csv", [{ billed: "900", day: "2025-02-10" }]);
  expect((await month.charges(FEBRUARY))[0]?.flags).toContain("Spike");
  const totals = await month.table(MONTHLY_TOTALS);
  expect(totals.filter((total) => total.period === JANUARY)).toHaveLength(2);
  expect((await readBrowser(month.host(), FEBRUARY)).before).toBe(JANUARY);
});

test("the log's chain holds, and a month in sight stands as done", async () => {
  await posted();
  const { file } = await archive();
  await restore(file);
  await archive();
  const entries = await month.table(LOG);
  expect(entries.filter((e) => e.step === "Archive")).toHaveLength(3);
  const { steps } = await readMonthState(month.workbook, JANUARY);
  expect(steps.map((s) => [s.step, s.state])).toEqual([
    ["import", "done"],
    ["review", "done"],
    ["statements", "done"],
    ["send", "done"],
    ["journal", "done"],
    ["close", "done"],
  ]);
});

test("a later month that corrects this one is needed for the next correction, and named while it is archived", async () => {
  const [original] = await month.charges();
  const correct = (amount: string) =>
    correctCharge(month.host(), {
      of: JANUARY,
      chargeId: original!.chargeId,
      change: { amount },
      reason: "metered twice",
    });
  await posted();
  await correct("8.00");
  await month.finish(FEBRUARY);
  await postPeriod(month.host(), FEBRUARY, "JE-2", "2025-03-05");
  const archived = await archiveMonth(month.host(), { period: FEBRUARY }, files, files, plainSheetFiles);
  expect((await month.table(PERIODS)).find((p) => p.period === FEBRUARY)?.archivedCorrections).toBe(JANUARY);
  const before = await month.everything();
  await expect(correct("7.00")).rejects.toThrow(`The charges of 2025-02 are archived in ${archived.file}`);
  expect(await month.everything()).toBe(before);
  const file = asInput(archived.file);
  await restoreMonth(month.host(), { period: FEBRUARY, file }, plainSheetFiles);
  const { charges } = await correct("7.00");
  // What February took off is known again: 8.00 goes back and 7.00 comes.
  expect(charges.map((c) => [c.period, c.amount])).toEqual([
    ["2025-03", usd("-8.00")],
    ["2025-03", usd("7.00")],
  ]);
});

test("charges carried from a month that may still be reopened stay", async () => {
  await month.reopen();
  await month.decide("hold", [(await month.charges())[0]!.chargeId], "the PI asks");
  await month.statements();
  await month.send();
  await month.reverse("2025-01-J1");
  await month.journal();
  await month.close();
  await month.decide("approve", "all", "agreed", FEBRUARY);
  await month.finish(FEBRUARY);
  await postPeriod(month.host(), FEBRUARY, "JE-2", "2025-03-05");
  const february = () => archiveMonth(month.host(), { period: FEBRUARY }, files, files, plainSheetFiles);
  await expect(february()).rejects.toThrow(
    "2025-02 has charges carried over from 2025-01, which is not posted",
  );
  await posted();
  expect(await february()).toMatchObject({ changed: true });
});

test("more months than are kept are told of at the import, at the start and in the list, until they are archived", async () => {
  await posted();
  await month.setting("Months Kept", "1");
  const said = "The charges of 2 months are in this workbook; Months Kept says 1: archive 2025-01.";
  const { notes } = await month.import("hpc_2025-02.csv", [{ billed: "9", day: "2025-02-10" }]);
  expect(notes).toEqual([said]);
  expect((await readMonthState(month.workbook, FEBRUARY)).warnings).toEqual([said]);
  expect(await workbookRoom(month.host())).toEqual([said]);
  const { archived, waiting } = await archiveOlder(month.host(), () => files, files, plainSheetFiles);
  expect([archived.map((a) => a.period), waiting]).toEqual([[JANUARY], []]);
  expect(await workbookRoom(month.host())).toEqual([]);
  expect((await readMonthState(month.workbook, FEBRUARY)).warnings).toEqual([]);
});

test("an older month that is not posted waits", async () => {
  await month.setting("Months Kept", "1");
  await month.import("hpc_2025-02.csv", [{ billed: "9", day: "2025-02-10" }]);
  const result = await archiveOlder(month.host(), () => files, files, plainSheetFiles);
  expect(result).toEqual({ archived: [], waiting: [JANUARY], monthsKept: 1 });
});

test("the preview of a file of an archived month says so, and imports nothing", async () => {
  await posted();
  const { file } = await archive();
  const request = { add: false, replacePeriods: [], invoiceTotal: null, acceptProblems: false };
  const preview = await previewImport(month.host(), {
    ...request,
    files: [focusFile("hpc_2025-01.csv", [{ billed: "11" }])],
  });
  expect(preview.refusal).toContain(`The charges of 2025-01 are archived in ${file}`);
  expect([preview.months, preview.result]).toEqual([[], null]);
});
