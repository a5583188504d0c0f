/**
 * An .xlsx file as the stand-in's workbook, so that what the file adapter and the Excel adapter make can be compared cell
 * by cell: sheets in order, values, formulas, number formats and the commonest looks, tables, filters, widths, what is
 * hidden and frozen. Conditional formats, data validation and charts are not taken along.
 */
import { readFile } from "node:fs/promises";
import { decodeMarkup } from "../adapters/xlsx/cell-text";
import { unescapeHex } from "../adapters/ooxml/xml-text";
import { cellValue, formulaStart, type CellSource } from "../adapters/xlsx/cell-value";
import { fillFormula } from "../adapters/xlsx/formula";
import { readParts, type SheetPart, type WorkbookParts } from "../adapters/xlsx/parts";
import { isTrue } from "../adapters/ooxml/relations";
import { SharedStrings } from "../adapters/xlsx/shared-strings";
import { attribute, CellCursor, readSheetText, RowCursor } from "../adapters/xlsx/sheet-text";
import { findTags } from "../adapters/ooxml/xml";
import { ZipArchive } from "../adapters/xlsx/zip";
import { CellError, columnLetters, Formula, HostWorkbook, parseRect, type HostSheet } from "./excel-host";
import { ColumnRuns, readStyles, type FileStyle } from "./excel-xlsx-styles";
import { readTable } from "./excel-xlsx-tables";

export { saveXlsx } from "./excel-xlsx-save";

/** A column's width in a file is in characters of 7 pixels; in the stand-in, as in Excel, in points. */
export const POINTS_PER_CHARACTER = 5.25;

/** @param file its path or its bytes */
export async function loadXlsx(file: string | Uint8Array): Promise<HostWorkbook> {
  const archive = ZipArchive.read(typeof file === "string" ? await readFile(file) : file);
  const parts = readParts(archive);
  const strings = SharedStrings.read(archive, parts.sharedStrings);
  const styles = parts.styles === null ? [] : readStyles(archive.text(parts.styles));
  const named = parts.sheets.filter((sheet) => sheet.hasCells);
  const workbook = new HostWorkbook(named[0]?.name ?? "Sheet1");
  for (const [index, part] of named.entries()) {
    const sheet = index === 0 ? workbook.sheet(part.name) : workbook.addSheet(part.name);
    const text = readSheetText(archive.bytes(part.path));
    readCells(sheet, { sheet: text, strings }, styles);
    readOutline(sheet, Buffer.from(text.text.slice(0, text.rowsStart), "latin1").toString("utf8"));
    readMerges(sheet, text.text.slice(text.rowsEnd));
  }
  readVisibility(workbook, archive, parts);
  for (const part of named) readTables(workbook.sheet(part.name), archive, part);
  return workbook;
}

/** One cell for comparing; a formula's value is whatever was last known, so only its text counts. */
export interface ListedCell {
  readonly value: string | number | boolean;
  readonly formula?: string;
  readonly format: string;
}

/** Every cell with something in it: sheet → address → value, formula, number format. Numbers to 15 digits, as in Excel. */
export function listCells(workbook: HostWorkbook): Map<string, Map<string, ListedCell>> {
  const sheets = new Map<string, Map<string, ListedCell>>();
  for (const sheet of workbook.sheets) {
    const cells = new Map<string, ListedCell>();
    sheets.set(sheet.name, cells);
    const used = sheet.usedRange(true);
    if (used === null) continue;
    for (let row = used.top; row <= used.bottom; row += 1)
      for (let column = used.left; column <= used.right; column += 1) {
        const cell = listed(sheet, row, column);
        if (cell !== null) cells.set(`${columnLetters(column)}${row + 1}`, cell);
      }
  }
  return sheets;
}

function listed(sheet: HostSheet, row: number, column: number): ListedCell | null {
  const stored = sheet.grid.get(row, column);
  if (stored === null) return null;
  const format = sheet.format(row, column);
  if (stored instanceof Formula) return { value: "", formula: stored.text, format };
  if (stored instanceof CellError) return { value: stored.text, format };
  const value = typeof stored === "number" ? Number(stored.toPrecision(15)) : stored;
  return { value: value === Infinity || value === -Infinity ? stored : value, format };
}

function readCells(sheet: HostSheet, source: CellSource, styles: readonly FileStyle[]): void {
  const rows = new RowCursor(source.sheet);
  const cells = new CellCursor(source.sheet);
  const runs = new ColumnRuns();
  const shared = new Map<string, { text: string; row: number; column: number }>();
  const { text } = source.sheet;
  while (rows.next()) {
    const row = rows.row - 1;
    const tag = text.slice(rows.start, rows.contentStart);
    if (isTrue(attribute(tag, 0, tag.length, "hidden") ?? "")) sheet.setRow(row, { hidden: "user" });
    const height = attribute(tag, 0, tag.length, "ht");
    if (height !== null && isTrue(attribute(tag, 0, tag.length, "customHeight") ?? ""))
      sheet.setRow(row, { height: Number(height) });
    cells.enter(rows.contentStart, rows.contentEnd);
    while (cells.next()) {
      const column = cells.column - 1;
      if (cells.styleEnd > 0) runs.add(column, row, Number(cells.style));
      if (cells.contentStart === cells.contentEnd) continue;
      const value = cellValue(source, cells);
      const plain = cells.type === "e" ? new CellError(String(value)) : value;
      const formula = formulaOf(source, cells, row, column, shared);
      sheet.grid.set(row, column, formula === null ? plain : new Formula(formula, plain));
    }
  }
  readColumnStyles(sheet, text.slice(0, source.sheet.rowsStart), styles);
  for (const run of runs.all()) {
    const style = styles[run.style];
    // A cell's own style says all: what its column has does not shine through.
    const area = { top: run.from, bottom: run.to, left: run.column, right: run.column };
    sheet.styles.clear(area);
    if (style !== undefined) sheet.styles.change(area, style);
  }
}

function formulaOf(
  source: CellSource,
  cell: CellCursor,
  row: number,
  column: number,
  shared: Map<string, { text: string; row: number; column: number }>,
): string | null {
  const { text, prefix } = source.sheet;
  const start = formulaStart(text, prefix, cell.contentStart, cell.contentEnd);
  if (start < 0) return null;
  const tagEnd = text.indexOf(">", start);
  const own =
    text.charAt(tagEnd - 1) === "/" ? "" : decodeMarkup(text.slice(tagEnd + 1, text.indexOf("<", tagEnd)));
  const group = attribute(text, start, tagEnd, "si");
  if (own !== "") {
    if (group !== null) shared.set(group, { text: own, row, column });
    return `=${own}`;
  }
  const master = group === null ? undefined : shared.get(group);
  return master === undefined
    ? null
    : `=${fillFormula(master.text, row - master.row, column - master.column)}`;
}

function readColumnStyles(sheet: HostSheet, head: string, styles: readonly FileStyle[]): void {
  for (const { from, to, tag } of columnTags(head)) {
    const style = styles[Number(tag("style") ?? 0)];
    if (style !== undefined && Object.keys(style).length > 0)
      sheet.styles.change({ top: 0, bottom: 1_048_575, left: from, right: to }, style);
  }
}

function* columnTags(
  head: string,
): Generator<{ from: number; to: number; tag: (name: string) => string | null }> {
  for (const [text] of head.matchAll(/<(?:\w+:)?col\s[^>]*>/g)) {
    const tag = (name: string): string | null => attribute(text, 0, text.length, name);
    // Excel writes one entry for "all columns to the last": those nobody uses keep the standard.
    yield { from: Number(tag("min")) - 1, to: Math.min(Number(tag("max")) - 1, 1_023), tag };
  }
}

/** Widths, hidden columns, tab colour, frozen panes, gridlines. */
function readOutline(sheet: HostSheet, head: string): void {
  for (const { from, to, tag } of columnTags(head))
    for (let column = from; column <= to; column += 1) {
      const width = tag("width");
      if (width !== null && isTrue(tag("customWidth") ?? ""))
        sheet.widths.set(column, Number(width) * POINTS_PER_CHARACTER);
      if (isTrue(tag("hidden") ?? "")) sheet.hiddenColumns.add(column);
    }
  const color = /<(?:\w+:)?tabColor[^>]*\srgb="(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})"/.exec(head)?.[1];
  if (color !== undefined) sheet.tabColor = `#${color.toUpperCase()}`;
  const pane = /<(?:\w+:)?pane\s[^>]*>/.exec(head)?.[0] ?? "";
  if (/state="frozen/.test(pane))
    sheet.frozen = {
      rows: Number(attribute(pane, 0, pane.length, "ySplit") ?? 0),
      columns: Number(attribute(pane, 0, pane.length, "xSplit") ?? 0),
    };
  if (/showGridLines="(?:0|false)"/.test(head)) sheet.showGridlines = false;
}

function readMerges(sheet: HostSheet, tail: string): void {
  for (const [, ref = ""] of tail.matchAll(/<(?:\w+:)?mergeCell\s+ref="([^"]+)"/g)) {
    const area = parseRect(ref);
    if (area !== null) sheet.merge(area);
  }
}

function readVisibility(workbook: HostWorkbook, archive: ZipArchive, parts: WorkbookParts): void {
  for (const { attributes } of findTags(archive.text(parts.path), ["sheet"])) {
    const sheet = workbook.findSheet(attributes["name"] ?? "");
    const state = attributes["state"];
    if (sheet !== null && state !== undefined)
      sheet.visibility = state === "veryHidden" ? "VeryHidden" : state === "hidden" ? "Hidden" : "Visible";
  }
}

function readTables(sheet: HostSheet, archive: ZipArchive, part: SheetPart): void {
  for (const relation of part.relations)
    if (relation.type === "table") readTable(sheet, archive.text(relation.target), unescapeHex);
}
