/** A PI whom a person picked on the PI page stays through later steps, on both hosts; the month follows the step. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openXlsxWorkbook } from "../../src/adapters/xlsx/xlsx-workbook";
import { describeWith } from "../../src/testing/tools";
import { PI_PAGE, REPORTS } from "../../src/workbook/reports";
import { ALL_TABLES } from "../../src/workbook/tables";
import { openpyxl } from "../readers/spreadsheet";
import { openExcel } from "../support/excel";
import { ADA, BEN, newMonth, newMonthOn, type FocusRow, type TestMonth } from "../support/month";

/** Ada is billed more than Ben. */
const ROWS: readonly FocusRow[] = [
  { billed: "50", pi: ADA, project: "coral" },
  { billed: "20", pi: BEN, project: "polymer" },
];

const at = (name: string): string => PI_PAGE.cells.find((cell) => cell.name === name)?.at ?? "";
const SHOWN = ["month", "pi", "title", "billed"] as const;
const READ = `
import json, sys, openpyxl
sheet = openpyxl.load_workbook(sys.argv[1], data_only=True)["PI"]
print(json.dumps([sheet[at].value for at in json.loads(sys.argv[2])]))
`;

async function pick(month: Pick<TestMonth, "workbook">, pi: string): Promise<void> {
  await month.workbook.apply([{ do: "report", report: PI_PAGE, values: { pi } }]);
}

it("is the PI with most billed until a person picks one, and again where that one is nobody's", async () => {
  const month = await newMonth();
  const shown = () => SHOWN.map((name) => month.workbook.reportValues(PI_PAGE.sheet)[name]);
  await month.import("hpc_2025-01.csv", ROWS);
  expect(shown()).toEqual(["2025-01", ADA, "Account of Ada Quill", 50]);
  await pick(month, ` ${BEN.toUpperCase()} `);
  await month.statements();
  expect(shown()).toEqual(["2025-01", BEN, "Account of Ben Ortho", 20]);
  await pick(month, "nobody@example.edu");
  await month.journal();
  expect(shown().slice(1, 3)).toEqual([ADA, "Account of Ada Quill"]);
});

describeWith("openpyxl", "in a file", () => {
  it("stays, and what stands beside the formulas is that PI's", async () => {
    const path = join(mkdtempSync(join(tmpdir(), "picked-")), "picked.xlsx");
    const workbook = await openXlsxWorkbook(path, { create: true });
    const month = await newMonthOn(workbook, workbook);
    await month.import("hpc_2025-01.csv", ROWS);
    await workbook.apply([{ do: "report", report: PI_PAGE, values: { pi: BEN } }]);
    await month.statements();
    await workbook.close();
    const cells = openpyxl<unknown[]>(READ, path, JSON.stringify(SHOWN.map(at)));
    expect(cells).toEqual(["2025-01", BEN, "Account of Ben Ortho", 20]);
  });
});

describe("in Excel", () => {
  it("stays in its cell", async () => {
    const { workbook, host } = await openExcel();
    await workbook.ensure(ALL_TABLES, REPORTS);
    const month = await newMonthOn(workbook, workbook);
    const sheet = () => host.workbook.sheet(PI_PAGE.sheet);
    await month.import("hpc_2025-01.csv", ROWS);
    expect([sheet().textAt(2, 1), sheet().textAt(3, 1)]).toEqual(["2025-01", ADA]);
    await workbook.view.showReport(PI_PAGE, { pi: BEN });
    await month.statements();
    expect([sheet().textAt(2, 1), sheet().textAt(3, 1)]).toEqual(["2025-01", BEN]);
  });
});
