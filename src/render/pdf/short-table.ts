/**
 * Short tables: jspdf-autotable lays out rows, pages and repeated heads; the text in the cells is wrapped, drawn and
 * tagged by us, run by run, because autotable knows one font a cell and no tags. A cell gives autotable blank lines to
 * make room for. Long tables look the same: see long-table.ts.
 */
import { autoTable, type CellHookData } from "jspdf-autotable";
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

interface LaidRow {
  readonly cells: readonly LaidCell[];
  readonly kind: RowKind;
  readonly within: Within;
  /** Lines drawn so far, by column. */
  readonly drawn: number[];
  /** Of a head: how many times it was begun. */
  times: number;
}

/** Draws the table at the page's position and moves below it. */
export function drawShortTable(page: Page, table: Table): void {
  const widths = columnWidths(page, table);
  const head = layHead(page, table, widths);
  const rows = table.rows.map((row) => layRow(page, table, row, widths));
  const total = layTotal(page, table, widths);
  const below = total !== null && rows.length === 1 ? heightOf(total, table.size) : 0;
  const element = drawHeading(page, table, head, rows[0] ?? [], below);
  const laid = new LaidRows(new TableTags(page.tags, element, table.rowHeads !== false));
  page.doc.setLineHeightFactor(LEADING);
  autoTable(page.doc, {
    startY: page.y,
    margin: { left: page.left, right: page.left, top: MARGIN.top, bottom: MARGIN.bottom },
    tableWidth: page.width,
    theme: "plain",
    rowPageBreak: "avoid",
    // A font that jsPDF knows by itself; autotable draws nothing in it.
    styles: { font: "helvetica", fontSize: table.size, overflow: "visible", cellPadding: PADDING },
    headStyles: { fontSize: HEAD_SIZE },
    columnStyles: Object.fromEntries(widths.map((cellWidth, index) => [index, { cellWidth }])),
    head: [laid.add(head, "head")],
    body: rows.map((row) => laid.add(row, "row")),
    // As a foot it is kept with the last row.
    foot: total === null ? [] : [laid.add(total, "total")],
    showFoot: "lastPage",
    footStyles: { fontSize: table.size },
    willDrawCell: (data) => {
      drawCell(page, data, laid.of(data));
      // Drawn: nothing is left to autotable.
      return false;
    },
    didDrawPage: ({ cursor }) => {
      page.y = cursor?.y ?? page.y;
    },
  });
}

/** The rows as autotable names them: by the blank lines that it was given. */
class LaidRows {
  private readonly byBlanks = new Map<unknown, LaidRow>();

  constructor(private readonly tags: TableTags) {}

  add(cells: readonly LaidCell[], kind: RowKind): string[] {
    const blanks = cells.map((cell) => "\n".repeat(Math.max(0, cell.length - 1)));
    const within = this.tags.row(kind, cells);
    this.byBlanks.set(blanks, { cells, kind, within, drawn: cells.map(() => 0), times: 0 });
    return blanks;
  }

  of({ row }: CellHookData): LaidRow {
    const laid = this.byBlanks.get(row.raw);
    if (laid === undefined) throw new Error("The table drew a row that is not its own");
    return laid;
  }
}

/** A row that is higher than a page comes in pieces: each goes on where the last one ended. */
function drawCell(page: Page, { cell, column, row }: CellHookData, laid: LaidRow): void {
  if (column.index === 0) {
    laid.times += 1;
    page.artifact(() => drawGround(page, laid.kind, cell.y, row.height));
  }
  const lines = laid.cells[column.index] ?? [];
  if (laid.kind !== "head") {
    const from = laid.drawn[column.index] ?? 0;
    const piece = lines.slice(from, from + cell.text.length);
    laid.drawn[column.index] = from + piece.length;
    drawLines(page, piece, cell, (paragraph, draw) => laid.within(column.index, paragraph, draw));
  } else if (laid.times === 1) {
    drawLines(page, lines, cell, (paragraph, draw) => laid.within(column.index, paragraph, draw));
  } else {
    // The head once more is for the eye only.
    page.artifact(() => drawLines(page, lines, cell, (_paragraph, draw) => draw()), "repeated");
  }
}
