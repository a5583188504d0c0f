/** A person's pivot table, slicer, chart, comment and sheet come through an import byte for byte. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { inputFile } from "../../src/adapters/node/files";
import { excelize, ok } from "../../src/adapters/xlsx/excelize";
import { openXlsxWorkbook, type XlsxWorkbook } from "../../src/adapters/xlsx/xlsx-workbook";
import type { Host } from "../../src/steps/host";
import { importFiles } from "../../src/steps/import-files";
import { initWorkbook } from "../../src/steps/init";

const SAMPLES = join(__dirname, "../../sample_data");
const path = join(mkdtempSync(join(tmpdir(), "rich-")), "rich.xlsx");

function hostOf(workbook: XlsxWorkbook): Host {
  const progress = { report: () => undefined, cancelled: () => false };
  return { workbook, clock: { now: () => "2025-02-03T09:00:00Z" }, by: "test", progress, dryRun: false };
}

async function addOwnThings(): Promise<void> {
  const file = (await excelize()).OpenReader(readFileSync(path));
  ok(file.NewSheet("Notes"));
  for (const [i, row] of [
    ["Fund", "Budget"],
    ["CHEM-10000", 1200],
    ["BIO-10000", 900],
  ].entries()) {
    ok(file.SetSheetRow("Notes", `A${i + 1}`, row));
  }
  ok(file.AddTable("Notes", { Range: "A1:B3", Name: "Budgets" }));
  ok(
    file.AddSlicer("Notes", {
      Name: "Fund",
      Cell: "E1",
      TableSheet: "Notes",
      TableName: "Budgets",
      Caption: "Fund",
    }),
  );
  ok(
    file.AddChart("Notes", "E20", {
      Type: 30,
      Series: [{ Name: "Budget", Categories: "Notes!$A$2:$A$3", Values: "Notes!$B$2:$B$3" }],
    }),
  );
  ok(file.AddComment("Notes", { Cell: "A2", Author: "Sam", Paragraph: [{ Text: "ask first" }] }));
  ok(
    file.AddPivotTable({
      DataRange: "Notes!A1:B3",
      PivotTableRange: "Notes!H2:J12",
      Rows: [{ Data: "Fund" }],
      Data: [{ Data: "Budget", Name: "Sum", Subtotal: "Sum" }],
    }),
  );
  writeFileSync(path, Buffer.from(ok(file.WriteToBuffer()).buffer as unknown as Uint8Array));
}

function ownParts(): Map<string, Buffer> {
  const own = /chart|slicer|pivot|comment|drawing/i;
  const parts = Object.entries(unzipSync(readFileSync(path))).filter(([name]) => own.test(name));
  return new Map(parts.map(([name, bytes]) => [name, Buffer.from(bytes)]));
}

it("pivot table, slicer, chart and comment are the same after an import", async () => {
  const made = await openXlsxWorkbook(path, { create: true });
  await initWorkbook(hostOf(made), made, []);
  await made.close();
  await addOwnThings();
  const before = ownParts();
  for (const kind of ["charts/", "slicers/", "pivotTables/", "comments"])
    expect([...before.keys()].join(" ")).toContain(kind);
  const workbook = await openXlsxWorkbook(path);
  const result = await importFiles(hostOf(workbook), {
    files: [inputFile(join(SAMPLES, "hpc_2025-01.csv"))],
    add: false,
    replacePeriods: [],
    invoiceTotal: null,
    acceptProblems: false,
  });
  await workbook.close();
  expect(result.changed).toBe(true);
  const after = ownParts();
  expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
  expect(
    [...before].filter(([name, bytes]) => !after.get(name)?.equals(bytes)).map(([name]) => name),
  ).toEqual([]);
});
