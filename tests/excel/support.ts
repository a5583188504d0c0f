/** Months in the stand-in for Excel: a pane of its own on a workbook, copies of workbooks, and what their cells say. */
import { openExcelWorkbook, type ExcelWorkbook } from "../../src/adapters/excel/excel-workbook";
import { openExcelClient } from "../../src/testing/excel-client";
import { columnLetters, ExcelHost, formatRect, type HostWorkbook } from "../../src/testing/excel-host";

export const NOW = "2025-02-03T09:00:00Z";

export interface OpenPane {
  readonly host: ExcelHost;
  readonly excel: ExcelWorkbook;
}

/** The workbook open in an Excel window of its own, with our adaptor on the real client. */
export async function openPane(workbook?: HostWorkbook): Promise<OpenPane> {
  const host = new ExcelHost(workbook === undefined ? {} : { workbook });
  const { run } = await openExcelClient(host);
  const clock = { now: () => NOW };
  return { host, excel: openExcelWorkbook({ run, clock, wait: () => Promise.resolve() }) };
}

/** Runs a step as the pane does: under the lease, with what an interrupted step left taken back first. */
export async function underLease<T>(
  excel: ExcelWorkbook,
  step: string,
  work: () => Promise<T>,
  takeOver = false,
): Promise<T> {
  const { lease } = await excel.coWorking.take(step, "tess", takeOver);
  try {
    return await work();
  } finally {
    await lease.release();
  }
}

/** A workbook like this one that no window has open. */
export function copyOf(workbook: HostWorkbook): HostWorkbook {
  return copied(workbook, new Map()) as HostWorkbook;
}

/** Copies objects of any class; what listens stays behind, as functions belong to windows. */
function copied(value: unknown, known: Map<object, unknown>): unknown {
  if (typeof value !== "object" || value === null) return value;
  const before = known.get(value);
  if (before !== undefined) return before;
  if (value instanceof Map) {
    const copy = new Map<unknown, unknown>();
    known.set(value, copy);
    for (const [key, item] of value) copy.set(copied(key, known), copied(item, known));
    return copy;
  }
  if (value instanceof Set) {
    const copy = new Set<unknown>();
    known.set(value, copy);
    for (const item of value) if (typeof item !== "function") copy.add(copied(item, known));
    return copy;
  }
  const copy: object = Array.isArray(value)
    ? new Array<unknown>(value.length)
    : (Object.create(Object.getPrototypeOf(value) as object | null) as object);
  known.set(value, copy);
  for (const key of Reflect.ownKeys(value)) {
    const item: unknown = Reflect.get(value, key);
    if (typeof item !== "function") Reflect.set(copy, key, copied(item, known));
  }
  return copy;
}

/** The sheet of the adaptor's own records, which differ with every lease. */
const AT_WORK = "At Work";

/** Every cell with its number format, and where the tables lie: one line each, to compare workbooks by. */
export function told(workbook: HostWorkbook): string[] {
  return workbook.sheets
    .filter((sheet) => sheet.name !== AT_WORK)
    .flatMap((sheet) => {
      const used = sheet.usedRange(true);
      const lines = sheet.tables.map(
        (table) => `${sheet.name}: table ${table.name} ${formatRect(table.area)}`,
      );
      if (used === null) return lines;
      for (let row = used.top; row <= used.bottom; row++)
        for (let column = used.left; column <= used.right; column++) {
          const cell = sheet.formula(row, column);
          if (cell !== null && cell !== "")
            lines.push(
              `${sheet.name} ${columnLetters(column)}${row + 1}: ${JSON.stringify(cell)} ${sheet.format(row, column)}`,
            );
        }
      return lines;
    });
}
