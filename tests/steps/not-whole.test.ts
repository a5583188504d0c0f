/** A table or column that is not found: every step refuses before anything is written, and setting up says what it makes anew. */
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openXlsxWorkbook, type XlsxWorkbook } from "../../src/adapters/xlsx/xlsx-workbook";
import { initWorkbook, type InitResult } from "../../src/steps/init";
import { readMonthState } from "../../src/steps/month-state";
import { loadXlsx, saveXlsx } from "../../src/testing/excel-xlsx";
import { peopleInExcel } from "../../src/testing/people-in-excel";
import type { People } from "../../src/testing/workbook-contract-people";
import { NotWhole } from "../../src/workbook/whole";
import {
  ALL_TABLES,
  CHARGES,
  MAIL_LOG,
  PEOPLE,
  PERIODS,
  RATES,
  RULES,
  SETTINGS,
  SOURCES,
  SPLITS,
  STATEMENTS,
} from "../../src/workbook/tables";
import { BEN, newMonthOn, TestMonth } from "../support/month";

let folder: string;
let sent: string;
let path: string;
let workbook: XlsxWorkbook | null = null;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "not-whole-"));
  sent = join(folder, "sent.xlsx");
  path = join(folder, "month.xlsx");
  const opened = await openXlsxWorkbook(sent, { create: true });
  const month = await newMonthOn(opened, opened);
  await month.import("hpc.csv", [{ billed: "12.50", resource: "a", pi: BEN, project: "polymer" }]);
  await month.decide("approve", "all");
  await month.statements();
  await month.send();
  await opened.close();
});
beforeEach(() => copyFile(sent, path));
afterEach(async () => {
  await workbook?.close();
  workbook = null;
});
afterAll(() => rm(folder, { recursive: true }));

async function damaged(damage: (people: People) => Promise<void>): Promise<TestMonth<XlsxWorkbook>> {
  const file = await loadXlsx(path);
  await damage(peopleInExcel((work) => Promise.resolve(work(file))));
  await writeFile(path, saveXlsx(file));
  workbook = await openXlsxWorkbook(path);
  return new TestMonth(workbook);
}

async function setUp(month: TestMonth<XlsxWorkbook>): Promise<InitResult> {
  return await initWorkbook(month.host(), month.workbook, []);
}

const CASES: readonly (readonly [string, (people: People) => Promise<void>, RegExp])[] = [
  ["Splits was converted", (p) => p.convertToRange(SPLITS), /The sheet Splits has no table any more/],
  [
    "Mail Log was converted",
    (p) => p.convertToRange(MAIL_LOG),
    /The sheet Mail Log has no table.*Table Name: MailLog/,
  ],
  ["Settings was converted", (p) => p.convertToRange(SETTINGS), /The sheet Settings has no table/],
  ["Charges was converted", (p) => p.convertToRange(CHARGES), /The sheet Charges has no table/],
  ["Rules was renamed", (p) => p.renameTable(RULES, "Table12"), /The table Rules is called Table12 now/],
  ["Statements was deleted", (p) => p.deleteSheet(STATEMENTS), /Statements is not in the workbook any more/],
  ["Mail Log.Status", (p) => p.renameColumn(MAIL_LOG, "Status", "State"), /no column Status.*stands "State"/],
  [
    "Mail Log.Mail Key",
    (p) => p.renameColumn(MAIL_LOG, "Mail Key", "Key"),
    /no column Mail Key.*stands "Key"/,
  ],
  ["Periods.Period", (p) => p.renameColumn(PERIODS, "Period", "Month"), /no column Period.*stands "Month"/],
  ["Splits.Share %", (p) => p.renameColumn(SPLITS, "Share %", "Share"), /no column Share %.*stands "Share"/],
  [
    "Sources.Cost Basis",
    (p) => p.deleteColumn(SOURCES, "Cost Basis"),
    /no column Cost Basis: it was deleted/,
  ],
  [
    "Settings.Value",
    (p) => p.renameColumn(SETTINGS, "Value", "Values"),
    /Settings has no column Value.*"Values"/,
  ],
  [
    "Charges.Fund Org",
    (p) => p.renameColumn(CHARGES, "Fund Org", "Fund"),
    /Charges has no column Fund Org.*"Fund"/,
  ],
  ["People.Aliases", (p) => p.renameColumn(PEOPLE, "Aliases", "Also"), /no column Aliases.*stands "Also"/],
];

test.each(CASES)("%s: every step refuses, and nothing is written", async (_name, damage, words) => {
  const month = await damaged(damage);
  const before = await readFile(path);
  const steps = [
    () => month.import("hpc.csv", [{ billed: "99", resource: "b", pi: BEN, project: "polymer" }]),
    () => month.decide("approve", "all"),
    () => month.statements(),
    () => month.send(),
    () => month.send({}, month.host({ dryRun: true })),
    () => month.journal(),
    () => month.tieOut(),
    () => month.close(),
    () => readMonthState(month.workbook, ""),
  ];
  for (const step of steps) {
    const refused = await step().then(
      () => null,
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(NotWhole);
    expect((refused as NotWhole).message).toMatch(words);
    expect((refused as NotWhole).inPane).toMatch(words);
  }
  expect(month.mail.mails).toEqual([]);
  expect([...month.statementFiles.names, ...month.journalFiles.names]).toEqual([]);
  expect((await readFile(path)).equals(before)).toBe(true);
});

test("another program dropped every table: the workbook is not taken for a blank one", async () => {
  const month = await damaged(async (people) => {
    for (const table of ALL_TABLES) await people.convertToRange(table);
  });
  await expect(month.statements()).rejects.toThrow(
    /^The sheets Adjustments, Statements, Statement Lines and 25 more have no tables any more: they were converted to ranges, or another program dropped them\./,
  );
  await expect(setUp(month)).rejects.toThrow(/^The sheets Charges.*Nothing was written\.$/);
});

test("a workbook of an earlier version is told to set up, which adds all of it without a word of warning", async () => {
  const month = await damaged(async (people) => {
    await people.deleteSheet(RATES);
    await people.deleteColumn(CHARGES, "Seal");
    await people.deleteColumn(MAIL_LOG, "Reason");
  });
  const error = (await month.statements().catch((e: unknown) => e)) as NotWhole;
  const lacks =
    "The workbook lacks the sheet Rates, the column Reason of Mail Log, the column Seal of Charges: it is of an earlier version, or was not set up to its end.";
  expect(error.message).toBe(`${lacks} Run init: that adds it. Nothing was written.`);
  expect(error.inPane).toBe(`${lacks} Press Add what is missing: that adds it. Nothing was written.`);
  expect(error.addable).toBe(true);
  const { added, warnings } = await setUp(month);
  expect(added).toEqual(["sheet Rates", "column Seal of Charges", "column Reason of Mail Log"]);
  expect(warnings).toEqual([]);
  expect((await month.send()).sent).toEqual([]);
});

describe("setting up", () => {
  test.each<[string, (people: People) => Promise<void>, RegExp]>([
    ["a key", (p) => p.renameColumn(PERIODS, "Period", "Month"), /Period.*"Month".*Rename the heading back/],
    ["a deleted key", (p) => p.deleteColumn(MAIL_LOG, "Mail Key"), /no column Mail Key/],
    ["money", (p) => p.renameColumn(CHARGES, "Amount", "Sum"), /Amount.*"Sum"/],
    ["deleted money", (p) => p.deleteColumn(CHARGES, "Billed Cost"), /Billed Cost: it was deleted/],
    ["what was billed", (p) => p.renameColumn(STATEMENTS, "Amount", "Due"), /Amount.*"Due"/],
    [
      "a fund that stands under another heading",
      (p) => p.renameColumn(CHARGES, "Fund Org", "Fund"),
      /Fund Org/,
    ],
    ["a table under another name", (p) => p.renameTable(SPLITS, "Table3"), /Splits is called Table3 now/],
    ["a range that was a table", (p) => p.convertToRange(MAIL_LOG), /Mail Log has no table any more/],
  ])("refuses %s", async (_name, damage, words) => {
    const month = await damaged(damage);
    const before = await readFile(path);
    await expect(setUp(month)).rejects.toThrow(words);
    expect((await readFile(path)).equals(before)).toBe(true);
  });

  test("says that a column is new and empty, and which heading may be the one before", async () => {
    const month = await damaged(async (people) => {
      await people.renameColumn(PEOPLE, "Aliases", "Also");
      await people.moveColumn(PEOPLE, "Also", "Email");
      await people.deleteColumn(SOURCES, "Notes");
    });
    const { added, warnings } = await setUp(month);
    expect(added).toEqual(["column Aliases of People", "column Notes of Sources"]);
    expect(warnings).toEqual([
      'The column Aliases of People is new and empty. Was it renamed to "Also"? Then delete the new column and rename that heading back.',
      "The column Notes of Sources is new and empty. What stood in the one before is in an earlier version of the workbook.",
    ]);
  });

  test("says that rows of a sheet that is gone count no longer", async () => {
    const month = await damaged((people) => people.deleteSheet(MAIL_LOG));
    await expect(month.send()).rejects.toThrow(
      /Where nothing that was in it is needed: Run init, and it comes anew, empty/,
    );
    const { warnings } = await setUp(month);
    expect(warnings).toEqual([
      "The sheet Mail Log is new and empty. Rows of the one before count no longer: if it had any, take back an earlier version of the workbook instead.",
    ]);
  });

  test("completes what was interrupted before there were any rows, without a word of warning", async () => {
    const fresh = join(folder, "fresh.xlsx");
    const opened = await openXlsxWorkbook(fresh, { create: true });
    workbook = opened;
    await opened.ensure([CHARGES, PEOPLE, SETTINGS], []);
    await expect(new TestMonth(opened).statements()).rejects.toThrow(/was not set up to its end\. Run init/);
    expect((await setUp(new TestMonth(opened))).warnings).toEqual([]);
  });
});
