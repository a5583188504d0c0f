/** What Excel moves when someone inserts or deletes cells, and what it refuses. */
import { HostError, insertDeleteConflict } from "../errors";
import {
  COLUMNS,
  columnCount,
  contains,
  intersection,
  plainRect,
  rowCount,
  ROWS,
  type Rect,
} from "./address";
import { shifted, type Shift } from "./area";
import type { ChangeType } from "./events";
import type { HostPivot } from "./pivot";
import { drop } from "./drop";
import type { HostSheet } from "./sheet";
import { moveColumnStates, moveRowStates } from "./sheet-rows";
import type { HostTable } from "./table";

export function insertCells(sheet: HostSheet, area: Rect, direction: "down" | "right"): void {
  sheet.demandStructure("allowInsertRows");
  const overflow =
    direction === "down"
      ? { ...area, top: ROWS - rowCount(area), bottom: ROWS - 1 }
      : { ...area, left: COLUMNS - columnCount(area), right: COLUMNS - 1 };
  if (!sheet.grid.isBlank(overflow))
    throw new HostError(
      "NonBlankCellOffSheet",
      "Excel can't insert new cells because it would push non-empty cells off the end of the worksheet.",
    );
  shiftCells(sheet, { area: plainRect(area), direction });
}

export function deleteCells(sheet: HostSheet, area: Rect, direction: "up" | "left"): void {
  sheet.demandStructure("allowDeleteRows");
  let cells = plainRect(area);
  // A table keeps one row: the last one to go is emptied instead.
  for (const table of sheet.tables) {
    const body = table.body;
    if (direction !== "up" || !contains(cells, body) || contains(cells, table.area)) continue;
    sheet.grid.clear({ ...body, top: body.bottom });
    if (cells.bottom !== body.bottom) throw insertDeleteConflict(`The table ${table.name} keeps one row.`);
    if (body.top === body.bottom && cells.top === body.top) {
      sheet.edited(cells, "RangeEdited", null, null);
      return;
    }
    // The emptied row is the body's first from now on.
    cells = { ...cells, bottom: body.bottom - 1 };
  }
  shiftCells(sheet, { area: cells, direction });
}

/** Moves everything that stands on the sheet; shared by insert and delete. */
export function shiftCells(sheet: HostSheet, shift: Shift): void {
  const { area, direction } = shift;
  const tables = sheet.tables.map((table) => ({ table, to: table.afterShift(shift) }));
  for (const merge of sheet.merges)
    if (tears(merge, shift)) throw insertDeleteConflict("The cells are merged.");
  const pivots = sheet.pivots.map((pivot) => ({ pivot, to: pivotAfterShift(pivot, shift) }));
  if (direction === "up" || direction === "down") {
    moveRowStates(sheet, shift);
    sheet.grid.shiftRows(area, direction);
    sheet.styles.shiftRows(area, direction);
  } else {
    moveColumnStates(sheet, shift);
    sheet.grid.shiftColumns(area, direction);
    sheet.styles.shiftColumns(area, direction);
  }
  for (const { table, to } of tables) {
    if (to === null || rowCount(to) < (table.showHeaders ? 2 : 1)) sheet.removeTable(table);
    else moveTable(sheet, table, to, shift);
  }
  moveRules(sheet, shift);
  for (const { pivot, to } of pivots) {
    if (to === null) drop(sheet.pivots, (one) => one === pivot);
    else pivot.moveTo(to);
  }
  sheet.workbook.moveAreas(sheet, shift);
  sheet.edited(area, changeType(shift), null, null, direction);
}

function moveTable(sheet: HostSheet, table: HostTable, to: Rect, { area, direction }: Shift): void {
  if (direction === "left" || direction === "right") {
    const kept = table.columns.filter((_column, index) => {
      const at = table.area.left + index;
      return direction === "right" || at < area.left || at > area.right;
    });
    const inserted = columnCount(to) - kept.length;
    table.area = to;
    if (inserted > 0) {
      const at = area.left - to.left;
      table.columns = kept;
      for (let n = 0; n < inserted; n += 1) table.columns.splice(at + n, 0, table.newColumn("Column1"));
      if (table.header !== null)
        table.columns.forEach((column, index) => sheet.grid.set(to.top, to.left + index, column.name));
    } else table.columns = kept;
    return;
  }
  table.area = to;
}

function moveRules(sheet: HostSheet, shift: Shift): void {
  for (const list of [sheet.conditionalFormats, sheet.validations, sheet.merges.map((area) => ({ area }))])
    for (const { area } of list) area.moveTo(shifted(area, shift));
  drop(sheet.conditionalFormats, (rule) => rule.area.gone);
  drop(sheet.validations, (rule) => rule.area.gone);
  sheet.merges = sheet.merges.filter((area) => !area.gone);
}

function tears(merge: Rect, shift: Shift): boolean {
  const { area, direction } = shift;
  const vertical = direction === "up" || direction === "down";
  const path = vertical ? { ...area, bottom: Infinity } : { ...area, right: Infinity };
  if (intersection(merge, path) === null) return false;
  return vertical
    ? merge.left < area.left || merge.right > area.right
    : merge.top < area.top || merge.bottom > area.bottom;
}

/** A pivot table moves as a whole, and goes as a whole. @throws HostError InsertDeleteConflict */
function pivotAfterShift(pivot: HostPivot, shift: Shift): Rect | null {
  const { whole, name } = pivot;
  const { area, direction } = shift;
  const cut =
    direction === "down"
      ? area.top > whole.top && area.top <= whole.bottom
      : direction === "right"
        ? area.left > whole.left && area.left <= whole.right
        : intersection(whole, area) !== null && !contains(area, whole);
  if (cut || tears(whole, shift))
    throw insertDeleteConflict(`The operation would change the PivotTable ${name}.`);
  return shifted(pivot.area, shift);
}

function changeType({ area, direction }: Shift): ChangeType {
  const rows = area.left === 0 && area.right >= COLUMNS - 1;
  const columns = area.top === 0 && area.bottom >= ROWS - 1;
  if (direction === "up") return rows ? "RowDeleted" : "CellDeleted";
  if (direction === "down") return rows ? "RowInserted" : "CellInserted";
  if (direction === "left") return columns ? "ColumnDeleted" : "CellDeleted";
  return columns ? "ColumnInserted" : "CellInserted";
}
