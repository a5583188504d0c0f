import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openExcel, runStep } from "../../../tests/support/excel";
import type { Change } from "../../ports/ports";
import { saveXlsx } from "../../testing/excel-xlsx";
import { SAMPLE, sampleRow } from "../../testing/workbook-contract";
import { openXlsxWorkbook } from "./xlsx-workbook";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "workbook-"));
});
afterEach(() => rm(folder, { recursive: true }));

const rows = (...ids: string[]): Change => ({
  do: "append",
  table: SAMPLE,
  rows: ids.map((id) => sampleRow(id)),
});

/** More than one request takes. */
const MANY: Change = {
  do: "append",
  table: SAMPLE,
  rows: Array.from({ length: 40 }, (_row, n) => sampleRow(`m${n}`, { Text: "x".repeat(32_000) })),
};

it("refuses a workbook whose step was interrupted in Excel; the next step in Excel takes it back", async () => {
  const path = join(folder, "month.xlsx");
  const { workbook, host } = await openExcel();
  await workbook.apply([rows("a")]);
  const { lease } = await workbook.coWorking.take("Import", "anna@example.edu");
  // What is there, places, keys, formats, then the first of two blocks, which takes effect; nothing answers any more.
  host.failAt(5, "RequestAborted", "after", { repeated: true });
  await expect(workbook.apply([MANY])).rejects.toThrow(/Run the step again/);
  host.clearFaults();
  await lease.release();
  await writeFile(path, saveXlsx(host.workbook));
  await expect(openXlsxWorkbook(path)).rejects.toThrow(
    /Import of anna@example.edu at 2025-02-03T10:02:00Z was interrupted in Excel.*Open the workbook in Excel with the add-in first/,
  );
  const reading = await openXlsxWorkbook(path, { readOnly: true });
  expect((await reading.read([{ table: SAMPLE }]))[0]).toHaveLength(32);
  await reading.close();

  expect(await runStep(workbook, [rows("c")])).toBe(
    "An import of anna@example.edu at 10:02 UTC was interrupted: its 31 rows were taken out again.",
  );
  const [read = []] = await workbook.read([{ table: SAMPLE, columns: ["Sample ID"] }]);
  expect(read.map((row) => row["Sample ID"])).toEqual(["a", "c"]);
});
