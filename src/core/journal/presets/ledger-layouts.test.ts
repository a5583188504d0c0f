/** Workday and Oracle: fields stand at the documented positions, and what finance staff enter is checked. */
import { fund, journalLine, settings, source, statementLine, directory } from "../../../testing/builders";
import { amount } from "../../money";
import { checkJournal, findingText } from "./check";
import { oracleEbs } from "./oracle-ebs";
import { oracleFbdi } from "./oracle-fbdi";
import type { JournalCell, JournalContent, JournalInput, JournalPreset } from "./preset";
import { workdayIsd } from "./workday-isd";
import { workdayJournal } from "./workday-journal";

const LINES = [
  journalLine({ line: 1, lineId: "2025-01-J1/0001", debit: 1250, credit: 0 }),
  journalLine({
    line: 2,
    lineId: "2025-01-J1/0002",
    debit: 0,
    credit: 1250,
    kind: "Recovery",
    account: "4900",
  }),
];

function input(
  preset: JournalPreset,
  entered: Readonly<Record<string, string>>,
  more: Partial<JournalInput> = {},
): JournalInput {
  const standard = (field: string): string => preset.values.find((v) => v.field === field)?.standard ?? "";
  return {
    journalId: "2025-01-J1",
    period: "2025-01",
    accountingDate: "2025-01-31",
    madeAt: "2025-02-03T09:00:00Z",
    madeBy: "tess",
    currency: "USD",
    lines: LINES,
    reversal: false,
    statementLines: [statementLine()],
    charges: () => [],
    directory: directory({
      sources: [source()],
      funds: [fund({ awardNumber: "AWD-7" })],
    }),
    settings: settings(),
    value: (field) => entered[field] ?? standard(field),
    ...more,
  };
}

function shown(cell: JournalCell | undefined): string {
  if (cell === undefined) return "";
  if ("text" in cell) return cell.text;
  return "number" in cell ? cell.number : cell.date;
}

/** Rows of the first file; of a zip, the file in it; of several sheets, the last. */
function rowsOf(content: JournalContent | undefined): string[][] {
  if (content?.kind === "zip") return rowsOf(content.files[0]?.content);
  if (content?.kind === "sheets") return (content.sheets.at(-1)?.rows ?? []).map((row) => row.map(shown));
  return content?.kind === "delimited" ? content.rows.map((row) => row.map(shown)) : [];
}

/** Cells that are not blank, by their position counted from 1. */
function filled(row: readonly string[] | undefined): Record<number, string> {
  return Object.fromEntries((row ?? []).flatMap((text, i) => (text === "" ? [] : [[i + 1, text]])));
}

const ORACLE = { "Ledger ID": "300", Segments: "{fund}|{org}|{account}|{award}|00" };

describe("Oracle FBDI", () => {
  test("149 fields, each at its documented position", () => {
    const [file] = oracleFbdi.make(
      input(oracleFbdi, { ...ORACLE, "Ledger Name": "US Primary Ledger", "Period Name": "{month}-{year}" }),
    );
    expect(file?.name).toBe("2025-01-J1_oracle-fbdi.zip");
    expect(file?.content).toMatchObject({ kind: "zip", files: [{ name: "GlInterface.csv" }] });
    const rows = rowsOf(file?.content);
    expect(rows.map((row) => row.length)).toEqual([149, 149]);
    expect(filled(rows[0])).toEqual({
      1: "NEW", 2: "300", 3: "2025-01-31", 4: "Spreadsheet", 5: "Adjustment", 6: "USD", 7: "2025-02-03", 8: "A",
      9: "10000", 10: "BIO", 11: "7100", 12: "AWD-7", 13: "00", 39: "12.50", 43: "2025-01-J1", 46: "2025-01-J1",
      52: "AWS 2025-01 BIO-10000", 53: "2025-01-J1/0001", 67: "20250110", 92: "US Primary Ledger", 95: "01-2025",
    }); // prettier-ignore
    expect(filled(rows[1])).toMatchObject({ 40: "12.50", 11: "4900" });
    expect(rows[1]?.[38]).toBe("");
  });

  test("the names of its fields stand where Oracle has them", () => {
    const names = oracleFbdi.facts.columns.map(({ heading }) => heading);
    const at = { 9: "SEGMENT1", 38: "SEGMENT30", 39: "ENTERED_DR", 40: "ENTERED_CR", 43: "REFERENCE1", 52: "REFERENCE10", 53: "REFERENCE21", 62: "REFERENCE30", 63: "STAT_AMOUNT", 67: "GROUP_ID", 68: "ATTRIBUTE_CATEGORY", 88: "ATTRIBUTE20", 92: "LEDGER_NAME", 95: "PERIOD_NAME", 98: "REFERENCE20", 108: "ATTRIBUTE_DATE10", 118: "ATTRIBUTE_NUMBER10", 119: "GLOBAL_ATTRIBUTE_CATEGORY", 139: "GLOBAL_ATTRIBUTE20", 144: "GLOBAL_ATTRIBUTE_DATE5", 149: "GLOBAL_ATTRIBUTE_NUMBER5" }; // prettier-ignore
    for (const [position, name] of Object.entries(at)) expect(names[Number(position) - 1]).toBe(name);
    expect(names).toHaveLength(149);
  });

  test("a reversal is a group of its own", () => {
    const [file] = oracleFbdi.make(input(oracleFbdi, ORACLE, { journalId: "2025-01-J1-R" }));
    expect(rowsOf(file?.content)[0]?.[66]).toBe("20250111");
  });
});

test("Oracle EBS: the columns of GL_INTERFACE", () => {
  const [file] = oracleEbs.make(input(oracleEbs, { ...ORACLE, "Created By": "1318" }));
  const [headings, first] = rowsOf(file?.content);
  const byName = Object.fromEntries((headings ?? []).map((name, i) => [name, first?.[i] ?? ""]));
  expect(byName).toMatchObject({
    STATUS: "NEW", LEDGER_ID: "300", ACCOUNTING_DATE: "2025-01-31", CURRENCY_CODE: "USD", DATE_CREATED: "2025-02-03",
    CREATED_BY: "1318", ACTUAL_FLAG: "A", USER_JE_CATEGORY_NAME: "Adjustment", USER_JE_SOURCE_NAME: "Spreadsheet",
    SEGMENT1: "10000", SEGMENT5: "00", SEGMENT30: "", ENTERED_DR: "12.50", ENTERED_CR: "", REFERENCE1: "2025-01-J1",
    REFERENCE4: "2025-01-J1", REFERENCE10: "AWS 2025-01 BIO-10000", GROUP_ID: "20250110",
  }); // prettier-ignore
});

describe("Workday ISD", () => {
  const VALUES = {
    Company: "CP0001",
    "Internal Service Provider": "AWS=ISP1; HPC=ISP2",
    "Spend Category": "SC510",
    Worktags: "Cost Center={org}; Grant={award}; Location=Main",
  };
  const rows = (entered: Record<string, string> = {}, more: Partial<JournalInput> = {}): string[][] =>
    rowsOf(workdayIsd.make(input(workdayIsd, { ...VALUES, ...entered }, more))[0]?.content);

  test("the five lines above the data", () => {
    const band = rows().slice(0, 5);
    expect(band.map((row) => row[0])).toEqual([
      "Submit Internal Service Delivery",
      "Area",
      "Restrictions",
      "Format",
      "Fields",
    ]);
    expect(band[4]?.slice(0, 23).join()).toBe(
      "Fields,Spreadsheet Key*,Add Only,Auto Complete,Internal Service Delivery ID,Submit,Company*,Internal Service Provider*,Currency*,Document Date*,Memo,Row ID**,Internal Service Delivery Line ID,Internal Service Delivery Line Number*,Item Description,Spend Category,Quantity,Unit of Measure,Unit Cost,Extended Amount*,Requester,Delivery Date,Memo",
    );
    expect(band.map((row) => row.slice(23))).toEqual([
      ["", "", ""],
      ["", "", ""],
      Array(3).fill("Optional. May have multiples"),
      ["Cost_Center_Reference_ID", "", ""],
      ["Cost Center", "Grant", "Location"],
    ]);
  });

  test("a line in full, by its letters", () => {
    const statement = statementLine({ quantity: amount("24"), unit: "Hours", billed: 1200 });
    const row = rows({ "Units of Measure": "Hours=HUR" }, { statementLines: [statement] })[5];
    const letters = Object.fromEntries(
      Object.entries(filled(row)).map(([at, text]) => [String.fromCharCode(64 + Number(at)), text]),
    );
    expect(letters).toEqual({
      B: "1", C: "N", D: "N", F: "Y", G: "CP0001", H: "ISP1", I: "USD", J: "2025-01-31", K: "2025-01 ada.quill@example.edu",
      L: "1", N: "1", O: "AWS Compute; 24 Hours", P: "SC510", Q: "24.00", R: "HUR", S: "0.50", T: "12.00",
      V: "2025-01-01", W: "coral", X: "BIO", Y: "AWD-7", Z: "Main",
    }); // prettier-ignore
  });

  test.each([
    ["the unit has no code", "", { quantity: amount("24") }, ["1", "EA", "12.50"]],
    ["there is no quantity", "Hours=HUR", { quantity: null }, ["1", "EA", "12.50"]],
    [
      "its cost is no number of six decimals",
      "Hours=HUR",
      { quantity: amount("24"), billed: 1000 },
      ["1", "EA", "10.00"],
    ],
    ["it has three decimals", "Hours=HUR", { quantity: amount("2.125"), billed: 425 }, ["1", "EA", "4.25"]],
    ["it multiplies out", "Hours=HUR", { quantity: amount("2.5"), billed: 1250 }, ["2.50", "HUR", "5.00"]],
    [
      "it multiplies out in six decimals",
      "Hours=HUR",
      { quantity: amount("32"), billed: 1 },
      ["1", "EA", "0.01"],
    ],
    ["it is beyond cents", "Hours=HUR", { quantity: amount("1E+18"), billed: 1250 }, ["1", "EA", "12.50"]],
  ])("quantity where %s", (_what, units, line, expected) => {
    const row = rows(
      { "Units of Measure": units },
      { statementLines: [statementLine({ unit: "Hours", ...line })] },
    )[5];
    expect(row?.slice(16, 19)).toEqual(expected);
  });

  const OTHERS = [
    statementLine({ statementNo: "2025-01-0001", billed: 1250 }),
    statementLine({ statementNo: "2025-01-0001", billed: -500, kind: "Credit", subsidyId: "SUB-1" }),
    statementLine({
      statementNo: "2025-01-0001",
      billed: 500,
      kind: "Paid by",
      subsidyId: "SUB-1",
      fundOrg: "VPR-1",
    }),
    statementLine({ statementNo: "2025-01-0002", billed: 700, source: "HPC", pi: "ben.ortho@example.edu" }),
    statementLine({ statementNo: "2025-01-0003", billed: 300, pi: "ada.quill@example.edu" }),
    statementLine({ statementNo: "2025-01-0003", billed: 0 }),
  ];
  /** Key, line number, provider, item, extended amount, cost center. */
  const brief = (all: string[][]): string[] =>
    all.slice(5).map((row) => [row[1], row[13], row[7], row[14], row[19], row[23]].join("|"));

  test("credits and what is paid for others are lines of their own; one delivery for each statement", () => {
    expect(brief(rows({}, { statementLines: OTHERS }))).toEqual([
      "1|1|ISP1|AWS Compute; 24 Hours|12.50|BIO",
      "1|2|ISP1|AWS Compute; SUB-1 credit|-5.00|BIO",
      "1|3|ISP1|AWS Compute; SUB-1 paid for ada.quill@example.edu|5.00|VPR",
      "2|1|ISP2|HPC Compute; 24 Hours|7.00|BIO",
      "3|1|ISP1|AWS Compute; 24 Hours|3.00|BIO",
    ]);
  });

  test("one delivery for each PI", () => {
    const keys = brief(rows({ "Delivery For Each": "PI" }, { statementLines: OTHERS })).map(
      (line) => line[0],
    );
    expect(keys).toEqual(["1", "1", "1", "1", "2"]);
  });

  test.each([
    ["by fund, net", { Lines: "fund" }, {}],
    ["of a reversal whose statements are others by now", {}, { reversal: true, changedSince: true }],
  ])("the journal's payers %s", (_what, entered, more) => {
    expect(brief(rows(entered, more))).toEqual(["1|1|ISP1|AWS 2025-01 BIO-10000|12.50|BIO"]);
  });
});

test("Workday journal: header and lines at their positions", () => {
  const values = { Company: "CP0001", Worktags: "Cost Center={org}; Fund={fund}" };
  const [file] = workdayJournal.make(input(workdayJournal, values));
  const sheets = file?.content.kind === "sheets" ? file.content.sheets : [];
  expect(sheets.map(({ name }) => name)).toEqual([
    "Import Accounting Journal",
    "Journal Entry Line Replacement",
  ]);
  const [header, lines] = sheets.map(({ rows }) => rows.map((row) => row.map(shown)));
  expect(header).toHaveLength(6);
  expect(header?.[4]?.slice(0, 25).join()).toBe(
    "Fields,Header Key,Add Only,Create Journal with Errors,Accounting Journal,Auto Complete,Comment,Worker,Accounting Journal ID,Submit,Disable Optional Worktag Balancing,Locked in Workday,Round Ledger Amounts,Journal for All Ledgers,Journal Number,Company*,Currency*,Ledger Type*,Book Code,Accounting Date*,Journal Source*,Balancing Worktag,Optional Balancing Worktags+,External Supplier Invoice Source,Record Quantity",
  );
  expect(filled(header?.[5])).toEqual({
    2: "2025-01-J1", 4: "N", 6: "N", 9: "2025-01-J1", 10: "Y", 16: "CP0001", 17: "USD", 18: "ACTUALS", 20: "2025-01-31",
    21: "Spreadsheet_Upload", 26: "2025-01 2025-01-J1", 27: "2025-01-J1", 28: "12.50",
  }); // prettier-ignore
  expect(lines?.[4]?.slice(9, 11)).toEqual(["Debit Amount", "Credit Amount"]);
  expect(filled(lines?.[5])).toEqual({
    2: "2025-01-J1", 3: "1", 4: "1", 5: "CP0001", 6: "7100", 10: "12.50", 12: "USD", 20: "AWS 2025-01 BIO-10000",
    21: "2025-01-J1/0001", 23: "BIO", 24: "10000",
  }); // prettier-ignore
  expect(filled(lines?.[6])).toMatchObject({ 3: "2", 6: "4900", 11: "12.50" });
});

describe("what is entered is checked", () => {
  const problems = (
    preset: JournalPreset,
    entered: Record<string, string>,
    more: Partial<JournalInput> = {},
  ): string[] => checkJournal(preset, input(preset, entered, more)).map(findingText);
  const ISD = { Company: "CP0001", "Internal Service Provider": "ISP1" };

  test.each<readonly [JournalPreset, Record<string, string>]>([
    [workdayIsd, ISD],
    [workdayJournal, { Company: "CP0001" }],
    [oracleFbdi, ORACLE],
    [oracleEbs, { ...ORACLE, "Created By": "1318" }],
  ])("a layout with what it needs has no findings", (preset, entered) => {
    expect(problems(preset, entered)).toEqual([]);
  });

  test.each<readonly [string, JournalPreset, Record<string, string>, string]>([
    [
      "an unknown field",
      workdayIsd,
      { ...ISD, Worktags: "Fund={funds}" },
      "The value Worktags has a placeholder that is not known: {funds}. Known are {fund} {org}",
    ],
    [
      "a worktag without a field",
      workdayIsd,
      { ...ISD, Worktags: "Fund" },
      "has no field for Fund. Write it as Fund={fund}.",
    ],
    [
      "a choice that there is not",
      workdayIsd,
      { ...ISD, File: "pdf" },
      "The value File is one of: sheet, csv.",
    ],
    [
      "a source without provider",
      workdayIsd,
      { ...ISD, "Internal Service Provider": "HPC=ISP2" },
      "Line 1, Internal Service Provider*",
    ],
    ["no company", workdayJournal, {}, "The value Company is needed"],
    ["no ledger", oracleFbdi, { Segments: "{fund}" }, "The value Ledger ID is needed, or Ledger Name."],
    [
      "an unknown segment",
      oracleFbdi,
      { ...ORACLE, Segments: "{fund}|{chart}" },
      "The value Segments has a placeholder that is not known: {chart}",
    ],
    [
      "a brace that is open",
      oracleFbdi,
      { ...ORACLE, "Period Name": "{month" },
      "has a brace that is not closed",
    ],
    [
      "a segment that is blank",
      oracleFbdi,
      { ...ORACLE, Segments: "{fund}|{program}" },
      "Line 1, SEGMENT2: {program} is blank. Fill it in for BIO-10000",
    ],
    ["a segment that is too long", oracleFbdi, { ...ORACLE, Segments: "x".repeat(26) }, "SEGMENT1"],
    [
      "too many segments",
      oracleFbdi,
      { ...ORACLE, Segments: Array(31).fill("0").join("|") },
      "has 31 parts; Oracle has 30 segments.",
    ],
    [
      "a ledger that is no number",
      oracleEbs,
      { ...ORACLE, "Ledger ID": "Main", "Created By": "1" },
      "The value Ledger ID is a number in Oracle.",
    ],
  ])("%s", (_what, preset, entered, says) => {
    expect(problems(preset, entered).join("\n")).toContain(says);
  });
});
