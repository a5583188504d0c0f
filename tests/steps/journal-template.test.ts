/** A journal written into a person's own template: found by names, everything else left, exported like any other. */
import { sheetFiles } from "../../src/adapters/sheets/sheet-files";
import type { SheetCell, SheetContent } from "../../src/ports/sheet-files";
import { fileOf } from "../../src/ports/input-file";
import type { InputFile } from "../../src/ports/ports";
import { fillJournalTemplate, previewTemplate, type TemplateRequest } from "../../src/steps/journal-template";
import { saveJournalValues } from "../../src/steps/journal-values";
import { tieOutMonth } from "../../src/steps/tie-out";
import { layoutColumn } from "../../src/testing/book-builders";
import { JOURNAL, JOURNAL_FORMAT_COLUMNS, PERIODS } from "../../src/workbook/tables";
import { madeOnce } from "../support/made-once";
import { BEN, JANUARY, newMonth, type TestMonth } from "../support/month";

const sheets = sheetFiles();
const text = (value: string): SheetCell => ({ text: value });
const texts = (...values: readonly string[]): SheetCell[] => values.map(text);

let month: TestMonth;
const ready = madeOnce(async () => {
  month = await newMonth();
  await month.import("hpc_2025-01.csv", [{ billed: "10" }, { billed: "20.5", pi: BEN, project: "polymer" }]);
  await month.statements();
  return month;
});
beforeEach(async () => {
  month = await ready();
});

async function workbook(...content: readonly SheetContent[]): Promise<InputFile> {
  const bytes = await sheets.write(content);
  return fileOf("ours.xlsx", () => Promise.resolve(bytes));
}

function csv(content: string | Uint8Array, name = "ours.csv"): InputFile {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return fileOf(name, () => Promise.resolve(bytes));
}

const fill = async (template: InputFile, more: Partial<TemplateRequest> = {}) =>
  await fillJournalTemplate(month.host(), { period: JANUARY, template, ...more }, month.journalFiles, sheets);
const bytesAt = (path: string): Uint8Array => month.journalFiles.files.get(path) ?? new Uint8Array();
const filledText = async (content: string, more: Partial<TemplateRequest> = {}): Promise<string> =>
  month.journalFiles.text((await fill(csv(content), more)).path);

test("a CSV template with names of its own", async () => {
  const result = await fill(
    csv("Our ledger upload,,,,,\nORGN*,Fund Code,DR,CR,Line Description (35),Approver*\n,,,,,\n"),
  );
  expect(result).toMatchObject({ journalId: "2025-01-J1", format: "general-template", debits: "30.50" });
  expect(result.path).toBe("journal/2025-01-J1_general-template.csv");
  expect(month.journalFiles.text(result.path)).toBe(
    "Our ledger upload,,,,,\nORGN*,Fund Code,DR,CR,Line Description (35),Approver*\n" +
      "BIO,10000,10.00,,HPC 2025-01 BIO-10000,\nCHEM,10000,20.50,,HPC 2025-01 CHEM-10000,\nRCC,90030,,30.50,HPC 2025-01 recovery,\n",
  );
  expect(result.warnings.join()).toContain('The template says that "Approver*" is needed');
  expect(
    result.plan.sheets[0]?.filled.map(({ column, heading, with: by }) => `${column} ${heading}: ${by}`),
  ).toEqual([
    "A ORGN*: {org}",
    "B Fund Code: {fund}",
    "C DR: {debit}",
    "D CR: {credit}",
    "E Line Description (35): {description}",
  ]);
});

test.each<readonly [string, string, string]>([
  [
    "signed amounts, tabs, no line end behind the headings",
    "Fund\tAccount\tAmount\tDate",
    "Fund\tAccount\tAmount\tDate\r\n10000\t07420\t10.00\t2025-01-31\r\n10000\t07420\t20.50\t2025-01-31\r\n90030\t05920\t-30.50\t2025-01-31\r\n",
  ],
  [
    "D and C, semicolons, everything in quotes",
    '"Fund";"Amount";"D/C"\n',
    '"Fund";"Amount";"D/C"\n"10000";"10.00";"D"\n"10000";"20.50";"D"\n"90030";"30.50";"C"\n',
  ],
  [
    "a byte order mark and characters beyond ASCII",
    "\uFEFFFund,Debit,Credit,Begründung\r\n",
    "\uFEFFFund,Debit,Credit,Begründung\r\n10000,10.00,,\r\n10000,20.50,,\r\n90030,,30.50,\r\n",
  ],
])("%s", async (_what, template, expected) => {
  const result = await fill(csv(template));
  const bytes = bytesAt(result.path);
  expect(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)).toBe(expected);
});

test("a template in Latin-1 stays so", async () => {
  const bytes = Uint8Array.from("Fund,Debit,Credit,Gr\xfcnde\n", (c) => c.charCodeAt(0));
  const result = await fill(csv(bytes));
  expect(Buffer.from(bytesAt(result.path)).toString("latin1")).toContain("Credit,Gr\xfcnde\n10000,10.00,,");
});

test("a Workday EIB is recognised and filled by the names of its fifth row, wherever they stand", async () => {
  await saveJournalValues(month.host(), "workday-journal", {
    Company: "CP0001",
    Worktags: "Cost Center={org}; Fund={fund}",
  });
  const band = (title: string): SheetCell[][] => [
    texts(title),
    texts("Area"),
    texts("Restrictions"),
    texts("Format"),
  ];
  const template = await workbook(
    {
      name: "Import Accounting Journal",
      rows: [
        ...band("Import Accounting Journal"),
        texts("Fields", "Header Key*", "Company*", "Accounting Date*", "Submit", "Worker"),
      ],
    },
    {
      name: "Journal Entry Line Replacement",
      rows: [
        ...band("Lines"),
        texts(
          "Fields",
          "Header Key*",
          "Line Key*",
          "Fund",
          "Cost Center",
          "Credit Amount",
          "Debit Amount",
          "Ledger Account*",
          "Our Worktag*",
        ),
      ],
    },
  );
  const result = await fill(template);
  expect(result.format).toBe("workday-journal-template");
  const [header, lines] = await sheets.read(bytesAt(result.path));
  expect(header?.rows.slice(4)).toEqual([
    ["Fields", "Header Key*", "Company*", "Accounting Date*", "Submit", "Worker"],
    ["", "2025-01-J1", "CP0001", "2025-01-31", "Y"],
  ]);
  expect(lines?.rows.slice(5)).toEqual([
    ["", "2025-01-J1", "1", "10000", "BIO", "", "10.00", "07420"],
    ["", "2025-01-J1", "2", "10000", "CHEM", "", "20.50", "07420"],
    ["", "2025-01-J1", "3", "90030", "RCC", "30.50", "", "05920"],
  ]);
  expect(result.warnings.join()).toContain('"Our Worktag*" is needed');
});

test("an ISD EIB has what payers are charged, and ties out", async () => {
  await saveJournalValues(month.host(), "workday-isd", {
    Company: "CP0001",
    "Internal Service Provider": "ISP1",
  });
  const template = await workbook({
    name: "ISD",
    rows: [
      [],
      texts(
        "Fields",
        "Spreadsheet Key*",
        "Extended Amount*",
        "Internal Service Provider*",
        "Memo",
        "Item Description",
        "Memo",
        "Fund",
      ),
    ],
  });
  const result = await fill(template);
  const [sheet] = await sheets.read(bytesAt(result.path));
  expect(sheet?.rows.slice(2).map((row) => [row[1], row[2], row[4], row[6], row[7]])).toEqual([
    ["1", "10.00", "2025-01 Ada Quill", "coral", "10000"],
    ["2", "20.50", "2025-01 Ben Ortho", "polymer", "10000"],
  ]);
  const { tieOut, warnings } = await tieOutMonth(month.host(), JANUARY, month.journalFiles, sheets);
  expect([tieOut.difference, warnings]).toEqual([0n, []]);
});

test("the names of a layout of the campus", async () => {
  await month.add(JOURNAL_FORMAT_COLUMNS, [
    layoutColumn({ columnId: "1", order: 1, heading: "Kostenstelle", value: "{org}-{fund}" }),
    layoutColumn({ columnId: "2", order: 2, heading: "Soll", value: "{debit}", kind: "Amount" }),
    layoutColumn({ columnId: "3", order: 3, heading: "Haben", value: "{credit}", kind: "Amount" }),
  ]);
  expect(await filledText("Soll,Haben,Kostenstelle\n", { format: "our-ledger" })).toBe(
    "Soll,Haben,Kostenstelle\n10.00,,BIO-10000\n20.50,,CHEM-10000\n,30.50,RCC-90030\n",
  );
});

test("a layout of the campus says itself what stands twice and what is left out", async () => {
  const columns = [
    ["Konto", "{account}"],
    ["Debit", "{debit}"],
    ["DR", "{debit}"],
    ["Haben", "{credit}"],
  ];
  await month.add(
    JOURNAL_FORMAT_COLUMNS,
    columns.map(([heading = "", value = ""], i) =>
      layoutColumn({
        columnId: String(i + 1),
        order: i + 1,
        heading,
        value,
        kind: i === 0 ? "Text" : "Amount",
      }),
    ),
  );
  expect(await filledText("Konto,Debit,DR,Haben\n", { format: "our-ledger" })).toContain(
    "07420,10.00,10.00,\n",
  );
});

test("exported once, tied out by its columns, and taken back in the same template", async () => {
  const template = csv("Fund,Debit,Credit\n");
  await fill(template);
  expect((await month.table(JOURNAL)).map((line) => [line.format, line.status])).toEqual(
    Array(3).fill(["general-template", "Exported"]),
  );
  expect((await month.table(PERIODS))[0]?.journalFile).toBe("journal/2025-01-J1_general-template.csv");
  const { tieOut, warnings } = await tieOutMonth(month.host(), JANUARY, month.journalFiles, sheets);
  expect([tieOut.difference, warnings]).toEqual([0n, []]);
  await expect(fill(template)).rejects.toThrow("is exported already as 2025-01-J1");
  await expect(month.reverse("2025-01-J1")).rejects.toThrow("give the file again with --template FILE");
  const back = await fill(template, { reverse: { journalId: "2025-01-J1", reason: "a late credit" } });
  expect(month.journalFiles.text(back.path)).toContain("10000,,10.00\n");
  expect((await fill(template)).journalId).toBe("2025-01-J2");
});

test("looking at it changes nothing, nor does a dry run", async () => {
  const before = await month.everything();
  const template = csv("Fund,Debit,Credit,Company*\n");
  const plan = await previewTemplate(month.host(), { period: JANUARY, template }, sheets);
  expect(plan).toMatchObject({
    format: "general",
    sheets: [{ headingRow: 1, needed: ["Company*"], left: ["Company*"] }],
  });
  const dry = { period: JANUARY, template };
  await fillJournalTemplate(month.host({ dryRun: true }), dry, month.journalFiles, sheets);
  expect(month.journalFiles.names).toEqual([]);
  expect(await month.everything()).toBe(before);
});

describe("refused, and nothing is written", () => {
  test.each<readonly [string, InputFile, string]>([
    [
      "rows below the headings",
      csv("Fund,Debit,Credit\n10000,5.00,\n"),
      "There are rows below the headings of the template already (ours.csv: row 2, Fund; row 2, Debit)",
    ],
    [
      "a row below the headings in a column that is not filled",
      csv("Fund,Debit,Credit,Total\n,,,\n,,,SUM\n"),
      'below the headings of the template already (ours.csv: row 3, "SUM")',
    ],
    [
      "two columns for the debits",
      csv("Fund,Debit,Credit,DR\n"),
      'The columns "Debit" and "DR" would hold the same amounts',
    ],
    [
      "amounts beside debits and credits",
      csv("Fund,Debit,Credit,Amount\n"),
      'The columns "Debit", "Credit" and "Amount" would hold the same amounts',
    ],
    [
      "no column for the fund",
      csv("Account,Debit,Credit,Description\n"),
      "The template has no column for the fund, so that its lines would not say whose money it is. It has none for org, either.",
    ],
    ["no names that are known", csv("A,B,C\n"), "has no row of headings that names at least three fields"],
    [
      "no amounts",
      csv("Fund,Account,Program\n"),
      "has no row of headings that names at least three fields, and debit and credit",
    ],
    ["another kind of file", csv("x", "ours.pdf"), "ours.pdf is no template that can be filled"],
    ["UTF-16", csv(new Uint8Array([0xff, 0xfe, 65, 0])), "is in UTF-16"],
    ["no workbook", csv("Fund,Debit,Credit", "ours.xlsx"), "is not an .xlsx workbook"],
  ])("%s", async (_what, template, says) => {
    await expect(fill(template)).rejects.toThrow(says);
    expect(month.journalFiles.names).toEqual([]);
  });

  test("a layout that has no lines of its own to fill", async () => {
    await expect(fill(csv("Fund,Debit,Credit\n"), { format: "kuali-collector" })).rejects.toThrow(
      "A template cannot be filled as",
    );
  });

  test("what looking at it tells, too", async () => {
    const template = csv("Description,Debit,DR,Credit\n");
    const plan = await previewTemplate(month.host(), { period: JANUARY, template }, sheets);
    expect(plan.findings.map(({ severity, column }) => [severity, column])).toEqual([
      ["Error", '"Debit" and "DR"'],
      ["Error", "Fund"],
    ]);
  });

  test("a value that the layout needs, which looking at it tells, too", async () => {
    const template = await workbook({
      name: "ISD",
      rows: [texts("Fields", "Spreadsheet Key", "Internal Service Provider", "Extended Amount")],
    });
    const plan = await previewTemplate(month.host(), { period: JANUARY, template }, sheets);
    expect(plan.findings.map(({ says }) => says).join()).toContain("The value Company is needed");
    await expect(fill(template)).rejects.toThrow("The value Company is needed");
  });
});
