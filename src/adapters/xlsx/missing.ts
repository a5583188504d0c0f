/** What a workbook lacks of the wanted sheets, tables and columns. */
import { Refusal } from "../../core/problem";
import { tableName, type Column, type ReportShape, type TableShape } from "../../workbook/shape";
import { findSheet, type SheetPart, type WorkbookParts } from "./parts";
import { address, columnLetters } from "../../workbook/a1";
import { CellCursor, readSheetText, RowCursor, type SheetText } from "./sheet-text";
import { sheetColumns, type TablePart } from "./table-part";
import type { ZipArchive } from "./zip";

export interface MissingTable {
  readonly shape: TableShape;
  /** An empty sheet of that name is there. */
  readonly sheet: SheetPart | null;
}

export interface MissingColumns {
  readonly table: TablePart;
  readonly columns: readonly Column[];
}

export interface Missing {
  readonly tables: readonly MissingTable[];
  readonly columns: readonly MissingColumns[];
  readonly reports: readonly ReportShape[];
}

/** @throws Refusal when something else stands where a table or column has to go */
export function findMissing(
  archive: ZipArchive,
  parts: WorkbookParts,
  tables: readonly TableShape[],
  reports: readonly ReportShape[],
): Missing {
  const found: { tables: MissingTable[]; columns: MissingColumns[] } = { tables: [], columns: [] };
  for (const shape of tables) {
    const table = parts.tables.get(tableName(shape).toLowerCase());
    if (table === undefined) found.tables.push({ shape, sheet: emptySheet(archive, parts, shape) });
    else {
      const has = sheetColumns(table);
      const columns = shape.columns.filter((column) => !has.has(column.heading));
      if (columns.length > 0) found.columns.push({ table, columns });
    }
  }
  for (const { table, columns } of found.columns) refuseIfTaken(archive, table, columns);
  return { ...found, reports: reports.filter((report) => findSheet(parts, report.sheet) === undefined) };
}

function emptySheet(archive: ZipArchive, parts: WorkbookParts, shape: TableShape): SheetPart | null {
  const sheet = findSheet(parts, shape.name);
  if (sheet === undefined) return null;
  const taken = sheet.hasCells ? filledCells(readSheetText(archive.bytes(sheet.path)), 1) : ["a chart"];
  if (taken.length > 0 || sheet.relations.some((relation) => relation.type === "table"))
    throw new Refusal(
      `There is a sheet ${shape.name} without our table ${tableName(shape)}, but with other content (${taken[0] ?? "a table"}). If it is yours, rename that sheet and run the command again; if rows of ours stand on it, make them a table of that name again: under another name they count no longer. Nothing was written.`,
    );
  return sheet;
}

/** Addresses of cells that hold something, at most so many. */
export function filledCells(
  sheet: SheetText,
  most: number,
  within = { left: 1, top: 1, bottom: Infinity },
): string[] {
  const rows = new RowCursor(sheet);
  const cells = new CellCursor(sheet);
  const found: string[] = [];
  while (found.length < most && rows.next() && rows.row <= within.bottom) {
    if (rows.row < within.top) continue;
    cells.enter(rows.contentStart, rows.contentEnd);
    while (cells.next())
      if (cells.column >= within.left && cells.contentEnd > cells.contentStart)
        found.push(address(cells.column, rows.row));
  }
  return found;
}

/** New columns go to the table's right end; nothing may stand there. */
function refuseIfTaken(archive: ZipArchive, table: TablePart, columns: readonly Column[]): void {
  const names = columns.map((column) => column.heading).join(", ");
  const { top, bottom, right } = table.range;
  const lacks = `The table ${table.name} lacks ${columns.length === 1 ? "the column" : "the columns"} ${names}`;
  if (table.headerRows !== 1)
    throw new Refusal(
      `${lacks}, and its heading row is switched off. Switch it on in Excel. Nothing was written.`,
    );
  const taken = filledCells(readSheetText(archive.bytes(table.sheet.path)), 5, {
    left: right + 1,
    top,
    bottom,
  });
  if (taken.length > 0)
    throw new Refusal(
      `${lacks}, which would go to column ${columnLetters(right + 1)} of sheet ${table.sheet.name}, but there are cells in the way: ${taken.join(", ")}. Move them and run the command again. Nothing was written.`,
      taken,
    );
}
