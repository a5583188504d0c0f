/** What is missing is told apart: renamed, gone, or of an earlier version; whatever order people keep their columns in. */
import { columnCameLater, tableCameLater } from "./came-later";
import { tableName, type TableShape } from "./shape";
import { isLacking, lacksOf, type FoundTable, type Standing } from "./standing";
import { ALL_TABLES, CHARGES, LOG, MAIL_LOG, PEOPLE, RATES, SPLITS } from "./tables";
import { notWhole } from "./whole";

const headingsOf = (shape: TableShape): string[] => shape.columns.map(({ heading }) => heading);

function found(
  shape: TableShape,
  headings = headingsOf(shape),
  changes: Partial<FoundTable> = {},
): FoundTable {
  return { name: tableName(shape), sheet: shape.name, headings, rows: 5, ...changes };
}

function standing(tables: readonly FoundTable[], tops: Standing["tops"] = new Map()): Standing {
  return { sheets: tables.map(({ sheet }) => sheet), tables, tops };
}

/** In short: "renamed column Email: Mail". */
function told(shapes: readonly TableShape[], state: Standing): string[] {
  return lacksOf(shapes, state).map((lack) =>
    "column" in lack
      ? `${lack.what} ${lack.column.heading}: ${lack.unknown.join()}`
      : `${lack.what} ${lack.table.name}`,
  );
}

const P = headingsOf(PEOPLE);
const instead = (from: string, to: string): string[] => P.map((heading) => (heading === from ? to : heading));

describe("columns", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ["all there, in any order, with others", ["Mine", ...P].reverse(), []],
    ["the key renamed", instead("Email", "Mail"), ["renamed column Email: Mail"]],
    ["the last renamed", instead("Status", "State"), ["renamed column Status: State"]],
    [
      "two side by side renamed",
      instead("CC", "Copy").map((h) => (h === "Aliases" ? "Also" : h)),
      ["renamed column CC: Copy", "renamed column Aliases: Also"],
    ],
    ["renamed, beside a column of theirs", ["Mine", ...instead("CC", "Copy")], ["renamed column CC: Copy"]],
    [
      "renamed and moved to the end",
      ["Status", ...P.filter((h) => h !== "CC" && h !== "Status"), "Copy", "Mine"],
      ["gone column CC: Copy,Mine"],
    ],
    ["deleted", P.filter((h) => h !== "CC"), ["gone column CC: "]],
    ["other capitals", instead("CC", "Cc"), ["renamed column CC: Cc"]],
  ])("%s", (_name, headings, expected) => {
    expect(told([PEOPLE], standing([found(PEOPLE, [...headings])]))).toEqual(expected);
  });

  test("of a later version are only new; other headings are named as what they may be", () => {
    const older = headingsOf(MAIL_LOG).filter((h) => h !== "Reason" && h !== "BCC");
    const state = standing([found(MAIL_LOG, [...older, "Why"]), found(LOG)]);
    expect(told([MAIL_LOG, LOG], state)).toEqual(["new column BCC: Why", "new column Reason: Why"]);
    expect(notWhole([MAIL_LOG, LOG], state)?.message).toBe(
      'The workbook lacks the column BCC of Mail Log, the column Reason of Mail Log: it is of an earlier version, or was not set up to its end. Run init: that adds it. Does one of them stand under another heading ("Why")? Rename that back instead. Nothing was written.',
    );
  });
});

describe("tables", () => {
  test("under another name are known by their headings, wherever they stand; a copy beside the table is not", () => {
    const moved = found(SPLITS, headingsOf(SPLITS), { name: "Table1", sheet: "Sheet1" });
    expect(told([SPLITS, LOG], standing([moved, found(LOG)]))).toEqual(["renamed table Splits"]);
    expect(told([SPLITS], standing([moved, found(SPLITS)]))).toEqual([]);
  });

  test("without a range are known by the first row of their sheet; another sheet of that name is not", () => {
    const withTop = (top: readonly string[]): Standing => standing([found(LOG)], new Map([["splits", top]]));
    expect(told([SPLITS], withTop(headingsOf(SPLITS)))).toEqual(["no table Splits"]);
    expect(told([SPLITS], withTop(["Ideas for banana splits"]))).toEqual(["gone table Splits"]);
  });

  test("of a later version are new; all are where no table has rows yet", () => {
    expect(told([RATES, SPLITS], standing([found(LOG)]))).toEqual(["new table Rates", "gone table Splits"]);
    const begun = standing([found(LOG, headingsOf(LOG), { rows: 0 })]);
    expect(told([RATES, SPLITS], begun)).toEqual(["new table Rates", "new table Splits"]);
  });
});

test("a blank workbook lacks nothing, also where a person's sheets have names of ours", () => {
  const glance = (sheets: readonly string[], tables: readonly string[]) => ({
    sheets,
    tables: new Map(tables.map((name) => [name, true])),
    has: () => true,
  });
  const all = ALL_TABLES.map(({ name }) => name);
  expect(isLacking(ALL_TABLES, glance(["Sheet1", "People", "Settings"], []))).toBe(false);
  expect(isLacking(ALL_TABLES, glance(all, []))).toBe(true);
  expect(isLacking([SPLITS], glance(["Charges"], ["charges"]))).toBe(true);
  expect(isLacking([CHARGES], glance(["Charges"], ["charges"]))).toBe(false);
});

/** A column or table that is new in the program goes into came-later.ts: else older workbooks are told that it was deleted. */
test("what a workbook of the first version has does not grow", () => {
  const first = ALL_TABLES.filter((table) => !tableCameLater(table));
  const columns = first.flatMap((table) => table.columns.filter((column) => !columnCameLater(table, column)));
  expect([first.length, columns.length]).toEqual([16, 223]);
  const late = ALL_TABLES.filter(tableCameLater).flatMap((table) =>
    table.columns.filter((column) => !columnCameLater(table, column)),
  );
  expect([ALL_TABLES.length - first.length, late.length]).toEqual([12, 142]);
});
