/** What each step asks of Excel, counted on the stand-in behind the real Office.js client: the same on every machine. */
import { openExcelWorkbook } from "../src/adapters/excel/excel-workbook";
import type { Host } from "../src/steps/host";
import { importFiles, type ImportRequest } from "../src/steps/import-files";
import { initWorkbook } from "../src/steps/init";
import { readMonthState } from "../src/steps/month-state";
import { decideCharges } from "../src/steps/review";
import type { InputFile, Workbook } from "../src/ports/ports";
import { openExcelClient } from "../src/testing/excel-client";
import { CHARGES, MONTHLY_TOTALS } from "../src/workbook/tables";
import { CLOCK, PROGRESS } from "./inputs";

export interface ExcelCounts {
  readonly requests: number;
  readonly bytesSent: number;
  readonly bytesReceived: number;
}

export interface ExcelFigures {
  readonly charges: number;
  /** The bare values of charges and monthly totals as JSON, in bytes. */
  readonly bareBytes: number;
  readonly decided: number;
  readonly steps: Readonly<Record<string, ExcelCounts>>;
}

/** Every so many charges one is held, scattered over the sheet. */
const HELD_EVERY = 100;

/** @param request the import of the month's file */
export async function measureExcel(
  charges: number,
  reference: readonly InputFile[],
  request: ImportRequest & { readonly period: string },
): Promise<ExcelFigures> {
  const { run, host: excel } = await openExcelClient();
  const workbook = openExcelWorkbook({ run, clock: CLOCK });
  const host: Host = { workbook, clock: CLOCK, by: "bench", progress: PROGRESS, dryRun: false };
  const steps: Record<string, ExcelCounts> = {};
  const counted = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    excel.traffic.reset();
    const result = await work();
    const { requests, bytesSent, bytesReceived } = excel.traffic;
    steps[name] = { requests, bytesSent, bytesReceived };
    return result;
  };
  await counted("set up", () => initWorkbook(host, workbook, reference));
  await counted("import", () => importFiles(host, request));
  const { ids, bareBytes } = await written(workbook);
  await counted("open the pane", () => readMonthState(workbook, ""));
  const held = ids.filter((_id, i) => i % HELD_EVERY === 0);
  const selection = { ids: held, where: [], all: false };
  await counted("hold 1 %", () => decideCharges(host, request.period, selection, { do: "hold" }, "bench"));
  return { charges, bareBytes, decided: held.length, steps };
}

/** Charges and monthly totals: the tables of which an import writes a row for each thing it finds. */
async function written(workbook: Workbook): Promise<{ ids: string[]; bareBytes: number }> {
  const tables = [CHARGES, MONTHLY_TOTALS];
  const lists = await workbook.read(tables.map((table) => ({ table })));
  const values = tables.map(({ columns }, i) =>
    (lists[i] ?? []).map((row) => columns.map(({ heading }) => row[heading] ?? "")),
  );
  return {
    ids: (lists[0] ?? []).map((row) => String(row["Charge ID"])),
    bareBytes: new TextEncoder().encode(JSON.stringify(values)).length,
  };
}
