/**
 * The stand-in keeps formulas and does not work them out. Here the program's own figures are put beside those of the
 * report sheets, for the month that stands on each, whenever the workbook changed: the preview then shows what Excel
 * would. No request, no event, no undo.
 */
import { isPeriod, type Period } from "../src/core/period";
import { Refusal } from "../src/core/problem";
import { Book } from "../src/steps/book";
import { reportChanges, type ReportTables } from "../src/steps/report-values";
import type { HostSheet, HostWorkbook } from "../src/testing/excel-host";
import { REPORTS } from "../src/workbook/reports";
import type { ReportShape, ReportValues } from "../src/workbook/shape";
import { SETTINGS } from "../src/workbook/tables";
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

/** @returns whether a figure is another than before; tables that cannot be read leave them as they were */
export async function workOutReports(workbook: HostWorkbook): Promise<boolean> {
  const sheets = REPORTS.flatMap((report) => {
    const sheet = workbook.findSheet(report.sheet);
    const month = sheet === null ? null : monthOn(report, sheet);
    return sheet === null || month === null ? [] : [{ report, sheet, month }];
  });
  if (sheets.length === 0) return false;
  const months = new Set(sheets.map(({ month }) => month));
  const book = await openBook(workbook, months);
  if (book === null) return false;
  let changed = false;
  for (const month of months)
    for (const change of reportChanges(tablesOf(book, month), month)) {
      const shown = sheets.find(
        (one) => change.do === "report" && one.report.sheet === change.report.sheet && one.month === month,
      );
      if (change.do === "report" && shown !== undefined && setResults(shown, change.values)) changed = true;
    }
  return changed;
}

function monthOn(report: ReportShape, sheet: HostSheet): Period | null {
  const cell = report.cells.find(({ name, formula }) => name === "month" && formula === undefined);
  if (cell === undefined) return null;
  const { top, left } = sheet.rect(cell.at);
  const text = sheet.textAt(top, left).trim();
  return isPeriod(text) ? text : null;
}

async function openBook(workbook: HostWorkbook, months: Iterable<Period>): Promise<Book | null> {
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
    ...book.reference,
    charges: book.charges([month]),
    imports: book.imports,
    problems: book.problems,
    statements: book.statements,
    lines: book.lines,
    journal: book.journal,
    mailLog: book.mailLog,
    periods: book.periods,
    rules: book.rules,
    settings: book.all(SETTINGS),
    monthlyTotals: [...book.monthlyTotals, ...book.totalsToAdd],
  };
}

/** Inputs stay what the person typed; only formulas get results. */
function setResults(
  { report, sheet }: { readonly report: ReportShape; readonly sheet: HostSheet },
  values: ReportValues,
): boolean {
  let changed = false;
  for (const { name, formula, at } of report.cells) {
    const value = name === undefined ? undefined : values[name];
    if (formula === undefined || value === undefined) continue;
    const { top, left } = sheet.rect(at);
    if (sheet.setResult(top, left, value)) changed = true;
  }
  return changed;
}
