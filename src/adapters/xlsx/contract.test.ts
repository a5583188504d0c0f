import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
  return { workbook: await again(), again };
});
