/** The Excel adaptor on the stand-in for Excel, and what a workbook holds in the end. */
import { openExcelWorkbook, type ExcelWorkbook } from "../../src/adapters/excel/excel-workbook";
import type { Change } from "../../src/ports/ports";
import { openExcelClient } from "../../src/testing/excel-client";
import type { ExcelHost } from "../../src/testing/excel-host";

export interface OpenExcel {
  readonly workbook: ExcelWorkbook;
  readonly host: ExcelHost;
  /** What the adaptor waited, in milliseconds. */
  readonly waits: number[];
  /** Moves the clock on. */
  pass(seconds: number): void;
}

/** A pane opened on the workbook; a new workbook when none is given. */
export async function openExcel(on?: ExcelHost, now = "2025-02-03T10:02:00Z"): Promise<OpenExcel> {
  const { run, host } = await openExcelClient(on);
  const waits: number[] = [];
  let at = Date.parse(now);
  const clock = { now: () => new Date(at).toISOString().replace(/\.\d+/, "") };
  const wait = (ms: number): Promise<void> => {
    waits.push(ms);
    return Promise.resolve();
  };
  const workbook = openExcelWorkbook({ run, clock, wait });
  return { workbook, host, waits, pass: (seconds) => (at += seconds * 1000) };
}

/** A step as the pane runs it. */
export async function runStep(
  workbook: ExcelWorkbook,
  changes: readonly Change[],
  by = "anna@example.edu",
): Promise<string> {
  const { lease, undone } = await workbook.coWorking.take("Import", by, true);
  try {
    await workbook.apply(changes);
  } finally {
    await lease.release();
  }
  return undone;
}

/** Every cell of every sheet but At Work, and where the tables are. */
export function contentsOf({ workbook }: ExcelHost): unknown {
  return workbook.sheets
    .filter((sheet) => sheet.name !== "At Work")
    .map((sheet) => ({
      sheet: sheet.name,
      tables: sheet.tables.map(({ name, area, showTotals }) => ({ name, area, showTotals })),
      cells: filledCells(sheet),
    }));
}

/** The filled cells of the sheet At Work. */
export function atWorkOf({ workbook }: ExcelHost): unknown {
  const sheet = workbook.sheets.find(({ name }) => name === "At Work");
  return sheet === undefined ? null : filledCells(sheet);
}

type Sheet = ExcelHost["workbook"]["sheets"][number];

function filledCells(sheet: Sheet): Record<string, unknown> {
  const used = sheet.usedRange(true);
  const cells: Record<string, unknown> = {};
  if (used === null) return cells;
  for (let row = used.top; row <= used.bottom; row++)
    for (let column = used.left; column <= used.right; column++) {
      const cell = sheet.formula(row, column);
      if (cell !== null) cells[`${row}:${column}`] = cell;
    }
  return cells;
}
