/** A closer look at a workbook file: its tables with their headings, and what stands where one of ours should be. */
import { tableName, type TableShape } from "../../workbook/shape";
import type { FoundTable, Standing } from "../../workbook/standing";
import { cellValue } from "./cell-value";
import { filledCells } from "./missing";
import { findSheet, type WorkbookParts } from "./parts";
import { SharedStrings } from "./shared-strings";
import { CellCursor, readSheetText, RowCursor } from "./sheet-text";
import { firstDataRow, lastDataRow, type TablePart } from "./table-part";
import type { ZipArchive } from "./zip";

export function standingOf(
  archive: ZipArchive,
  parts: WorkbookParts,
  shapes: readonly TableShape[],
): Standing {
  const absent = shapes.filter((shape) => !parts.tables.has(tableName(shape).toLowerCase()));
  return {
    sheets: parts.sheets.map((sheet) => sheet.name),
    tables: [...parts.tables.values()].map((table) => foundTable(archive, table)),
    tops: new Map(absent.map(({ name }) => [name.toLowerCase(), topOf(archive, parts, name)] as const)),
  };
}

function foundTable(archive: ZipArchive, table: TablePart): FoundTable {
  const rows = lastDataRow(table) - firstDataRow(table) + 1;
  return {
    name: table.name,
    sheet: table.sheet.name,
    headings: table.columns.map((column) => column.heading),
    rows: rows === 1 && isBlank(archive, table) ? 0 : rows,
  };
}

function isBlank(archive: ZipArchive, table: TablePart): boolean {
  const within = { left: table.range.left, top: firstDataRow(table), bottom: lastDataRow(table) };
  return filledCells(readSheetText(archive.bytes(table.sheet.path)), 1, within).length === 0;
}

/** Texts of the first row with cells. */
function topOf(archive: ZipArchive, parts: WorkbookParts, name: string): string[] {
  const part = findSheet(parts, name);
  if (part?.hasCells !== true) return [];
  const sheet = readSheetText(archive.bytes(part.path));
  const source = { sheet, strings: SharedStrings.read(archive, parts.sharedStrings) };
  const rows = new RowCursor(sheet);
  const cells = new CellCursor(sheet);
  const texts: string[] = [];
  while (texts.length === 0 && rows.next()) {
    cells.enter(rows.contentStart, rows.contentEnd);
    while (cells.next()) {
      const value = cellValue(source, cells);
      if (value !== null) texts.push(String(value));
    }
  }
  return texts;
}
