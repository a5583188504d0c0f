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
import { TableTags, type Within } from "./table-tags";

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
    const first = layRow(page, table, table.rows[0] ?? [], widths);
    const element = drawHeading(page, table, this.head, first, last === 0 ? this.totalHeight : 0);
    const tags = new TableTags(page.tags, element, table.rowHeads !== false);
    this.drawRow(this.head, "head", this.headHeight, tags.row("head", this.head));
    for (const [index, cells] of table.rows.entries()) {
      const row = index === 0 ? first : layRow(page, table, cells, widths);
      this.place(row, index === last ? this.totalHeight : 0, tags.row("row", row));
    }
    if (this.total !== null)
      this.drawRow(this.total, "total", this.totalHeight, tags.row("total", this.total));
  }

  /** @param below room that has to stay below the row */
  private place(row: readonly LaidCell[], below: number, within: Within): void {
    let rest = row;
    for (;;) {
      const room = this.page.bottom - this.page.y - below;
      const height = heightOf(rest, this.table.size);
      if (height <= room) break;
      if (height > this.highestRow() && this.linesIn(room) > 0) {
        const lines = this.linesIn(room);
        this.drawPart(
          rest.map((cell) => cell.slice(0, lines)),
          within,
        );
        rest = rest.map((cell) => cell.slice(lines));
      }
      this.turnPage();
    }
    this.drawPart(rest, within);
  }

  private drawPart(cells: readonly LaidCell[], within: Within): void {
    this.drawRow(cells, "row", heightOf(cells, this.table.size), within);
  }

  private highestRow(): number {
    return this.page.bottom - MARGIN.top - this.headHeight - this.totalHeight;
  }

  private linesIn(room: number): number {
    return Math.max(0, Math.floor((room - 2 * PADDING.vertical) / (this.table.size * LEADING)));
  }

  /** The head once more is for the eye only. */
  private turnPage(): void {
    this.page.turn();
    this.page.artifact(
      () => this.drawRow(this.head, "head", this.headHeight, (_column, _paragraph, draw) => draw()),
      "repeated",
    );
  }

  private drawRow(cells: readonly LaidCell[], kind: RowKind, height: number, within: Within): void {
    const { page } = this;
    page.together(() => {
      drawGround(page, kind, page.y, height);
      let x = page.left;
      for (const [index, cell] of cells.entries()) {
        const width = this.widths[index] ?? 0;
        drawLines(page, cell, { x, y: page.y, width }, (paragraph, draw) => within(index, paragraph, draw));
        x += width;
      }
    });
    page.y += height;
  }
}
