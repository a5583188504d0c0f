/** Exporting a journal by a layout: checked first, several files, values entered once, accounting date, reversal. */
import Papa from "papaparse";
import { sheetFiles } from "../../src/adapters/sheets/sheet-files";
import { exportJournal, reverseExported } from "../../src/steps/journal";
import { exportedFiles, previewJournal } from "../../src/steps/journal-preview";
import { journalFormats, journalValues, saveJournalValues } from "../../src/steps/journal-values";
import { tieOutMonth } from "../../src/steps/tie-out";
import { JOURNAL, JOURNAL_VALUES, PERIODS, SOURCES } from "../../src/workbook/tables";
import { madeOnce } from "../support/made-once";
import { newMonth, type TestMonth } from "../support/month";

const JANUARY = "2025-01";
let month: TestMonth;

const ready = madeOnce(async () => {
  month = await newMonth();
  await month.import("hpc_2025-01.csv", [
    { billed: "30" },
    { billed: "12.345", project: "polymer" },
    { billed: "-5", project: "atlas" },
  ]);
  await month.decide("approve", "all");
  await month.statements();
  return month;
});
beforeEach(async () => {
  month = await ready();
});

const KUALI = { Chart: "BL" };
async function onKuali(): Promise<void> {
  await month.type(SOURCES, "HPC", { "Debit Account": "7420", "Credit Account": "5920" });
  await month.statements();
  await saveJournalValues(month.host(), "kuali-sb", KUALI);
}

test("a pair of files is saved, kept in the month's row, and ties out", async () => {
  await onKuali();
  const result = await month.journal(JANUARY, "kuali-sb");
  expect(result.files).toEqual([
    "journal/2025-01-J1_kuali-sb_income.csv",
    "journal/2025-01-J1_kuali-sb_expense.csv",
  ]);
  expect(result.control).toBe("journal/2025-01-J1_control.csv");
  const [row] = await month.table(PERIODS);
  expect(row?.journalFile).toBe(result.files.join("; "));
  expect(row?.journalSha256).toMatch(/^[0-9a-f]{64}; [0-9a-f]{64}$/);
  const tied = await month.tieOut();
  expect([tied.tieOut.difference, tied.warnings]).toEqual([0n, []]);

  const [, expense = ""] = result.files;
  const text = month.journalFiles.text(expense);
  month.journalFiles.files.set(expense, new TextEncoder().encode(text.replace("30.00", "31.00")));
  const changed = await month.tieOut();
  expect(changed.warnings).toEqual([`The journal file ${expense} was changed after it was exported.`]);
  expect(changed.tieOut.difference).not.toBe(0n);
  month.journalFiles.files.delete(expense);
  expect((await month.tieOut()).warnings.join()).toMatch(/is not there any more/);
});

test.each(["charges", "default", "summary", "general"])(
  "a charge of 0.00 that no fund pays does not stop the journal as %s",
  async (format) => {
    await month.import("free_2025-01.csv", [{ billed: "0", list: "12", project: "reef" }], { add: true });
    await month.statements();
    const { path } = await month.journal(JANUARY, format);
    expect(month.journalFiles.text(path)).not.toContain("reef");
    expect((await month.tieOut()).tieOut.difference).toBe(0n);
  },
);

test("several files begin with the name that a person gives", async () => {
  await onKuali();
  const request = { period: JANUARY, format: "kuali-sb", fileName: "january.csv" };
  const { files, control } = await exportJournal(month.host(), request, month.journalFiles);
  expect([...files, control]).toEqual([
    "journal/january_income.csv",
    "journal/january_expense.csv",
    "journal/january_control.csv",
  ]);
  expect((await month.tieOut()).tieOut.difference).toBe(0n);
});

test("the control sheet has the totals and the hashes of the files", async () => {
  await onKuali();
  const { control } = await month.journal(JANUARY, "kuali-sb");
  const rows = new Map(Papa.parse<[string, string]>(month.journalFiles.text(control)).data);
  const [row] = await month.table(PERIODS);
  const [income, expense] = (row?.journalSha256 ?? "").split("; ");
  expect(Object.fromEntries(rows)).toMatchObject({
    Journal: "2025-01-J1",
    Evidence: "from vendor documentation",
    "Accounting date": "2025-01-31",
    Currency: "USD",
    Lines: "4",
    Debits: "42.35",
    Credits: "42.35",
    "Hash total (debits + credits)": "84.70",
    Files: "2",
    "File 1 SHA-256": income,
    "File 1 debits": "0.00",
    "File 1 credits": "42.35",
    "File 2 SHA-256": expense,
    "File 2 debits": "42.35",
  });
});

test("what the ledger would refuse stops the export, with every line, and nothing is written", async () => {
  await saveJournalValues(month.host(), "kuali-sb", KUALI);
  const before = await month.everything();
  await expect(month.journal(JANUARY, "kuali-sb")).rejects.toThrow(
    /does not fit Kuali .*Object "07420": has 5 characters, 4 are allowed.*Nothing was written/,
  );
  expect(await month.everything()).toBe(before);
  expect(month.journalFiles.names).toEqual([]);
  const preview = await previewJournal(month.host(), JANUARY, "kuali-sb");
  expect(preview.findings.map((f) => [f.severity, f.line, f.column])).toEqual([
    ["Error", 1, "Object"],
    ["Error", 2, "Object"],
    ["Error", 3, "Object"],
    ["Error", 4, "Object"],
  ]);
});

test("a preview tells the layout, its values, what it writes and the totals", async () => {
  const preview = await previewJournal(month.host(), JANUARY, "banner-gurfeed");
  expect(preview.preset).toMatchObject({ name: "banner-gurfeed", evidence: "from vendor documentation" });
  expect(preview.preset.values[0]).toMatchObject({ field: "System ID", value: "", needed: true });
  expect(preview.fileNames).toEqual(["2025-01-J1_banner-gurfeed.csv", "2025-01-J1_control.csv"]);
  expect(preview.control).toEqual({ lines: 4, debits: 4235, credits: 4235, hashTotal: 8470 });
  expect(preview.findings.every((f) => f.severity === "Error" && f.line === 0)).toBe(true);
});

test("the accounting date is the month's last day unless another is given; what is none is refused", async () => {
  const request = { period: JANUARY, accountingDate: "2025-02-30" };
  await expect(exportJournal(month.host(), request, month.journalFiles)).rejects.toThrow(/is no date/);
  const dated = { period: JANUARY, accountingDate: "2025-02-03" };
  expect((await exportJournal(month.host(), dated, month.journalFiles)).accountingDate).toBe("2025-02-03");
  const [line] = await month.table(JOURNAL);
  expect(line).toMatchObject({ format: "general", accountingDate: "2025-02-03", status: "Exported" });
});

test("it is taken back with a reason, in the layout it went out in, and written again as it was", async () => {
  const { path } = await month.journal(JANUARY, "template");
  const again = await exportedFiles(month.host(), JANUARY);
  expect(again.map((f) => f.path)).toEqual([path]);
  expect(new TextDecoder().decode(again[0]?.bytes)).toBe(month.journalFiles.text(path));

  const request = { period: JANUARY, journalId: "2025-01-J1" };
  await expect(
    reverseExported(month.host(), { ...request, reason: " " }, month.journalFiles),
  ).rejects.toThrow(/Say why 2025-01-J1 is taken back/);
  await month.type(JOURNAL, "2025-01-J1/0001", { "Accounting Date": "2025-02-03" });
  const back = await month.reverse("2025-01-J1", JANUARY, "wrong period");
  expect(back.accountingDate).toBe("2025-02-03");
  expect([back.format, back.path]).toEqual(["template", "journal/2025-01-J1-R_template.csv"]);
  expect((await month.log("Journal")).at(-1)).toMatchObject({
    before: expect.stringMatching(
      /^Exported to journal\/2025-01-J1_template\.csv, SHA-256 [0-9a-f]{64}$/,
    ) as string,
    after: expect.stringMatching(
      /^Reversed by 2025-01-J1-R in journal\/2025-01-J1-R_template\.csv, SHA-256 [0-9a-f]{64}$/,
    ) as string,
    reason: "wrong period",
  });
});

test("a sheet needs what makes sheets; with it, it is made, read again and ties out", async () => {
  await saveJournalValues(month.host(), "peoplesoft-sheet", { "Business Unit": "UNIV1", File: "xlsx" });
  const request = { period: JANUARY, format: "peoplesoft-sheet" };
  await expect(exportJournal(month.host(), request, month.journalFiles)).rejects.toThrow(
    /Excel sheet, which cannot be made or read here/,
  );
  const { path } = await exportJournal(month.host(), request, month.journalFiles, sheetFiles());
  expect(path).toBe("journal/2025-01-J1_peoplesoft-sheet.xlsx");
  const read = await tieOutMonth(month.host(), JANUARY, month.journalFiles, sheetFiles());
  expect([read.tieOut.difference, read.warnings]).toEqual([0n, []]);
  // Where no sheet can be read, its hash says that it is what was checked.
  const unread = await month.tieOut();
  expect([unread.tieOut.difference, unread.warnings]).toEqual([0n, []]);
});

test("a layout that is gone, or a file that is no zip any more, leaves the Journal table", async () => {
  await saveJournalValues(month.host(), "oracle-fbdi", { "Ledger ID": "300000046975971" });
  const { path } = await month.journal(JANUARY, "oracle-fbdi");
  expect((await month.tieOut()).tieOut.difference).toBe(0n);
  month.journalFiles.files.set(path, new TextEncoder().encode("no zip"));
  const broken = await month.tieOut();
  expect([broken.tieOut.difference, broken.warnings]).toEqual([
    0n,
    [
      `The journal file ${path} was changed after it was exported.`,
      `The journal file ${path} is in no known layout; the Journal table was used.`,
    ],
  ]);
  for (const { lineId } of await month.table(JOURNAL)) await month.type(JOURNAL, lineId, { Format: "gone" });
  expect((await month.tieOut()).warnings.at(-1)).toMatch(/in no known layout/);
});

test("a layout that lists charges ties out by its net amount", async () => {
  const { path } = await month.journal(JANUARY, "charges");
  expect((await month.tieOut()).tieOut.difference).toBe(0n);
  const text = month.journalFiles.text(path);
  month.journalFiles.files.set(path, new TextEncoder().encode(text.replace(",30.00,", ",29.00,")));
  expect((await month.tieOut()).tieOut.difference).toBe(10n ** 30n);
});

describe("values of a layout", () => {
  test("are written with their meanings, logged, and listed", async () => {
    const saved = await saveJournalValues(month.host(), "kuali-sb", { chart: "BL", Columns: "9" });
    expect(saved.changed).toEqual(["Chart"]);
    const rows = await month.table(JOURNAL_VALUES);
    expect(rows.map((r) => [r.valueId, r.value])).toEqual([
      ["kuali-sb/Chart", "BL"],
      ["kuali-sb/Columns", "9"],
      ["kuali-sb/Org Ref ID", ""],
    ]);
    expect(rows[0]?.meaning).toMatch(/chart of all accounts/);
    expect((await month.log("Journal")).at(-1)).toMatchObject({
      what: "kuali-sb: Chart",
      before: "",
      after: "BL",
    });
    expect((await journalValues(month.host(), "kuali-sb"))[0]).toMatchObject({ field: "Chart", value: "BL" });
  });

  test.each<[Record<string, string>, RegExp]>([
    [{ Company: "1" }, /kuali-sb has no value "Company"; it has: Chart, Columns, Org Ref ID/],
    [{ Chart: "BLX" }, /Chart "BLX" has 3 characters, 2 are allowed/],
  ])("that do not fit are refused: %j", async (values, message) => {
    await expect(saveJournalValues(month.host(), "kuali-sb", values)).rejects.toThrow(message);
    expect(await month.table(JOURNAL_VALUES)).toEqual([]);
  });

  test("say which layouts are ready", async () => {
    const ready = async () =>
      (await journalFormats(month.host())).find((f) => f.name === "banner-gurfeed")?.ready;
    expect(await ready()).toBe(false);
    await saveJournalValues(month.host(), "banner-gurfeed", {
      "System ID": "XFEED", "User ID": "XFEED", "Rule Class": "JE16", Chart: "1",
    }); // prettier-ignore
    expect(await ready()).toBe(true);
  });
});
