/**
 * Short tables: jspdf-autotable lays out rows, pages and repeated heads; the text in the cells is wrapped and drawn by
 * us, run by run, because autotable knows one font a cell. A cell gives autotable blank lines to make room for.
 * A list of hundreds of charges would cost it seconds: see long-table.ts, which looks the same.
 */
import { autoTable, type CellHookData } from "jspdf-autotable";
import {
  columnWidths,
  drawGround,
  drawLines,
  HEAD_SIZE,
  layHead,
  layRow,
  layTotal,
  LEADING,
  PADDING,
  type LaidCell,
  type RowKind,
  type Table,
} from "./cells";
import { MARGIN } from "./style";
import type { Page } from "./page";
import { drawHeading } from "./table-heading";

interface LaidRow {
  readonly cells: readonly LaidCell[];
  readonly kind: RowKind;
  /** Lines drawn so far, by column. */
  readonly drawn: number[];
}

/** Draws the table at the page's position and moves below it. */
export function drawTable(page: Page, table: Table): void {
  const widths = columnWidths(page, table);
  const head = layHead(page, table, widths);
  const rows = table.rows.map((row) => layRow(page, table, row, widths));
  const total = layTotal(page, table, widths);
  const laid = new Map<unknown, LaidRow>();
  const add = (cells: readonly LaidCell[], kind: RowKind) => {
    const blank = blankRow(cells);
    laid.set(blank, { cells, kind, drawn: cells.map(() => 0) });
    return blank;
  };
  drawHeading(page, table, head, rows[0] ?? []);
  page.doc.setLineHeightFactor(LEADING);
  autoTable(page.doc, {
    startY: page.y,
    margin: { left: page.left, right: page.left, top: MARGIN.top, bottom: MARGIN.bottom },
    tableWidth: page.width,
    theme: "plain",
    rowPageBreak: "avoid",
    styles: { font: "helvetica", fontSize: table.size, overflow: "visible", cellPadding: PADDING },
    headStyles: { fontSize: HEAD_SIZE },
    columnStyles: Object.fromEntries(widths.map((cellWidth, index) => [index, { cellWidth }])),
    head: [add(head, "head")],
    body: rows.map((row) => add(row, "row")),
    // As a foot it is kept with the last row.
    foot: total === null ? [] : [add(total, "total")],
    showFoot: "lastPage",
    footStyles: { fontSize: table.size },
    willDrawCell: (data) => {
      const row = laid.get(data.row.raw);
      if (row === undefined) throw new Error("The table drew a row that is not its own");
      if (data.column.index === 0) drawGround(page, row.kind, data.cell.y, data.row.height);
      drawCell(page, data, row);
      // Drawn: nothing is left to autotable.
      return false;
    },
    didDrawPage: ({ cursor }) => {
      page.y = cursor?.y ?? page.y;
    },
  });
}

function blankRow(cells: readonly LaidCell[]): string[] {
  return cells.map((cell) => "\n".repeat(Math.max(0, cell.length - 1)));
}

/** A row that is higher than a page comes in pieces: each goes on where the last one ended. */
function drawCell(page: Page, { cell, column }: CellHookData, row: LaidRow): void {
  const from = row.kind === "head" ? 0 : (row.drawn[column.index] ?? 0);
  const piece = (row.cells[column.index] ?? []).slice(from, from + cell.text.length);
  row.drawn[column.index] = from + piece.length;
  drawLines(page, piece, cell);
}
