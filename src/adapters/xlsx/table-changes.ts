/** A batch's changes to one table, worked into the parts of the file. */
import type { Change } from "../../ports/ports";
import { workedOut } from "../../workbook/report-values";
import type { TableShape } from "../../workbook/shape";
import { tableName } from "../../workbook/shape";
import { moveComments } from "./comments";
import { findSheet, readParts, type WorkbookParts } from "./parts";
import { askRecalculation, dropCalcChain } from "./recalculate";
import { readInputs, writeReport } from "./report-values";
import { moveRange, rowMoves, type RowMoves } from "./row-moves";
import { SharedStrings } from "./shared-strings";
import { readSheetText } from "./sheet-text";
import { writeSheet } from "./sheet-write";
import { TableEdit } from "./table-edit";
import { type TablePart } from "./table-part";
import { withRange } from "../ooxml/table-range";
import { movedHead, movedTail } from "./tail";
import type { ZipArchive } from "./zip";

export type RowChange = Exclude<Change, { do: "report" }>;
export type ReportChange = Extract<Change, { do: "report" }>;

/** @returns whether anything changed */
export async function changeTable(
  archive: ZipArchive,
  shape: TableShape,
  changes: readonly RowChange[],
): Promise<boolean> {
  if (archive.names().length === 0) return false;
  const parts = readParts(archive);
  const table = parts.tables.get(tableName(shape).toLowerCase());
  if (table === undefined) return false;
  const edit = openEdit(archive, parts, table, shape);
  for (const change of changes) {
    if (change.do === "append") edit.append(change.rows);
    else if (change.do === "update") edit.update(change.rows);
    else edit.remove(change.keys);
  }
  const moves = rowMoves(edit);
  if (!edit.changed || sameAsBefore(moves)) return false;
  await save(archive, parts, table, edit, moves);
  return true;
}

function openEdit(archive: ZipArchive, parts: WorkbookParts, table: TablePart, shape: TableShape): TableEdit {
  const strings = SharedStrings.read(archive, parts.sharedStrings);
  const sheet = readSheetText(archive.bytes(table.sheet.path));
  return new TableEdit({ sheet, strings }, table, shape, parts.date1904);
}

/** A row that was appended and removed again leaves nothing to write. */
function sameAsBefore(moves: RowMoves): boolean {
  return (
    !moves.anyMoved &&
    moves.newLast === moves.oldLast &&
    moves.rows.every((row) => row.source > 0 && row.changes === null && row.values === null)
  );
}

async function save(
  archive: ZipArchive,
  parts: WorkbookParts,
  table: TablePart,
  edit: TableEdit,
  moves: RowMoves,
): Promise<void> {
  const { sheet } = edit.source;
  const packed = await writeSheet(edit, moves, movedHead(sheet, moves), movedTail(sheet, moves));
  const hadFormulas = moves.anyMoved && sheet.text.indexOf(`<${sheet.prefix}f`, sheet.rowsStart) >= 0;
  archive.setPacked(table.sheet.path, packed);
  const xml = archive.text(table.path);
  const moved = withRange(xml, (range) =>
    range.bottom === moves.oldBottom ? { ...range, bottom: moves.newBottom } : moveRange(range, moves, true),
  );
  if (moved !== xml) archive.set(table.path, moved);
  moveComments(archive, table.sheet, moves);
  if (hadFormulas) dropCalcChain(archive, parts);
  askRecalculation(archive, parts, new Set([table.name]));
}

/** @returns whether anything changed */
export async function changeReport(archive: ZipArchive, change: ReportChange): Promise<boolean> {
  const parts = readParts(archive);
  const part = findSheet(parts, change.report.sheet);
  if (part === undefined) return false;
  const strings = SharedStrings.read(archive, parts.sharedStrings);
  const sheet = readSheetText(archive.bytes(part.path));
  const source = { sheet, strings };
  const values = await workedOut(change.report, change.values, readInputs(source, change.report));
  const bytes = writeReport(source, change.report, values);
  if (bytes !== null) archive.set(part.path, bytes);
  return bytes !== null;
}
