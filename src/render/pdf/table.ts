/**
 * Tables: jspdf-autotable lays out rows, pages and repeated heads; the text in the cells is wrapped and drawn by
 * us, run by run, because autotable knows one font a cell. A cell gives autotable blank lines to make room for.
 */
import { autoTable, type CellHookData } from "jspdf-autotable";
import { MARGIN } from "./style";
import type { Ink, Page } from "./page";
import { textWidth, wrap, type Line } from "./wrap";

/** One paragraph of a cell. */
export interface Part {
  readonly text: string;
  readonly tone?: "muted" | "accent";
  readonly bold?: boolean;
}

export type Cell = string | readonly Part[];

export interface Column {
  readonly head: string;
  readonly align: "left" | "right";
  /** Points; a share of what the others leave; or as wide as the widest text, up to so many points. */
  readonly width: number | { readonly share: number } | { readonly upTo: number };
}

export interface Table {
  /** Stands above the table and never alone at the foot of a page. */
  readonly heading: { readonly text: string; readonly ink: Ink; readonly gap: number };
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** A bold last row. */
  readonly total?: readonly string[];
  /** Of the text, in points. */
  readonly size: number;
}

/** A line as it is drawn. */
interface InkedLine {
  readonly line: Line;
  readonly ink: Ink;
}

type LaidCell = readonly InkedLine[];

interface LaidRow {
  readonly cells: readonly LaidCell[];
  readonly kind: "head" | "row" | "total";
  /** Lines drawn so far, by column. */
  readonly drawn: number[];
}

const PADDING = { horizontal: 4, vertical: 2.8 };
const LEADING = 1.22;
/** Where the baseline of a line lies, in units of the font size. */
const ASCENT = 0.96;
const HEAD_SIZE = 7.5;
const LEAST_OF_A_LONG_ROW = 120;

/** Draws the table at the page's position and moves below it. */
export function drawTable(page: Page, table: Table): void {
  const widths = columnWidths(page, table);
  const head = table.columns.map((column, i) => layHead(page, column, widths[i] ?? 0));
  const rows = table.rows.map((row) => row.map((cell, i) => layCell(page, table, i, cell, widths[i] ?? 0)));
  const total = table.total?.map((text, i) =>
    layCell(page, table, i, [{ text, bold: true }], widths[i] ?? 0),
  );
  const laid = new Map<unknown, LaidRow>();
  const add = (cells: readonly LaidCell[], kind: LaidRow["kind"]) => {
    const blank = blankRow(cells);
    laid.set(blank, { cells, kind, drawn: cells.map(() => 0) });
    return blank;
  };
  keepTogether(page, table, [head, rows[0] ?? []]);
  page.paragraph(table.heading.text, page.left, page.width, table.heading.ink);
  page.y += table.heading.gap;
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
    foot: total === undefined ? [] : [add(total, "total")],
    showFoot: "lastPage",
    footStyles: { fontSize: table.size },
    willDrawCell: (data) => {
      const row = laid.get(data.row.raw);
      if (row === undefined) throw new Error("The table drew a row that is not its own");
      if (data.column.index === 0) drawGround(page, row.kind, data);
      drawCell(page, data, row);
      // Drawn: nothing is left to autotable.
      return false;
    },
    didDrawPage: ({ cursor }) => {
      page.y = cursor?.y ?? page.y;
    },
  });
}

/** Room for heading, head and first row; a row that is higher than a page may begin anywhere. */
function keepTogether(page: Page, { heading }: Table, rows: readonly (readonly LaidCell[])[]): void {
  const heights = rows.map((cells) => Math.max(0, ...cells.map((cell) => cellHeight(cell))));
  const wanted = heading.ink.size * 1.5 + heading.gap + heights.reduce((sum, height) => sum + height, 0);
  page.need(wanted <= page.bottom - MARGIN.top ? wanted : LEAST_OF_A_LONG_ROW);
}

function cellHeight(cell: LaidCell): number {
  return cell.reduce((sum, { ink }) => sum + ink.size * LEADING, 2 * PADDING.vertical);
}

function blankRow(cells: readonly LaidCell[]): string[] {
  return cells.map((cell) => "\n".repeat(Math.max(0, cell.length - 1)));
}

function drawGround(page: Page, kind: LaidRow["kind"], { cell, row }: CellHookData): void {
  const { palette } = page;
  if (kind === "head")
    page.doc.setFillColor(palette.tint).rect(page.left, cell.y, page.width, row.height, "F");
  if (kind === "row") page.rule(cell.y + row.height, palette.hairline, 0.4);
  if (kind === "total") page.rule(cell.y, palette.primary, 0.9);
}

/** A row that is higher than a page comes in pieces: each goes on where the last one ended. */
function drawCell(page: Page, { cell, column }: CellHookData, row: LaidRow): void {
  const from = row.kind === "head" ? 0 : (row.drawn[column.index] ?? 0);
  const piece = (row.cells[column.index] ?? []).slice(from, from + cell.text.length);
  row.drawn[column.index] = from + piece.length;
  let top = cell.y + PADDING.vertical;
  for (const { line, ink } of piece) {
    const x = ink.align === "right" ? cell.x + cell.width - PADDING.horizontal : cell.x + PADDING.horizontal;
    page.line(line, x, top + ink.size * ASCENT, ink);
    top += ink.size * LEADING;
  }
}

function layHead(page: Page, column: Column, width: number): LaidCell {
  const ink = { size: HEAD_SIZE, bold: true, colour: page.palette.primary, align: column.align };
  return wrap(column.head, width - 2 * PADDING.horizontal, ink, page.faces).map((line) => ({ line, ink }));
}

function layCell(page: Page, table: Table, index: number, cell: Cell, width: number): LaidCell {
  const align = table.columns[index]?.align ?? "left";
  return partsOf(cell).flatMap(({ text, tone, bold = false }) => {
    const ink = { size: table.size, bold, colour: page.palette[tone ?? "text"], align };
    return wrap(text, width - 2 * PADDING.horizontal, ink, page.faces).map((line) => ({ line, ink }));
  });
}

function partsOf(cell: Cell): readonly Part[] {
  return typeof cell === "string" ? [{ text: cell }] : cell;
}

/** Fitted columns are as wide as their text; the others share what is left. */
function columnWidths(page: Page, table: Table): number[] {
  const fixed = table.columns.map((column, index) => fixedWidth(page, table, column, index));
  const left = page.width - fixed.reduce<number>((sum, width) => sum + (width ?? 0), 0);
  const shares = table.columns.reduce((sum, column) => sum + shareOf(column), 0);
  return table.columns.map((column, index) => fixed[index] ?? (left * shareOf(column)) / shares);
}

function fixedWidth(page: Page, table: Table, column: Column, index: number): number | null {
  if (typeof column.width === "number") return column.width;
  if ("share" in column.width) return null;
  return Math.min(column.width.upTo, widest(page, table, column, index));
}

function shareOf({ width }: Column): number {
  return typeof width !== "number" && "share" in width ? width.share : 0;
}

/** Widths of cells in a column: the widest of these texts, with the cell's padding. */
export function cellWidth(page: Page, texts: readonly string[], size: number, bold: boolean): number {
  const width = Math.max(0, ...texts.map((text) => textWidth(text, { size, bold }, page.faces)));
  return Math.ceil(width + 2 * PADDING.horizontal) + 1;
}

function widest(page: Page, table: Table, column: Column, index: number): number {
  const texts = table.rows.flatMap((row) => partsOf(row[index] ?? "").map((part) => part.text));
  return Math.max(
    cellWidth(page, [column.head], HEAD_SIZE, true),
    cellWidth(page, [...new Set(texts)], table.size, false),
    cellWidth(page, [table.total?.[index] ?? ""], table.size, true),
  );
}
