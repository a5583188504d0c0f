/** Which row of a table stands where after a change, and what that means for ranges that point into it. */
import type { Range } from "../../workbook/a1";
import type { TableEdit, TableRow } from "./table-edit";
import { firstDataRow, lastDataRow } from "./table-part";

export interface RowMoves {
  /** The table's data rows after the change, in order. */
  readonly rows: readonly TableRow[];
  readonly first: number;
  readonly oldLast: number;
  readonly newLast: number;
  /** With the totals row. */
  readonly oldBottom: number;
  readonly newBottom: number;
  readonly left: number;
  readonly right: number;
  /** Whether any row of the table as read stands elsewhere now or is gone. */
  readonly anyMoved: boolean;
  /** The new row of a cell; the same outside the table; null for a removed row. */
  move(row: number, column: number): number | null;
}

export function rowMoves(edit: TableEdit): RowMoves {
  const kept = edit.rows.filter((row) => !row.removed);
  const blank: TableRow = { source: 0, span: null, key: "", values: null, changes: null, removed: false };
  const rows = kept.length > 0 ? kept : [blank];
  const first = firstDataRow(edit.table);
  const oldLast = lastDataRow(edit.table);
  const newLast = first + rows.length - 1;
  const { left, right, bottom: oldBottom } = edit.table.range;
  const moved = new Int32Array(Math.max(0, oldLast - first + 1));
  let anyMoved = false;
  rows.forEach((row, index) => {
    if (row.source > 0) moved[row.source - first] = first + index;
  });
  for (let index = 0; index < moved.length; index++) anyMoved ||= moved[index] !== first + index;
  anyMoved ||= edit.totals.length > 0 && newLast !== oldLast;
  return {
    rows, first, oldLast, newLast, oldBottom, left, right, anyMoved,
    newBottom: newLast + edit.totals.length,
    move(row, column) {
      if (column < left || column > right || row < first || row > oldBottom) return row;
      if (row > oldLast) return row + newLast - oldLast;
      return moved[row - first] || null;
    },
  }; // prettier-ignore
}

/**
 * A range after the change: one that covers the columns' data grows and shrinks with it, a part of it follows its rows.
 * @param grows false for what belongs to single cells (links, comments)
 * @returns null when all its rows are gone
 */
export function moveRange(range: Range, moves: RowMoves, grows: boolean): Range | null {
  if (range.left < moves.left || range.right > moves.right) return range;
  if (range.bottom < moves.first || range.top > moves.oldBottom) return range;
  if (grows && range.top <= moves.first && range.bottom === moves.oldLast)
    return { ...range, bottom: moves.newLast };
  if (range.bottom > moves.oldBottom) return range;
  const top = range.top < moves.first ? range.top : firstKept(range, moves, range.top, 1);
  const bottom = firstKept(range, moves, range.bottom, -1);
  return top === null || bottom === null ? null : { ...range, top, bottom };
}

/** The new place of the first row, from one end of the range inward, that is still there. */
function firstKept(range: Range, moves: RowMoves, from: number, step: 1 | -1): number | null {
  for (let row = from; row >= Math.max(range.top, moves.first) && row <= range.bottom; row += step) {
    const moved = moves.move(row, range.left);
    if (moved !== null) return moved;
  }
  return null;
}
