/** A person's pivot table, slicer, chart, comment and sheet come through an import byte for byte. */
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { inputFile } from "../../src/adapters/node/files";
import { openXlsxWorkbook, type XlsxWorkbook } from "../../src/adapters/xlsx/xlsx-workbook";
import type { Host } from "../../src/steps/host";
import { importFiles } from "../../src/steps/import-files";
import { initWorkbook } from "../../src/steps/init";
import { addNotes } from "../support/notes-sheet";

const SAMPLES = join(__dirname, "../../sample_data");
const path = join(mkdtempSync(join(tmpdir(), "rich-")), "rich.xlsx");

function hostOf(workbook: XlsxWorkbook): Host {
  const progress = { report: () => undefined, cancelled: () => false };
  return { workbook, clock: { now: () => "2025-02-03T09:00:00Z" }, by: "test", progress, dryRun: false };
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
  await addNotes(path);
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
