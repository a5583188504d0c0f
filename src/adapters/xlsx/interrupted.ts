/** Refuses a workbook in which a step was interrupted in Excel: only the add-in can take it back. */
import { Refusal } from "../../core/problem";
import { AT_WORK, BATCH_CELLS } from "../../workbook/at-work";
import { cellValue } from "./cell-value";
import { findSheet, type WorkbookParts } from "./parts";
import { SharedStrings } from "./shared-strings";
import { CellCursor, readSheetText, RowCursor } from "./sheet-text";
import type { ZipArchive } from "./zip";

/** @throws Refusal naming who was interrupted */
export function refuseInterrupted(archive: ZipArchive, parts: WorkbookParts): void {
  const cells = batchCells(archive, parts);
  if ((cells.get(BATCH_CELLS.phase) ?? "") === "") return;
  const [step, by, at] = [BATCH_CELLS.step, BATCH_CELLS.by, BATCH_CELLS.at].map((c) => cells.get(c) ?? "");
  throw new Refusal(
    `${step} of ${by} at ${at} was interrupted in Excel, and part of it is in the workbook. Open the workbook in Excel with the add-in first and start a step: it takes back what was left. Then save, close Excel and run the command again. Nothing was written.`,
  );
}

/** Texts by column. */
function batchCells(archive: ZipArchive, parts: WorkbookParts): Map<number, string> {
  const found = new Map<number, string>();
  const part = findSheet(parts, AT_WORK);
  if (part?.hasCells !== true) return found;
  const sheet = readSheetText(archive.bytes(part.path));
  const source = { sheet, strings: SharedStrings.read(archive, parts.sharedStrings) };
  const rows = new RowCursor(sheet);
  const cells = new CellCursor(sheet);
  while (rows.next() && rows.row <= BATCH_CELLS.row) {
    if (rows.row !== BATCH_CELLS.row) continue;
    cells.enter(rows.contentStart, rows.contentEnd);
    while (cells.next()) found.set(cells.column, String(cellValue(source, cells) ?? ""));
  }
  return found;
}
