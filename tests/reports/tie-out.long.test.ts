/** The Tie-out's formulas, recalculated by LibreOffice, come to the program's figures: each line moved once, and whole. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { amount, amountToText } from "../../src/core/money";
import { auditOf } from "../../src/core/tieout/audit";
import { TIE_OUT_LINES, tieOutRows } from "../../src/core/tieout/rows";
import { tieOut, type TieOutInput } from "../../src/core/tieout/tie-out";
import { tieOutValues } from "../../src/steps/reports/tie-out";
import {
  charge,
  importRecord,
  journalLine,
  problem,
  statement,
  statementLine,
} from "../../src/testing/builders";
import { adjustment } from "../../src/testing/book-builders";
import { MemoryWorkbook } from "../../src/testing/memory-workbook";
import { describeWith, toolAvailable } from "../../src/testing/tools";
import { toRow } from "../../src/workbook/codec";
import { TIE_OUT } from "../../src/workbook/reports";
import { MONEY_TIES, ROWS_TIE } from "../../src/workbook/reports/tie-out";
import type { Cell, ReportValues } from "../../src/workbook/shape";
import {
  CHARGES,
  IMPORTS,
  JOURNAL,
  PROBLEMS,
  SETTINGS,
  SOURCES,
  STATEMENT_LINES,
  STATEMENTS,
  type Table,
} from "../../src/workbook/tables";
import { openpyxl, recalculatedAll } from "../readers/spreadsheet";
import { source } from "../support/month";
import { intoFile } from "./books";

const PERIOD = "2025-01";
const SOURCE_NAMES = ["AWS", "HPC"];
const CURRENCY = "CAD";

/** 115.005 imported, 20 carried in, mended 2 more, 40 entered; a subsidy pays 15.00 of the statement of 122.01. */
function wholeMonth(): TieOutInput {
  const on = { statementNo: "S1" };
  const line = (id: string, changes: object) => statementLine({ lineId: id, statementNo: "S1", ...changes });
  const cents = { list: 0, discount: 0, rounding: 0n };
  return {
    period: PERIOD,
    charges: [
      charge({ chargeId: "a", importId: "i1", amount: amount("100.005"), ...on }),
      charge({ chargeId: "b", amount: amount("-5"), review: "Approved", source: "HPC", importId: "i2", ...on }),
      charge({ chargeId: "c", importId: "i1", amount: amount("3"), review: "Held" }),
      charge({ chargeId: "d", importId: "i1", amount: amount("4"), review: "Rejected" }),
      charge({ chargeId: "e", amount: amount("6"), review: "Pending", source: "HPC", importId: "i2" }),
      charge({ chargeId: "f@2025-01", amount: amount("20"), carriedFrom: "2024-12", review: "Rejected" }),
      charge({ chargeId: "mended-p2", importId: "i1", amount: amount("7"), review: "Held" }),
      charge({ chargeId: "ADJ-2025-01-0001/1", amount: amount("40"), importId: "", ...on }),
      charge({ chargeId: "ADJ-2024-12-0001/1@2025-01", amount: amount("2"), carriedFrom: "2024-12", review: "Held" }),
      charge({ chargeId: "z", amount: amount("999"), period: "2025-02" }),
    ],
    imports: [
      importRecord({ importId: "i1", amountTotal: "114.005", amount: amount("114.005"), rows: 5, charges: 3, problems: 2, invoiceTotal: amount("113"), difference: amount("1.005") }),
      importRecord({ importId: "i2", source: "HPC", amountTotal: "1", amount: amount("1"), rows: 90, charges: 2, problems: 0, format: "FOCUS 1.0, summarised by day" }),
      importRecord({ importId: "i0", amountTotal: "77", amount: amount("77"), status: "Replaced", invoiceTotal: amount("5"), difference: amount("5") }),
    ],
    problems: [
      problem({ problemId: "p1", importId: "i1", source: "AWS", amount: amount("2"), status: "Waived" }),
      problem({ problemId: "p2", importId: "i1", source: "AWS", amount: amount("5"), status: "Resolved" }),
    ],
    statements: [
      statement({ statementNo: "S1", charges: 3, list: 0, amount: 12001, credits: 1500 }),
      statement({ statementNo: "S0", charges: 9, amount: 555, status: "Void" }),
    ],
    lines: [
      line("S1-1", { ...cents, billed: 9501, exact: "95.005", rounding: amount("0.005") }),
      line("S1-2", { ...cents, billed: 4000, exact: "40" }),
      line("S1-3", { ...cents, billed: -1500, exact: "-15", kind: "Credit", subsidyId: "SUB-1" }),
      line("S1-4", { ...cents, billed: 1500, exact: "15", kind: "Paid by", subsidyId: "SUB-1", fundOrg: "VPR-1" }),
      statementLine({ ...cents, lineId: "S0-1", statementNo: "S0", billed: 555, exact: "5.55" }),
    ],
    journal: [
      journalLine({ lineId: "j1", kind: "Payer", debit: 12001, credit: 0 }),
      journalLine({ lineId: "j2", kind: "Payer", fundOrg: "VPR-1", debit: 1500, credit: 0 }),
      journalLine({ lineId: "j3", kind: "Recovery", debit: 0, credit: 13501 }),
      journalLine({ lineId: "j4", kind: "Payer", debit: 99, credit: 0, status: "Reversed" }),
    ],
    balances: [],
    adjustments: [adjustment()],
    file: null,
  };
} // prettier-ignore

/** As files have them: what is charged is what was billed, at a list price of 15.00 each. */
const of = (input: TieOutInput): TieOutInput => ({
  ...input,
  charges: input.charges
    .filter((c) => c.period === PERIOD)
    .map((c) => ({ ...c, billedCost: c.amount, listCost: amount("15") })),
  imports: input.imports.map((i) => ({
    ...i,
    billedTotal: i.amountTotal,
    listTotal: `${15 * i.charges}.00`,
  })),
  problems: input.problems.map((p) => ({ ...p, billedCost: amountToText(p.amount) })),
});
const WHOLE = wholeMonth();

/** What moves each check of the sheet, and by how much. */
const FAULTS: readonly (readonly [string, string, number, TieOutInput])[] = [
  ["a whole month", "difference", 0, WHOLE],
  ["a charge typed over", "chargesOff", -11, { ...WHOLE, charges: WHOLE.charges.map((c) => (c.chargeId === "c" ? { ...c, amount: amount("14") } : c)) }],
  ["a charge that is gone", "rowsOff", 1, { ...WHOLE, charges: WHOLE.charges.filter((c) => c.chargeId !== "d") }],
  ["a statement typed over", "booksOff", 0.01, { ...WHOLE, statements: WHOLE.statements.map((s) => (s.statementNo === "S1" ? { ...s, amount: 12002 } : s)), journal: [] }],
  ["a payer's line that is gone", "booksOff", 15, { ...WHOLE, lines: WHOLE.lines.filter((l) => l.kind !== "Paid by"), journal: [] }],
  ["a journal line typed over", "booksOff", 7.5, { ...WHOLE, journal: WHOLE.journal.map((l) => (l.lineId === "j2" ? { ...l, debit: 750 } : l)) }],
  ["a statement that counts a charge more", "rowsOff", 1, { ...WHOLE, statements: WHOLE.statements.map((s) => ({ ...s, charges: s.charges + 1 })) }],
  ["a statement that counts many more", "rowsDifference", 1234, { ...WHOLE, statements: WHOLE.statements.map((s) => ({ ...s, charges: s.charges + 1234 })) }],
  ["no statements yet", "difference", 0, { ...WHOLE, statements: [], lines: [], journal: [] }],
]; // prettier-ignore

const NAMED = TIE_OUT.cells.flatMap(({ at, name, formula }) =>
  name === undefined ? [] : [{ at, name, live: formula !== undefined }],
);
const expectedOf = (input: TieOutInput): ReportValues => tieOutValues(of(input), SOURCE_NAMES, CURRENCY);

test("the values are one for each named cell", () => {
  expect(Object.keys(expectedOf(WHOLE)).sort()).toEqual(NAMED.map(({ name }) => name).sort());
});

test("each figure of a whole month", () => {
  expect(expectedOf(WHOLE)).toMatchObject({
    imported: 115.005, carriedIn: 22, adjustments: 42, mended: 2, entered: 40, totalIn: 179.005,
    billed: 135.005, held: 12, rejected: 24, pending: 6, problems: 2, totalOut: 179.005, chargesOff: 0,
    rounding: 0.005, toBill: 135.01, statements: 120.01, paidByOthers: 15, owed: 135.01, statementLines: 135.01,
    journalDebits: 135.01, journalCredits: 135.01, booksOff: 0,
    fileRows: 7, tableRows: 7, billedCharges: 3, statementCharges: 3, statementsOff: 0, rowsOff: 0, difference: 0, rowsDifference: 0,
    differenceUnit: "CAD", rowsDifferenceUnit: "rows",
    "source1": "AWS", "source1.imported": 114.005, "source1.charges": 107.005, "source1.problems": 7, "source1.difference": 0,
    "source1.invoice": 113, "source1.invoiceDifference": 1.005, "source2.imported": 1, "source3.imported": "",
    "allSources.imported": 115.005, "otherSources.imported": 0,
  }); // prettier-ignore
});

const RED = "see the red cells.";
const ROWS_OFF = "missing, double or on no statement: see Row by row.";
const more = (rows: number): TieOutInput => ({
  ...WHOLE,
  statements: WHOLE.statements.map((s) => ({ ...s, charges: s.charges + rows })),
});

test.each<readonly [string, string, string, string, TieOutInput]>([
  ["a whole month", "0", MONEY_TIES, ROWS_TIE, WHOLE],
  ["money alone", "11", `Does not tie out by 11.00 CAD: ${RED}`, ROWS_TIE, FAULTS[1]?.[3] ?? WHOLE],
  ["money and a row", "4", `Does not tie out by 4.00 CAD: ${RED}`, `1 row is ${ROWS_OFF}`, FAULTS[2]?.[3] ?? WHOLE],
  ["a row alone", "0", MONEY_TIES, `1 row is ${ROWS_OFF}`, more(1)],
  ["many rows alone", "0", MONEY_TIES, `1,234 rows are ${ROWS_OFF}`, more(1234)],
])("money and rows are told apart, in words: %s", (_what, difference, money, rows, input) => {
  expect(expectedOf(input)).toMatchObject({
    difference: Number(difference),
    differenceVerdict: money,
    rowsDifferenceVerdict: rows,
  });
}); // prettier-ignore

test("the program's own tie-out agrees that the month is whole, and with each fault that it is not", () => {
  for (const [what, , value, input] of FAULTS)
    expect([what, tieOut(of(input)).isOff]).toEqual([what, value !== 0]);
});

test("the rows behind each figure come to it", () => {
  const input = of(WHOLE);
  const result = tieOut(input);
  for (const line of TIE_OUT_LINES) {
    const { amount: total } = tieOutRows(line, input);
    // The file's own amounts of mended rows come off.
    expect([line, total - (line === "adjustments" ? amount("5") : 0n)]).toEqual([line, result[line] ?? 0n]);
  }
  expect(tieOutRows("billed", input)).toMatchObject({
    table: "Charges",
    only: { Period: [PERIOD], Review: ["Approved", "OK"] },
    rows: 3,
  });
  expect(tieOutRows("carriedIn", input).only).toEqual({ Period: [PERIOD], "Carried From": ["2024-12"] });
  expect(tieOutRows("adjustments", input).only["Charge ID"]).toEqual(["ADJ-2025-01-0001/1", "mended-p2"]);
  expect(tieOutRows("paidByOthers", input)).toMatchObject({ table: "Statement Lines", rows: 1 });
});

test("by source nothing is lost: what the tables have is what the files say", () => {
  const { sources } = auditOf(of(WHOLE), SOURCE_NAMES);
  expect(sources.map((s) => [s.source, s.difference])).toEqual([
    ["AWS", 0n],
    ["HPC", 0n],
  ]);
});

const READ = `
import json, sys, openpyxl
wanted = json.loads(sys.argv[1])
sheets = [openpyxl.load_workbook(path, data_only=True)["Tie-out"] for path in sys.argv[2:]]
print(json.dumps([{at: sheet[at].value for at in wanted} for sheet in sheets]))
`;

/** The month in a file, with figures that are all wrong beside the formulas: only a recalculation can mend them. */
async function fileOf(folder: string, index: number, input: TieOutInput): Promise<string> {
  const book = new MemoryWorkbook();
  const add = async <R>(table: Table<R>, records: readonly R[]): Promise<void> =>
    await book.apply([{ do: "append", table, rows: records.map((record) => toRow(table, record)) }]);
  await add(SOURCES, SOURCE_NAMES.map((name) => source(name)));
  await add(SETTINGS, [{ setting: "Currency", value: CURRENCY, meaning: "" }]);
  await add(CHARGES, input.charges);
  await add(IMPORTS, input.imports);
  await add(PROBLEMS, input.problems);
  await add(STATEMENTS, input.statements);
  await add(STATEMENT_LINES, input.lines);
  await add(JOURNAL, input.journal);
  const wrong = NAMED.map(({ name, live }) => [name, live ? -666.66 : PERIOD] as const);
  const path = join(folder, `month${index}.xlsx`);
  await intoFile(book, path, [{ do: "report", report: TIE_OUT, values: Object.fromEntries(wrong) }]);
  return path;
} // prettier-ignore

function differing(actual: ReportValues, expected: ReportValues): string[] {
  return NAMED.flatMap(({ name }) => {
    const [a, e] = [actual[name] ?? "", expected[name] ?? ""];
    const same = typeof a === "number" && typeof e === "number" ? Math.abs(a - e) < 1e-6 : a === e;
    return same ? [] : [`${name}: ${String(a)}, expected ${String(e)}`];
  });
}

describeWith("openpyxl", "the Tie-out's formulas", () => {
  if (!toolAvailable("soffice")) {
    it.skip("are not recalculated (skipped: soffice is not installed)", () => undefined);
    return;
  }

  let actual: ReportValues[];
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), "tie-out-"));
    const paths: string[] = [];
    for (const [i, [, , , input]] of FAULTS.entries()) paths.push(await fileOf(folder, i, input));
    const sheets = openpyxl<Record<string, Cell>[]>(
      READ,
      JSON.stringify(NAMED.map(({ at }) => at)),
      ...recalculatedAll(paths),
    );
    actual = sheets.map((sheet) =>
      Object.fromEntries(NAMED.map(({ at, name }) => [name, sheet[at] ?? null])),
    );
  });

  it.each(FAULTS.map(([what, name, value, input], i) => [what, name, value, { input, i }] as const))(
    "of %s are the program's, with %s at %d",
    (_what, name, value, { input, i }) => {
      const sheet = actual[i] ?? {};
      expect(differing(sheet, expectedOf(input))).toEqual([]);
      expect(sheet[name]).toBeCloseTo(value, 9);
    },
  );
});
