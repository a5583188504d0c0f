/** The preview puts the program's own figures beside the formulas that the stand-in does not work out. */
import { workOutReports } from "../../preview/report-values";
import type { HostWorkbook } from "../../src/testing/excel-host";
import { PI_PAGE, REPORTS, TIE_OUT } from "../../src/workbook/reports";
import { openExcel, type OpenExcel } from "../support/excel";
import { ADA, BEN, newMonthOn, TestMonth } from "../support/month";

/** A month with a charge to bill and one that waits for a decision. */
async function month(): Promise<OpenExcel> {
  const excel = await openExcel();
  await newMonthOn(excel.workbook, excel.workbook);
  await new TestMonth(excel.workbook).import("hpc_2025-01.csv", [
    { pi: ADA, project: "coral", billed: "12.34", list: "20.00", resource: "a" },
    { pi: ADA, project: "unheard-of", billed: "1.10", list: "2.00", resource: "b" },
  ]);
  return excel;
}

async function monthOfTwo(): Promise<{ readonly workbook: HostWorkbook }> {
  const excel = await openExcel();
  await newMonthOn(excel.workbook, excel.workbook);
  await new TestMonth(excel.workbook).import("hpc_2025-01.csv", [
    { pi: ADA, project: "coral", billed: "12.34", list: "20.00", resource: "a" },
    { pi: BEN, project: "polymer", billed: "7.00", list: "9.00", resource: "b" },
  ]);
  return excel.host;
}

function tieOut(workbook: HostWorkbook, name: string): unknown {
  const sheet = workbook.sheet("Tie-out");
  const at = TIE_OUT.cells.find((cell) => cell.name === name)?.at ?? "";
  const { top, left } = sheet.rect(at);
  return sheet.value(top, left);
}

/** Every formula of the report sheets with its result, in order. */
function formulas(workbook: HostWorkbook): unknown[] {
  return REPORTS.flatMap(({ sheet: name, cells }) =>
    cells.flatMap(({ at, formula }) => {
      const sheet = workbook.sheet(name);
      const { top, left } = sheet.rect(at);
      return formula === undefined ? [] : [sheet.formula(top, left)];
    }),
  );
}

test("the true figures stand in the cells, and nothing else has changed", async () => {
  const { host } = await month();
  const { workbook } = host;
  expect(tieOut(workbook, "imported")).toBe(0);
  const before = formulas(workbook);
  let told = 0;
  workbook.onChange(() => (told += 1));
  const { requests } = host.traffic;

  expect(await workOutReports(workbook)).toBe(true);
  expect(tieOut(workbook, "imported")).toBe(13.44);
  expect(tieOut(workbook, "billed")).toBe(12.34);
  expect(tieOut(workbook, "pending")).toBe(1.1);
  expect(formulas(workbook)).toEqual(before);
  expect([told, host.traffic.requests]).toEqual([0, requests]);
  expect(await workOutReports(workbook)).toBe(false);
});

test("another month typed on a report gives that month's figures, there alone", async () => {
  const { host } = await month();
  const { workbook } = host;
  await workOutReports(workbook);
  host.type("Tie-out", "B3", [["2024-12"]]);
  expect(await workOutReports(workbook)).toBe(true);
  expect(tieOut(workbook, "imported")).toBe(0);
  expect(workbook.sheet("Start").value(13, 1)).toBe(12.34);
});

test("the PI page follows the PI chosen on it", async () => {
  const { workbook } = await monthOfTwo();
  const at = (name: string): string => PI_PAGE.cells.find((cell) => cell.name === name)?.at ?? "";
  const text = (name: string): string => {
    const { top, left } = workbook.sheet("PI").rect(at(name));
    return workbook.sheet("PI").textAt(top, left);
  };
  await workOutReports(workbook);
  expect(text("billed")).toBe("12");
  workbook.edit("PI", at("pi"), [[BEN]]);
  await workOutReports(workbook);
  expect(text("billed")).toBe("7");
});

test("Browse counts the charges that no filter hides", async () => {
  const { workbook } = await monthOfTwo();
  const figures = (): unknown[] =>
    [4, 5, 6, 7, 8, 9, 10].map((row) => workbook.sheet("Browse").value(row, 4));
  await workOutReports(workbook);
  expect(figures()).toEqual([2, 2, 29, 19.34, expect.closeTo(9.66, 9), 12.34, 7]);
  const [, ben] = workbook.sheet("Browse").slicers.find(({ caption }) => caption === "PI")?.items ?? [];
  workbook
    .sheet("Browse")
    .slicers.find(({ caption }) => caption === "PI")
    ?.select([ben?.label ?? ""]);
  await workOutReports(workbook);
  expect(figures()).toEqual([1, 2, 9, 7, 2, 7, 7]);
});

test("a table that cannot be read leaves the figures as they were", async () => {
  const { host } = await month();
  const { workbook } = host;
  await workOutReports(workbook);
  const { sheet, body, columns } = workbook.table("Charges");
  const amount = columns.findIndex(({ name }) => name === "Amount");
  sheet.write({ ...body, bottom: body.top, left: body.left + amount, right: body.left + amount }, [
    ["a lot"],
  ]);
  await workOutReports(workbook);
  expect(tieOut(workbook, "imported")).toBe(13.44);
});
