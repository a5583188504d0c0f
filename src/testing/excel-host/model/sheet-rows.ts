/** Heights, widths and what is hidden, when cells move. */
import { COLUMNS, columnCount, rowCount, ROWS } from "./address";
import type { Shift } from "./area";
import type { HostSheet, RowState } from "./sheet";

/** Heights and hidden rows move with whole rows, and with a table's rows. */
export function moveRowStates(sheet: HostSheet, { area, direction }: Shift): void {
  const whole = area.left === 0 && area.right >= COLUMNS - 1;
  const table = sheet.tables.find(
    (one) =>
      area.left <= one.area.left &&
      area.right >= one.area.right &&
      area.top >= one.area.top &&
      area.top <= one.area.bottom,
  );
  if (!whole && table === undefined) return;
  const end = whole ? ROWS - 1 : (table?.area.bottom ?? 0);
  const count = rowCount(area);
  const moved = new Map<number, RowState>();
  for (const [row, state] of sheet.rowStates) {
    if (row < area.top || row > end) moved.set(row, state);
    else if (direction === "down") moved.set(row + count, state);
    else if (row > area.bottom) moved.set(row - count, state);
  }
  sheet.rowStates.clear();
  for (const [row, state] of moved) sheet.rowStates.set(row, state);
}

export function moveColumnStates(sheet: HostSheet, { area, direction }: Shift): void {
  if (area.top !== 0 || area.bottom < ROWS - 1) return;
  const count = columnCount(area);
  const to = (column: number): number | null =>
    column < area.left
      ? column
      : direction === "right"
        ? column + count
        : column > area.right
          ? column - count
          : null;
  const widths = [...sheet.widths];
  sheet.widths.clear();
  for (const [column, width] of widths) {
    const next = to(column);
    if (next !== null) sheet.widths.set(next, width);
  }
  const hidden = [...sheet.hiddenColumns];
  sheet.hiddenColumns.clear();
  for (const column of hidden) {
    const next = to(column);
    if (next !== null) sheet.hiddenColumns.add(next);
  }
}
