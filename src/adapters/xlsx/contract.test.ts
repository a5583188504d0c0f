import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadXlsx, saveXlsx } from "../../testing/excel-xlsx";
import { peopleInExcel } from "../../testing/people-in-excel";
import { workbookContract } from "../../testing/workbook-contract";
import { openXlsxWorkbook, type XlsxWorkbook } from "./xlsx-workbook";

let folder: string;
let workbook: XlsxWorkbook | null = null;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "workbook-"));
});
afterEach(async () => {
  await workbook?.close();
  await rm(folder, { recursive: true });
});

workbookContract("The workbook file", async () => {
  const path = join(folder, "month.xlsx");
  const again = async (): Promise<XlsxWorkbook> => {
    await workbook?.close();
    workbook = await openXlsxWorkbook(path, { create: true });
    return workbook;
  };
  // People open the file in Excel once the command is done, and save it.
  const people = peopleInExcel(async (work) => {
    await workbook?.close();
    workbook = null;
    const opened = await loadXlsx(path);
    const result = work(opened);
    await writeFile(path, saveXlsx(opened));
    return result;
  });
  return { workbook: await again(), again, people };
});
