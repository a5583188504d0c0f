/** The cells of a sheet: a dense array a row, blank rows and ends of rows left out. */
import type { Rect } from "./address";
import type { Stored } from "./typing";

type GridRow = Stored[];

export class Grid {
  private readonly rows: (GridRow | undefined)[] = [];

  get(row: number, column: number): Stored {
    return this.rows[row]?.[column] ?? null;
  }

  set(row: number, column: number, value: Stored): void {
    const cells = this.rows[row];
    if (value === null) {
      if (cells === undefined || column >= cells.length) return;
      cells[column] = null;
      this.trim(row, cells);
      return;
    }
    if (cells !== undefined) {
      while (cells.length < column) cells.push(null);
      cells[column] = value;
      return;
    }
    while (this.rows.length < row) this.rows.push(undefined);
    const made: GridRow = new Array<Stored>(column).fill(null);
    made.push(value);
    this.rows[row] = made;
  }

  clear(area: Rect): void {
    const bottom = Math.min(area.bottom, this.rows.length - 1);
    for (let row = bottom; row >= area.top; row -= 1) {
      const cells = this.rows[row];
      if (cells === undefined) continue;
      for (let column = Math.min(area.right, cells.length - 1); column >= area.left; column -= 1)
        cells[column] = null;
      this.trim(row, cells);
    }
  }

  isBlank(area: Rect): boolean {
    const bottom = Math.min(area.bottom, this.rows.length - 1);
    for (let row = area.top; row <= bottom; row += 1) {
      const cells = this.rows[row];
      if (cells === undefined) continue;
      const right = Math.min(area.right, cells.length - 1);
      for (let column = area.left; column <= right; column += 1)
        if ((cells[column] ?? null) !== null) return false;
    }
    return true;
  }

  /** The smallest rectangle around what is not blank, within an area. */
  used(area: Rect): Rect | null {
    let top = -1;
    let last = -1;
    let left = Infinity;
    let right = -1;
    const bottom = Math.min(area.bottom, this.rows.length - 1);
    for (let row = area.top; row <= bottom; row += 1) {
      const cells = this.rows[row];
      if (cells === undefined) continue;
      let end = Math.min(area.right, cells.length - 1);
      while (end >= area.left && (cells[end] ?? null) === null) end -= 1;
      if (end < area.left) continue;
      let start = area.left;
      while ((cells[start] ?? null) === null) start += 1;
      if (top < 0) top = row;
      last = row;
      if (start < left) left = start;
      if (end > right) right = end;
    }
    return top < 0 ? null : { top, left, bottom: last, right };
  }

  /** Moves the cells below an area's top: up by its height (delete) or down by it (insert). */
  shiftRows(area: Rect, by: "up" | "down"): void {
    const count = area.bottom - area.top + 1;
    if (area.top >= this.rows.length) return;
    if (this.standsAlone(area)) {
      if (by === "up") this.rows.splice(area.top, count);
      else this.rows.splice(area.top, 0, ...new Array<undefined>(count).fill(undefined));
      this.trimRows();
      return;
    }
    const last = this.rows.length - 1;
    if (by === "up") {
      for (let row = area.top; row <= last; row += 1) this.copyRow(row + count, row, area);
    } else {
      for (let row = last; row >= area.top; row -= 1) this.copyRow(row, row + count, area);
      this.clear({ ...area, bottom: area.top + count - 1 });
    }
  }

  /** Moves the cells right of an area's left edge: left by its width (delete) or right by it (insert). */
  shiftColumns(area: Rect, by: "left" | "right"): void {
    const count = area.right - area.left + 1;
    const bottom = Math.min(area.bottom, this.rows.length - 1);
    for (let row = area.top; row <= bottom; row += 1) {
      const cells = this.rows[row];
      if (cells === undefined || cells.length <= area.left) continue;
      if (by === "left") cells.splice(area.left, count);
      else cells.splice(area.left, 0, ...new Array<null>(count).fill(null));
      this.trim(row, cells);
    }
  }

  /** Whether nothing stands beside the area's columns from its top on: whole rows can move then. */
  private standsAlone(area: Rect): boolean {
    for (let row = area.top; row < this.rows.length; row += 1) {
      const cells = this.rows[row];
      if (cells === undefined) continue;
      if (cells.length - 1 > area.right) return false;
      for (let column = 0; column < area.left && column < cells.length; column += 1)
        if ((cells[column] ?? null) !== null) return false;
    }
    return true;
  }

  private copyRow(from: number, to: number, { left, right }: Rect): void {
    for (let column = left; column <= right; column += 1) this.set(to, column, this.get(from, column));
  }

  private trim(row: number, cells: GridRow): void {
    while (cells.length > 0 && (cells[cells.length - 1] ?? null) === null) cells.pop();
    if (cells.length > 0) return;
    this.rows[row] = undefined;
    this.trimRows();
  }

  private trimRows(): void {
    while (this.rows.length > 0 && this.rows[this.rows.length - 1] === undefined) this.rows.pop();
  }
}
