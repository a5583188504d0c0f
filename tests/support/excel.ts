/** The Excel adapter on the stand-in for Excel: panes opened on workbooks, steps run in them, what is left in the end. */
import { openExcelWorkbook, type ExcelWorkbook } from "../../src/adapters/excel/excel-workbook";
import type { Change } from "../../src/ports/ports";
import { openExcelClient } from "../../src/testing/excel-client";
import { columnLetters, formatRect, type ExcelHost, type HostWorkbook } from "../../src/testing/excel-host";
import { AT_WORK } from "../../src/workbook/at-work";
import { PIVOT } from "../../src/workbook/reports";

export interface OpenExcel {
  readonly workbook: ExcelWorkbook;
  readonly host: ExcelHost;
  /** What the adapter waited, in milliseconds. */
  readonly waits: number[];
  /** Moves the clock on. */
  pass(seconds: number): void;
}

/** A pane opened in a window of Excel, on the real client; in a new window on a new workbook when none is given. */
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

/**
 * Runs a step as the pane does: under the lease, with what an interrupted step left taken back first.
 * @returns in words what was taken back
 */
export async function underLease(
  { coWorking }: ExcelWorkbook,
  step: string,
  work: () => Promise<unknown>,
  { by = "anna@example.edu", takeOver = false } = {},
): Promise<string> {
  const { lease, undone } = await coWorking.take(step, by, takeOver);
  try {
    await work();
  } finally {
    await lease.release();
  }
  return undone;
}

/** A step that does nothing but write, whoever is at work. @returns in words what was taken back */
export async function runStep(workbook: ExcelWorkbook, changes: readonly Change[]): Promise<string> {
  return await underLease(workbook, "Import", () => workbook.apply(changes), { takeOver: true });
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

/**
 * Every cell with its number format, and where the tables lie: one line each, to compare workbooks by. Without the
 * adapter's own records, which differ with every lease, and the PivotTable, which is refreshed behind a batch.
 */
export function told(workbook: HostWorkbook): string[] {
  return workbook.sheets.filter(({ name }) => name !== AT_WORK && name !== PIVOT.sheet).flatMap(toldSheet);
}

/** The same of the adapter's own records; none where nothing was written yet. */
export function toldAtWork(workbook: HostWorkbook): string[] {
  return workbook.sheets.filter(({ name }) => name === AT_WORK).flatMap(toldSheet);
}

function toldSheet(sheet: HostWorkbook["sheets"][number]): string[] {
  const used = sheet.usedRange(true);
  const lines = sheet.tables.map(
    ({ name, area, showTotals }) =>
      `${sheet.name}: table ${name} ${formatRect(area)}${showTotals ? " with totals" : ""}`,
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
}
