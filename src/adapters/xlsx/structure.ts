/**
 * Adds what a workbook lacks. Excelize makes it, on a copy whose rows are emptied so that its memory does not grow
 * with them; every part that it did not have to change keeps its bytes.
 */
import type { Clock } from "../../ports/ports";
import { tableName, type ReportShape, type TableShape } from "../../workbook/shape";
import { emptied, plainReport, putBackRows, inlineStrings } from "./emptied";
import { finishCharts } from "./chart-parts";
import { excelize, ok } from "./excelize";
import { findMissing, type Missing, type MissingColumns } from "./missing";
import { SheetMaker } from "./new-sheets";
import { setOldReportsAside, takeInputsOver, type OldReport } from "./old-reports";
import { findSheet, readParts, type WorkbookParts } from "./parts";
import { withFullCalc } from "../ooxml/full-calc";
import { address } from "../../workbook/a1";
import { insertSheets, sheetOrder } from "../../workbook/sheet-order";
import { reorderSheets } from "./sheet-order";
import { sourcesByName } from "./pivot";
import { describeSlicers } from "./slicer-parts";
import { SharedStrings } from "./shared-strings";
import type { Source } from "./report-objects";
import { firstDataRow, lastDataRow, withColumns, type TablePart } from "./table-part";
import { ZipArchive } from "./zip";

export interface Added {
  readonly archive: ZipArchive;
  /** In words. */
  readonly added: readonly string[];
}

/** For a workbook made without a clock. */
const FIXED_DATE = "2025-01-01T00:00:00Z";

/**
 * @param archive the workbook; null for a new one
 * @returns a copy with all that was wanted
 */
export async function addMissing(
  archive: ZipArchive | null,
  tables: readonly TableShape[],
  reports: readonly ReportShape[],
  clock?: Clock,
): Promise<Added> {
  if (archive === null) {
    const missing = { tables: tables.map((shape) => ({ shape, sheet: null })), columns: [], reports };
    if (isNothing(missing)) return { archive: ZipArchive.empty(), added: [] };
    return { archive: await makeWorkbook(missing, clock), added: inWords(missing) };
  }
  const aside = setOldReportsAside(archive, readParts(archive), reports);
  const missing = findMissing(aside.archive, aside.parts, tables, reports);
  if (isNothing(missing)) return { archive: archive.copy(), added: [] };
  const extended = await extendWorkbook(aside.archive, aside.parts, missing);
  takeInputsOver(extended, aside.old);
  return { archive: extended, added: inWords(missing, aside.old) };
}

function isNothing(missing: Missing): boolean {
  return missing.tables.length + missing.columns.length + missing.reports.length === 0;
}

function inWords({ tables, columns, reports }: Missing, old: readonly OldReport[] = []): string[] {
  const anew = new Map(
    old.map(({ report, keptAs }) => [
      report,
      ` anew: the one of an earlier version is kept as ${keptAs}, delete it when you need nothing on it`,
    ]),
  );
  return [
    ...tables.map(({ shape }) => `sheet ${shape.name}`),
    ...reports.map((report) => `sheet ${report.sheet}${anew.get(report) ?? ""}`),
    ...columns.flatMap(({ table, columns: list }) =>
      list.map((c) => `column ${c.heading} of ${table.sheet.name}`),
    ),
  ];
}

async function makeWorkbook(missing: Missing, clock?: Clock): Promise<ZipArchive> {
  const program = await excelize();
  const file = program.NewFile();
  const names = newSheetNames(missing);
  const sorted = insertSheets([], names, orderOf(missing));
  ok(file.SetSheetName("Sheet1", sorted[0] ?? ""));
  for (const name of sorted.slice(1)) ok(file.NewSheet(name));
  fillSheets(new SheetMaker(program, file, newSource), missing);
  ok(file.SetActiveSheet(0));
  const at = clock?.now() ?? FIXED_DATE;
  ok(
    file.SetDocProps({
      Title: "OpenChargeback",
      Creator: "OpenChargeback",
      LastModifiedBy: "OpenChargeback",
      Created: at,
      Modified: at,
    }),
  );
  ok(file.SetAppProps({ Application: "OpenChargeback" }));
  const made = ZipArchive.read(toBytes(ok(file.WriteToBuffer()).buffer));
  finishObjects(made, missing, () => true);
  const result = ZipArchive.empty();
  const first = "[Content_Types].xml";
  for (const name of [
    first,
    ...made
      .names()
      .filter((n) => n !== first)
      .sort(),
  ])
    result.set(name, made.bytes(name));
  const parts = readParts(result);
  result.set(parts.path, withFullCalc(result.text(parts.path)));
  finishReports(result, parts, missing);
  return result;
}

async function extendWorkbook(
  archive: ZipArchive,
  parts: WorkbookParts,
  missing: Missing,
): Promise<ZipArchive> {
  const program = await excelize();
  const stripped = emptied(
    archive,
    parts,
    missing.columns.map(({ table }) => table),
  );
  const file = program.OpenReader(stripped.write());
  ok({ error: (file as { error?: string | null }).error ?? null });
  const names = newSheetNames(missing);
  for (const name of names) if (findSheet(parts, name) === undefined) ok(file.NewSheet(name));
  const maker = new SheetMaker(program, file, (table) => {
    const part = parts.tables.get(tableName(table).toLowerCase());
    return part === undefined ? newSource(table) : sourceOf(part);
  });
  fillSheets(maker, missing);
  for (const { table, columns } of missing.columns)
    columns.forEach((column, index) =>
      maker.addColumn(table.sheet.name, table.range.right + 1 + index, column, table.range.top, [
        firstDataRow(table),
        lastDataRow(table),
      ]),
    );
  const made = ZipArchive.read(toBytes(ok(file.WriteToBuffer()).buffer));
  finishObjects(made, missing, (part) => !archive.has(part));
  const untouched = untouchedSheets(parts, missing);
  const result = merged(archive, stripped, made, untouched);
  const after = readParts(result);
  finishTexts(result, archive, made, parts, after, missing);
  for (const one of missing.columns) finishColumns(result, archive, one);
  finishReports(result, after, missing);
  const order = insertSheets(
    parts.sheets.map((s) => s.name),
    names.filter((n) => findSheet(parts, n) === undefined),
    orderOf(missing),
  );
  result.set(after.path, withFullCalc(reorderSheets(result.text(after.path), order)));
  return result;
}

function newSheetNames({ tables, reports }: Missing): string[] {
  return [
    ...tables.map(({ shape, sheet }) => sheet?.name ?? shape.name),
    ...reports.map((report) => report.sheet),
  ];
}

function orderOf({ tables, reports }: Missing): string[] {
  return sheetOrder(
    tables.map(({ shape }) => shape),
    reports,
  );
}

function fillSheets(maker: SheetMaker, { tables, reports }: Missing): void {
  for (const { shape, sheet } of tables) maker.addTable(sheet?.name ?? shape.name, shape);
  for (const report of reports) maker.addReport(report);
}

function newSource({ name, columns }: TableShape): Source {
  return { sheet: name, left: 1, top: 1, headings: columns.map((column) => column.heading) };
}

function sourceOf({ sheet, range, columns }: TablePart): Source {
  const headings = columns.map((column) => column.heading);
  return { sheet: sheet.name, left: range.left, top: range.top, headings };
}

function finishObjects(made: ZipArchive, { reports }: Missing, isNew: (part: string) => boolean): void {
  finishCharts(made, isNew);
  describeSlicers(
    made,
    isNew,
    reports.flatMap(({ slicers = [] }) => slicers),
  );
  sourcesByName(
    made,
    isNew,
    reports.flatMap(({ pivot }) => (pivot === undefined ? [] : [pivot])),
  );
}

/** Sheets that Excelize may have read, but that keep what they hold: their rows were not given to it. */
function untouchedSheets(parts: WorkbookParts, { tables, columns }: Missing): ReadonlySet<string> {
  const touched = new Set([
    ...tables.flatMap(({ sheet }) => (sheet === null ? [] : [sheet.path])),
    ...columns.map(({ table }) => table.sheet.path),
  ]);
  return new Set(parts.sheets.map((sheet) => sheet.path).filter((path) => !touched.has(path)));
}

/** What Excelize left alone keeps its compressed bytes; emptied parts come back whole. */
function merged(
  archive: ZipArchive,
  stripped: ZipArchive,
  made: ZipArchive,
  untouched: ReadonlySet<string>,
): ZipArchive {
  const result = archive.copy();
  for (const name of archive.names()) {
    if (!made.has(name)) {
      if (name.toLowerCase().endsWith("calcchain.xml")) result.remove(name);
    } else if (!untouched.has(name) && !made.sameEntry(name, stripped)) result.set(name, made.bytes(name));
  }
  for (const name of made.names().sort()) if (!archive.has(name)) result.set(name, made.bytes(name));
  return result;
}

/** Excelize numbered its texts from 0, because it got none of the workbook's: they go into their cells. */
function finishTexts(
  result: ZipArchive,
  original: ZipArchive,
  made: ZipArchive,
  before: WorkbookParts,
  after: WorkbookParts,
  missing: Missing,
): void {
  if (before.sharedStrings === null) return;
  const strings = SharedStrings.read(made, before.sharedStrings);
  for (const name of newSheetNames(missing)) {
    const sheet = findSheet(after, name);
    if (sheet !== undefined)
      result.set(
        sheet.path,
        inlineStrings(result.text(sheet.path), strings, () => true),
      );
  }
  for (const { table, columns } of missing.columns) {
    const cells = new Set(columns.map((_c, i) => address(table.range.right + 1 + i, table.range.top)));
    const { path } = table.sheet;
    result.set(
      path,
      inlineStrings(result.text(path), strings, (at) => cells.has(at)),
    );
  }
  result.take(before.sharedStrings, original);
}

function finishColumns(result: ZipArchive, archive: ZipArchive, { table, columns }: MissingColumns): void {
  putBackRows(result, archive, table, columns.length);
  result.set(
    table.path,
    withColumns(
      archive.text(table.path),
      table,
      columns.map((column) => column.heading),
    ),
  );
}

function finishReports(result: ZipArchive, parts: WorkbookParts, { reports }: Missing): void {
  for (const report of reports) {
    const sheet = findSheet(parts, report.sheet);
    if (sheet !== undefined) result.set(sheet.path, plainReport(result.text(sheet.path)));
  }
}

function toBytes(buffer: unknown): Uint8Array {
  if (buffer instanceof Uint8Array) return buffer;
  throw new Error("Excelize did not return bytes");
}
