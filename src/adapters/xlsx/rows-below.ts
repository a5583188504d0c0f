/** Rows that a person typed right below a table that did not grow over them: they would count for nothing. */
import { Refusal } from "../../core/problem";
import { keyHeading, type TableShape } from "../../workbook/shape";
import { CellCursor, readSheetText, RowCursor } from "./sheet-text";
import { sheetColumns, type TablePart } from "./table-part";
import type { ZipArchive } from "./zip";

/**
 * Looked for in the tables that people keep up. A note below a table has no key, or nothing but it.
 * @throws Refusal
 */
export function refuseRowsBelow(archive: ZipArchive, table: TablePart, shape: TableShape): void {
  if (shape.group !== "reference" && shape.group !== "settings") return;
  const key = sheetColumns(table).get(keyHeading(shape));
  const { left, right, bottom } = table.range;
  const columns = filledIn(archive, table, bottom + 1).filter((column) => column >= left && column <= right);
  if (key === undefined || !columns.includes(key) || columns.length < 2) return;
  throw new Refusal(
    `Row ${bottom + 1} of sheet ${table.sheet.name} stands below the table ${table.name} and is not part of it: it would not be read. Drag the table's lower right corner over the rows below it, or leave a row free between. Nothing was written.`,
  );
}

/** Columns of a row that have cells with something in them. */
function filledIn(archive: ZipArchive, table: TablePart, row: number): number[] {
  const sheet = readSheetText(archive.bytes(table.sheet.path));
  const rows = new RowCursor(sheet);
  const cells = new CellCursor(sheet);
  const columns: number[] = [];
  while (rows.next() && rows.row <= row) {
    if (rows.row < row) continue;
    cells.enter(rows.contentStart, rows.contentEnd);
    while (cells.next()) if (cells.contentEnd > cells.contentStart) columns.push(cells.column);
  }
  return columns;
}
