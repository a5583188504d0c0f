import { openExcelClient } from "../../testing/excel-client";
import { workbookContract } from "../../testing/workbook-contract";
import { openExcelWorkbook, type ExcelWorkbook } from "./excel-workbook";

const clock = { now: () => "2025-02-03T10:00:00Z" };

workbookContract("Excel", async () => {
  const { host } = await openExcelClient();
  const again = async (): Promise<ExcelWorkbook> => {
    const { run } = await openExcelClient(host);
    return openExcelWorkbook({ run, clock, wait: () => Promise.resolve() });
  };
  return { workbook: await again(), again };
});
