/**
 * Fault 7 of the program that this one replaces: header glued to the first line, no quoting, no defence against
 * formulas, unbalanced without a word when a source has no fund, negative debits, empty reference, exported twice
 * without a mark.
 */
import Papa from "papaparse";
import { JOURNAL, PERIODS, SOURCES } from "../../src/workbook/tables";
import { madeOnce } from "../support/made-once";
import { BEN, newMonth, source, type FocusRow, type TestMonth } from "../support/month";

async function monthWith(rows: readonly FocusRow[]): Promise<TestMonth> {
  const month = await newMonth();
  await month.rule("Fund matches no pattern", { On: "No" });
  await month.import("hpc_2025-01.csv", rows);
  await month.decide("approve", "all", "as agreed");
  await month.statements();
  return month;
}

function rowsOf(text: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

const plain = madeOnce(() => monthWith([{ billed: "10" }]));

test("the heading stands on a line of its own, and every line ends with CRLF", async () => {
  const month = await plain();
  const { path } = await month.journal("2025-01", "template");
  const lines = month.journalFiles.text(path).split("\r\n");
  expect(lines[0]).toBe("Fund,Orgn,Account,Program,Activity,Location,Debit,Credit,Description,Reference ID");
  expect(lines).toHaveLength(4);
  expect(lines[3]).toBe("");
  expect(lines.join("")).not.toContain("\n");
});

test("what has commas, quotes and line breaks is quoted and reads back as it was", async () => {
  const project = 'a "b", c';
  const month = await monthWith([{ billed: "10", project, fund: "BIO-10000" }]);
  await month.setting("Debit Description", '{project_id}, "{period}"');
  const { path } = await month.journal();
  expect(rowsOf(month.journalFiles.text(path))[0]).toMatchObject({
    Project: project,
    Description: `${project}, "2025-01"`,
  });
});

test.each(["=HYPERLINK(1)", "+1", "-1+2", "@SUM(A1)", "\t=1"])(
  'text such as "%s" is no formula, and amounts stay numbers',
  async (project) => {
    const month = await monthWith([{ billed: "10", project, fund: "BIO-10000" }]);
    const { path } = await month.journal();
    const [debit, credit] = rowsOf(month.journalFiles.text(path));
    expect(debit?.["Project"]).toMatch(/^'/);
    expect([debit?.["Debit"], debit?.["Credit"]]).toEqual(["10.00", ""]);
    expect([credit?.["Debit"], credit?.["Credit"]]).toEqual(["", "10.00"]);
  },
);

test("a source without a fund to credit is refused by name, and nothing is written", async () => {
  const month = await newMonth({ sources: [source("HPC", { creditFundOrg: "" }), source("AWS")] });
  await month.import("hpc_2025-01.csv", [{ billed: "10" }]);
  await month.import("aws_2025-01.csv", [{ billed: "20" }]);
  await month.statements();
  const before = await month.everything();

  await expect(month.journal()).rejects.toThrow(
    /source HPC has no Credit Fund Org in the Sources table.*Nothing was written/,
  );
  expect(await month.everything()).toBe(before);
  expect(month.journalFiles.names).toEqual([]);

  await month.type(SOURCES, "HPC", { "Credit Fund Org": "RCC-90030" });
  expect(await month.journal()).toMatchObject({ debits: "30.00", credits: "30.00" });
});

test("a refund swaps the sides: no amount is negative, and debits equal credits", async () => {
  const month = await monthWith([
    { billed: "-30", category: "Credit", pi: BEN, project: "polymer" },
    { billed: "100" },
    { billed: "-0.005", resource: "tiny" },
  ]);
  const { path, debits, credits } = await month.journal();
  expect(debits).toBe(credits);
  const rows = rowsOf(month.journalFiles.text(path));
  expect(rows.map((r) => [r["Fund Org"], r["Debit"], r["Credit"]])).toEqual([
    ["BIO-10000", "100.00", ""],
    ["CHEM-10000", "", "30.00"],
    ["RCC-90030", "", "70.00"],
  ]);
});

test("every line has a reference that leads to its journal", async () => {
  const month = await plain();
  const { path, journalId } = await month.journal("2025-01", "template");
  expect(rowsOf(month.journalFiles.text(path)).map((r) => r["Reference ID"])).toEqual([journalId, journalId]);
});

test("it is exported once; a reversal takes it back, then comes the next", async () => {
  const month = await plain();
  const first = await month.journal();
  expect(first.journalId).toBe("2025-01-J1");
  const before = await month.everything();

  await expect(month.journal("2025-01", "template")).rejects.toThrow(
    /exported already as 2025-01-J1 to .*--reverse 2025-01-J1 --reason "…"\. Nothing was written/,
  );
  expect(await month.everything()).toBe(before);
  expect(month.journalFiles.names).toEqual([
    "journal/2025-01-J1_control.csv",
    "journal/2025-01-J1_general.csv",
  ]);

  const back = await month.reverse("2025-01-J1");
  const rows = [first.path, back.path].flatMap((path) => rowsOf(month.journalFiles.text(path)));
  const add = (side: string): number => rows.reduce((sum, row) => sum + Number(row[side]), 0);
  for (const fund of ["BIO-10000", "RCC-90030"]) {
    const own = rows.filter((row) => row["Fund Org"] === fund);
    expect(own.map((row) => row["Debit"]).sort()).toEqual(own.map((row) => row["Credit"]).sort());
  }
  expect(add("Debit")).toBe(add("Credit"));
  await expect(month.reverse("2025-01-J1")).rejects.toThrow(/reversed already/);

  expect((await month.journal()).journalId).toBe("2025-01-J2");
  expect((await month.table(PERIODS))[0]?.journalId).toBe("2025-01-J2");
  expect(new Set((await month.table(JOURNAL)).map((l) => `${l.journalId} ${l.status}`))).toEqual(
    new Set(["2025-01-J1 Reversed", "2025-01-J1-R Reversed", "2025-01-J2 Exported"]),
  );
  expect((await month.tieOut()).tieOut.difference).toBe(0n);
});
