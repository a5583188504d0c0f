/** A workbook of the file adapter's in the stand-in for Excel, and back. */
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openXlsxWorkbook } from "../adapters/xlsx/xlsx-workbook";
import { openExcelClient } from "./excel-client";
import { ExcelHost } from "./excel-host";
import { listCells, loadXlsx, saveXlsx } from "./excel-xlsx";
import { OTHER, SAMPLE, sampleRow } from "./workbook-contract";

const ROWS = [
  sampleRow("00123", { Text: "=1+1", State: "Done", Amount: -1234.5, Count: 3, "Share %": 0.25, Day: 45658 }),
  sampleRow("b", { Text: " José\r\n<&>\u0001", State: "Open", Amount: 0.1, Quantity: 2, At: 45658.75 }),
];

async function fileOfOurs(): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), "excel-xlsx-")), "month.xlsx");
  const workbook = await openXlsxWorkbook(path, { create: true });
  await workbook.apply([
    { do: "append", table: SAMPLE, rows: ROWS },
    { do: "append", table: OTHER, rows: [{ Key: "k", Value: "v" }] },
  ]);
  await workbook.close();
  return path;
}

describe("an .xlsx file in the stand-in", () => {
  it("has the file's tables, values and formats", async () => {
    const workbook = await loadXlsx(await fileOfOurs());
    const table = workbook.table("SampleRows");
    expect(table.columns.map((column) => column.name)).toEqual(
      SAMPLE.columns.map((column) => column.heading),
    );
    expect(table.body).toMatchObject({ top: 1, bottom: 2 });
    const cells = listCells(workbook).get("Sample Rows");
    expect(cells?.get("A2")).toEqual({ value: "00123", format: "@" });
    expect(cells?.get("B2")).toEqual({ value: "=1+1", format: "@" });
    expect(cells?.get("B3")).toEqual({ value: " José\r\n<&>\u0001", format: "@" });
    expect(cells?.get("D2")).toEqual({ value: -1234.5, format: "#,##0.00;[Red]-#,##0.00" });
    expect(cells?.get("I2")).toEqual({ value: 45658, format: "yyyy-mm-dd" });
    expect(cells?.get("D4")).toBeUndefined();
    expect(workbook.sheet("Sample Rows").frozen.rows).toBe(1);
    expect(workbook.sheet("Sample Rows").widths.get(0)).toBeCloseTo(14 * 5.25, 0);
    expect(workbook.sheet("Other").tabColor).toBe("#C78A1B");
  });

  it("comes back from a saved file cell by cell, and the file adapter reads it", async () => {
    const before = await loadXlsx(await fileOfOurs());
    const { run } = await openExcelClient(new ExcelHost({ workbook: before }));
    await run(async (context) => {
      const extra = context.workbook.worksheets.add("Extra & more");
      extra.getRange("B2:C3").formulas = [
        ["=SUM(C2:C3)", 1],
        ["text", true],
      ];
      extra.getRange("B2").format.font.bold = true;
      extra.visibility = "Hidden";
      extra.tabColor = "#274060";
      extra.getRange("A:A").format.columnWidth = 105;
      context.workbook.tables
        .getItem("SampleRows")
        .columns.getItem("State")
        .filter.applyValuesFilter(["Done"]);
      await context.sync();
    });
    const path = join(await mkdtemp(join(tmpdir(), "excel-xlsx-")), "saved.xlsx");
    await writeFile(path, saveXlsx(before));
    const after = await loadXlsx(path);
    expect(listCells(after)).toEqual(listCells(before));
    expect(after.sheets.map(({ name, visibility, tabColor }) => ({ name, visibility, tabColor }))).toEqual(
      before.sheets.map(({ name, visibility, tabColor }) => ({ name, visibility, tabColor })),
    );
    expect(after.table("SampleRows").columns.map((c) => c.criteria)).toEqual(
      before.table("SampleRows").columns.map((c) => c.criteria),
    );
    expect([1, 2].map((row) => after.sheet("Sample Rows").isHidden(row))).toEqual([false, true]);
    expect(after.sheet("Extra & more").widths.get(0)).toBe(105);
    expect(after.sheet("Extra & more").styles.at(1, 1)["font.bold"]).toBe(true);

    const file = await openXlsxWorkbook(path, { readOnly: true });
    const [rows, other] = await file.read([{ table: SAMPLE }, { table: OTHER }]);
    expect(rows).toEqual(ROWS);
    expect(other).toEqual([{ Key: "k", Value: "v" }]);
    await file.close();
  });
});
