/** The PI page is formulas over the tables: LibreOffice, recalculating, must get the core's figures, whoever is picked. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Period } from "../../src/core/period";
import { Book } from "../../src/steps/book";
import type { ReportTables } from "../../src/steps/report-values";
import { tablesOf as allTables } from "../../src/steps/save";
import { piPageValues } from "../../src/steps/reports/pi-page-values";
import { subsidy } from "../../src/testing/book-builders";
import { describeWith, toolAvailable } from "../../src/testing/tools";
import { PI_PAGE } from "../../src/workbook/reports";
import { SUBSIDIES } from "../../src/workbook/tables";
import type { ReportValues } from "../../src/workbook/shape";
import { openpyxl, recalculated } from "../readers/spreadsheet";
import type { TestMonth } from "../support/month";
import { intoFile, sampleBook, sampleFiles } from "./books";

/** Values of named cells: {A1: value}. */
const READ = `
import json, sys, openpyxl
sheet = openpyxl.load_workbook(sys.argv[1], data_only=True)["PI"]
print(json.dumps({at: sheet[at].value for at in json.loads(sys.argv[2])}))
`;

const SOLVANE = "priyanka.solvane@eng.example.edu";
const SMITH = "smith@bio.example.edu";
const NAMED = PI_PAGE.cells.filter((cell) => cell.name !== undefined);

/** Two months, January with statements, of which others pay a half. */
async function twoMonths(): Promise<TestMonth> {
  const month = await sampleBook();
  await month.add(SUBSIDIES, [subsidy({ paidByFundOrg: "" })]);
  for (const period of ["2025-01", "2025-12"]) {
    await month.importFiles(sampleFiles(period), { acceptProblems: true });
    await month.decide("approve", "all", "as agreed", period);
  }
  await month.statements("2025-01");
  return month;
}

async function tablesOf(month: TestMonth, period: Period): Promise<ReportTables> {
  const book = await Book.open(month.workbook, [period]);
  return {
    ...allTables(book, book.charges([period])),
    monthlyTotals: book.monthlyTotals,
  };
}

/** Sums of doubles differ in their last digits. */
function same(found: unknown, expected: unknown): boolean {
  if (typeof found === "number" && typeof expected === "number") return Math.abs(found - expected) < 1e-6;
  // A formula that gives "" and a blank cell are one to the reader.
  return (found ?? "") === (expected ?? "");
}

describeWith("openpyxl", "the PI page", () => {
  let month: TestMonth;
  beforeAll(async () => {
    month = await twoMonths();
  });

  it("has a value beside every formula that is printed", async () => {
    const values = piPageValues(await tablesOf(month, "2025-01"), "2025-01", {});
    const printed = PI_PAGE.cells.filter((cell) => cell.formula !== undefined && /^[A-H]\d/.test(cell.at));
    expect(printed.filter(({ name = "" }) => values[name] === undefined)).toEqual([]);
  });

  const itIfRead = toolAvailable("soffice") ? it : it.skip;

  itIfRead.each<[string, string, Period]>([
    ["a statement and more charges than are listed", SOLVANE, "2025-01"],
    ["no statement yet, several projects", SMITH, "2025-12"],
    ["the other PI, a month before, no statement", SOLVANE, "2025-12"],
    ["a PI's other month", SMITH, "2025-01"],
    ["nobody's month", SMITH, "2025-06"],
  ])("recalculated by LibreOffice, has the core's figures: %s", async (_what, pi, period) => {
    const expected = piPageValues(await tablesOf(month, period), period, { pi });
    // What stands beside the formulas is another PI's, so that nothing but the formulas can be right.
    const others: ReportValues = {
      ...piPageValues(await tablesOf(month, "2025-01"), "2025-01"),
      month: period,
      pi,
    };
    const path = join(mkdtempSync(join(tmpdir(), "pi-")), "pi.xlsx");
    await intoFile(month.workbook, path, [{ do: "report", report: PI_PAGE, values: others }]);
    const at = JSON.stringify(NAMED.map((cell) => cell.at));
    const found = openpyxl<Record<string, unknown>>(READ, recalculated(path), at);
    const wrong = NAMED.flatMap(({ at: place, name = "" }) =>
      same(found[place], expected[name]) ? [] : [{ place, name, found: found[place], core: expected[name] }],
    );
    expect(wrong).toEqual([]);
  });
});
