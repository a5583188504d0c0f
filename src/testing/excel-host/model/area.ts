/** A rectangle of a sheet that moves with its cells, as Excel's references do. */
import { columnCount, formatRect, quoteSheet, rowCount, type Rect } from "./address";
import type { HostSheet } from "./sheet";

export class Area implements Rect {
  top: number;
  left: number;
  bottom: number;
  right: number;
  /** All of its cells were deleted. */
  gone = false;

  constructor(
    readonly sheet: HostSheet,
    area: Rect,
  ) {
    this.top = area.top;
    this.left = area.left;
    this.bottom = area.bottom;
    this.right = area.right;
  }

  get rows(): number {
    return rowCount(this);
  }

  get columns(): number {
    return columnCount(this);
  }

  get address(): string {
    return `${quoteSheet(this.sheet.name)}!${formatRect(this)}`;
  }

  moveTo(area: Rect | null): void {
    if (area === null) {
      this.gone = true;
      return;
    }
    this.top = area.top;
    this.left = area.left;
    this.bottom = area.bottom;
    this.right = area.right;
  }
}

export interface Shift {
  /** The cells inserted or deleted. */
  readonly area: Rect;
  readonly direction: "up" | "down" | "left" | "right";
}

/** Where a rectangle stands after cells were inserted or deleted; null when none of it is left. */
export function shifted(area: Rect, { area: cells, direction }: Shift): Rect | null {
  if (direction === "up" || direction === "down") {
    // Only rectangles wholly within the shifted columns move.
    if (area.left < cells.left || area.right > cells.right) return area;
    const span = shiftedSpan(area.top, area.bottom, cells.top, cells.bottom, direction === "up");
    return span === null ? null : { ...area, top: span[0], bottom: span[1] };
  }
  if (area.top < cells.top || area.bottom > cells.bottom) return area;
  const span = shiftedSpan(area.left, area.right, cells.left, cells.right, direction === "left");
  return span === null ? null : { ...area, left: span[0], right: span[1] };
}

function shiftedSpan(
  from: number,
  to: number,
  first: number,
  last: number,
  deleted: boolean,
): [number, number] | null {
  const count = last - first + 1;
  if (!deleted) return [from >= first ? from + count : from, to >= first ? to + count : to];
  const start = from < first ? from : from > last ? from - count : first;
  const end = to < first ? to : to > last ? to - count : first - 1;
  return end < start ? null : [start, end];
}
