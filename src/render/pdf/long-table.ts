/**
 * A table of any length, row by row: hundreds of charges. It breaks pages as the tables that jspdf-autotable lays out
 * do: the head on every page, a row in one piece unless it is higher than a page, the total with the last row.
 */
import {
  columnWidths,
  drawGround,
  drawLines,
  HEAD_SIZE,
  heightOf,
  layHead,
  layRow,
  layTotal,
  LEADING,
  PADDING,
  type LaidCell,
  type RowKind,
  type Table,
} from "./cells";
import type { Page } from "./page";
import { MARGIN } from "./style";
import { drawHeading } from "./table-heading";

/** Draws the table at the page's position and moves below it. */
export function drawLongTable(page: Page, table: Table): void {
  new LongTable(page, table).draw();
}

class LongTable {
  private readonly widths: readonly number[];
  private readonly head: readonly LaidCell[];
  private readonly headHeight: number;
  private readonly total: readonly LaidCell[] | null;
  private readonly totalHeight: number;

  constructor(
    private readonly page: Page,
    private readonly table: Table,
  ) {
    this.widths = columnWidths(page, table);
    this.head = layHead(page, table, this.widths);
    this.headHeight = heightOf(this.head, HEAD_SIZE);
    this.total = layTotal(page, table, this.widths);
    this.totalHeight = this.total === null ? 0 : heightOf(this.total, table.size);
  }

  draw(): void {
    const { page, table, widths } = this;
    const last = table.rows.length - 1;
    for (const [index, cells] of table.rows.entries()) {
      const row = layRow(page, table, cells, widths);
      if (index === 0) {
        drawHeading(page, table, this.head, row);
        this.drawHead();
      }
      this.place(row, index === last ? this.totalHeight : 0);
    }
    if (this.total !== null) this.drawRow(this.total, "total", this.totalHeight);
  }

  private drawHead(): void {
    this.drawRow(this.head, "head", this.headHeight);
  }

  /** @param below room that has to stay below the row */
  private place(row: readonly LaidCell[], below: number): void {
    let rest = row;
    for (;;) {
      const room = this.page.bottom - this.page.y - below;
      const height = heightOf(rest, this.table.size);
      if (height <= room) break;
      if (height > this.highestRow() && this.linesIn(room) > 0) {
        const lines = this.linesIn(room);
        this.drawPart(rest.map((cell) => cell.slice(0, lines)));
        rest = rest.map((cell) => cell.slice(lines));
      }
      this.turnPage();
    }
    this.drawPart(rest);
  }

  private drawPart(cells: readonly LaidCell[]): void {
    this.drawRow(cells, "row", heightOf(cells, this.table.size));
  }

  private highestRow(): number {
    return this.page.bottom - MARGIN.top - this.headHeight - this.totalHeight;
  }

  private linesIn(room: number): number {
    return Math.max(0, Math.floor((room - 2 * PADDING.vertical) / (this.table.size * LEADING)));
  }

  private turnPage(): void {
    this.page.doc.addPage();
    this.page.y = MARGIN.top;
    this.drawHead();
  }

  private drawRow(cells: readonly LaidCell[], kind: RowKind, height: number): void {
    const { page } = this;
    page.together(() => {
      drawGround(page, kind, page.y, height);
      let x = page.left;
      for (const [index, cell] of cells.entries()) {
        const width = this.widths[index] ?? 0;
        drawLines(page, cell, { x, y: page.y, width });
        x += width;
      }
    });
    page.y += height;
  }
}
