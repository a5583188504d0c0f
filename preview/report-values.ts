/**
 * The stand-in keeps formulas and does not work them out. Here the program's own figures are put beside those of the
 * report sheets, for the month that stands on each, whenever the workbook changed: the preview then shows what Excel
 * would. No request, no event, no undo.
 */
import { isPeriod, type Period } from "../src/core/period";
import { Refusal } from "../src/core/problem";
import { Book } from "../src/steps/book";
import { reportChanges, type ReportTables } from "../src/steps/report-values";
import { tablesOf as allTables } from "../src/steps/save";
import type { HostSheet, HostWorkbook } from "../src/testing/excel-host";
import { REPORTS } from "../src/workbook/reports";
import type { ReportShape, ReportValues } from "../src/workbook/shape";
import { inSight } from "./in-sight";
import { readModel } from "./model-reader";
import type { Preview } from "./preview";

/** Milliseconds without a change before the figures are worked out. */
const QUIET = 100;

/** @param drawn called when figures changed */
export function keepReportsWorkedOut(preview: Preview, drawn: () => void): void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  preview.onChange(() => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      void workOutReports(preview.workbook).then((changed) => {
        if (changed) drawn();
      });
    }, QUIET);
  });
}

interface Shown {
  readonly report: ReportShape;
  readonly sheet: HostSheet;
}

/** @returns whether a figure is another than before; tables that cannot be read leave them as they were */
export async function workOutReports(workbook: HostWorkbook): Promise<boolean> {
  const sheets = REPORTS.flatMap((report): Shown[] => {
    const sheet = workbook.findSheet(report.sheet);
    return sheet === null ? [] : [{ report, sheet }];
  });
  const counted = sheets.filter((shown) => countInSight(workbook, shown)).length;
  const byMonth = new Map<Period, Shown[]>();
  for (const shown of sheets) {
    const month = monthOn(shown);
    if (month !== null) byMonth.set(month, [...(byMonth.get(month) ?? []), shown]);
  }
  const book = byMonth.size === 0 ? null : await openBook(workbook, [...byMonth.keys()]);
  if (book === null) return counted > 0;
  let filled = 0;
  for (const [month, shown] of byMonth) {
    const values = await valuesFor(tablesOf(book, month), month, shown);
    filled += shown.filter((one) => setResults(one, values.get(one.report.sheet) ?? {})).length;
  }
  return counted + filled > 0;
}

/** By sheet. */
async function valuesFor(
  tables: ReportTables,
  month: Period,
  shown: readonly Shown[],
): Promise<ReadonlyMap<string, ReportValues>> {
  const values = new Map<string, ReportValues>();
  for (const change of reportChanges(tables, month)) {
    if (change.do !== "report") continue;
    const { report, values: wanted } = change;
    const one = shown.find((other) => other.report.sheet === report.sheet);
    const typed = one === undefined ? {} : inputsOf(one);
    values.set(report.sheet, typeof wanted === "function" ? await wanted(typed) : wanted);
  }
  return values;
}

/** What a person typed or chose on a report. */
function inputsOf({ report, sheet }: Shown): ReportValues {
  const inputs: Record<string, string> = {};
  for (const { name, formula, at } of report.cells) {
    if (name === undefined || formula !== undefined) continue;
    const { top, left } = sheet.rect(at);
    inputs[name] = sheet.textAt(top, left).trim();
  }
  return inputs;
}

function monthOn(shown: Shown): Period | null {
  const month = String(inputsOf(shown)["month"] ?? "");
  return isPeriod(month) ? month : null;
}

/** Formulas that no step computes: what a filter leaves. */
function countInSight(workbook: HostWorkbook, { report, sheet }: Shown): boolean {
  let changed = false;
  for (const { name, formula, at } of report.cells) {
    if (name !== undefined || formula === undefined) continue;
    const value = inSight(workbook, sheet, formula);
    const { top, left } = sheet.rect(at);
    if (value !== null && sheet.setResult(top, left, value)) changed = true;
  }
  return changed;
}

async function openBook(workbook: HostWorkbook, months: readonly Period[]): Promise<Book | null> {
  try {
    const reader = {
      read: (wanted: Parameters<typeof readModel>[1]) => Promise.resolve(readModel(workbook, wanted)),
      apply: () => Promise.reject(new Error("The preview's look at the tables writes nothing.")),
    };
    const book = await Book.open(reader, months);
    // What cannot be read shows here, before any figure is put down.
    for (const month of months) tablesOf(book, month);
    return book;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function tablesOf(book: Book, month: Period): ReportTables {
  return {
    ...allTables(book, book.charges([month])),
    monthlyTotals: [...book.monthlyTotals, ...book.totalsToAdd],
  };
}

/** Inputs stay what the person typed; only formulas get results. */
function setResults({ report, sheet }: Shown, values: ReportValues): boolean {
  let changed = false;
  for (const { name, formula, at } of report.cells) {
    const value = name === undefined ? undefined : values[name];
    if (formula === undefined || value === undefined) continue;
    const { top, left } = sheet.rect(at);
    if (sheet.setResult(top, left, value)) changed = true;
  }
  return changed;
}
