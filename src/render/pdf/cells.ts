/** What the tables of a statement share: columns as wide as their text, cells wrapped into lines, rows drawn. */
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
  /**
   * Stands above the table and never alone at the foot of a page. The table's caption; with a level, a heading of the
   * document that also finds its way among the headings.
   */
  readonly heading: {
    readonly text: string;
    readonly ink: Ink;
    readonly gap: number;
    readonly level?: "H2" | "H3";
  };
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** False where the first column does not name the row: a date does not. */
  readonly rowHeads?: boolean;
  /** A bold last row; the cells left blank behind its name belong to the name. */
  readonly total?: readonly string[];
  /** Of the text, in points. */
  readonly size: number;
}

/** A line as it is drawn. */
interface InkedLine {
  readonly line: Line;
  readonly ink: Ink;
  /** That it is of, from 0 in each cell. */
  readonly paragraph: number;
}

/** Its lines, from top to bottom. */
export type LaidCell = readonly InkedLine[];
export type RowKind = "head" | "row" | "total";

/** A place on the page: points from its left and top. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export const PADDING = { horizontal: 4, vertical: 2.8 };
export const LEADING = 1.22;
export const HEAD_SIZE = 7.5;
/** Where the baseline of a line lies, in units of the font size. */
const ASCENT = 0.96;

/** What lies behind and between the cells of a row. */
export function drawGround(page: Page, kind: RowKind, y: number, height: number): void {
  const { palette } = page;
  if (kind === "head") page.ground(page.left, y, page.width, height, palette.tint);
  if (kind === "row") page.rule(y + height, palette.hairline, 0.4);
  if (kind === "total") page.rule(y, palette.primary, 0.9);
}

/** Lines of a cell, each as its paragraph is to be drawn; the place is the cell's, its padding included. */
export function drawLines(
  page: Page,
  cell: LaidCell,
  { x, y, width }: Place,
  within: (paragraph: number, draw: () => void) => void,
): void {
  let top = y + PADDING.vertical;
  for (const { line, ink, paragraph } of cell) {
    const at = ink.align === "right" ? x + width - PADDING.horizontal : x + PADDING.horizontal;
    const baseline = top + ink.size * ASCENT;
    within(paragraph, () => page.line(line, at, baseline, ink));
    top += ink.size * LEADING;
  }
}

/** The cells of a row, each wrapped within its column. */
export function layRow(
  page: Page,
  table: Table,
  cells: readonly Cell[],
  widths: readonly number[],
): LaidCell[] {
  return cells.map((cell, i) => layCell(page, table, i, cell, widths[i] ?? 0));
}

export function layTotal(page: Page, table: Table, widths: readonly number[]): LaidCell[] | null {
  if (table.total === undefined) return null;
  return layRow(
    page,
    table,
    table.total.map((text) => [{ text, bold: true }]),
    widths,
  );
}

export function layHead(page: Page, table: Table, widths: readonly number[]): LaidCell[] {
  return table.columns.map(({ head, align }, i) => {
    const ink = { size: HEAD_SIZE, bold: true, colour: page.palette.primary, align };
    const room = (widths[i] ?? 0) - 2 * PADDING.horizontal;
    return wrap(head, room, ink, page.faces).map((line) => ({ line, ink, paragraph: 0 }));
  });
}

/** With its padding; a row without any text is as high as one line. @param size of the text */
export function heightOf(cells: readonly LaidCell[], size: number): number {
  let lines = 1;
  for (const cell of cells) lines = Math.max(lines, cell.length);
  return lines * size * LEADING + 2 * PADDING.vertical;
}

function layCell(page: Page, table: Table, index: number, cell: Cell, width: number): LaidCell {
  const align = table.columns[index]?.align ?? "left";
  const room = width - 2 * PADDING.horizontal;
  const laid: InkedLine[] = [];
  for (const [paragraph, { text, tone, bold = false }] of partsOf(cell).entries()) {
    const ink = { size: table.size, bold, colour: page.palette[tone ?? "text"], align };
    for (const line of wrap(text, room, ink, page.faces)) laid.push({ line, ink, paragraph });
  }
  return laid;
}

function partsOf(cell: Cell): readonly Part[] {
  return typeof cell === "string" ? [{ text: cell }] : cell;
}

/** Fitted columns are as wide as their text; the others share what is left. */
export function columnWidths(page: Page, table: Table): number[] {
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
export function cellWidth(page: Page, texts: Iterable<string>, size: number, bold: boolean): number {
  let width = 0;
  for (const text of texts) width = Math.max(width, textWidth(text, { size, bold }, page.faces));
  return Math.ceil(width + 2 * PADDING.horizontal) + 1;
}

function widest(page: Page, table: Table, column: Column, index: number): number {
  const texts = new Set<string>();
  for (const row of table.rows) for (const { text } of partsOf(row[index] ?? "")) texts.add(text);
  return Math.max(
    cellWidth(page, [column.head], HEAD_SIZE, true),
    cellWidth(page, texts, table.size, false),
    cellWidth(page, [table.total?.[index] ?? ""], table.size, true),
  );
}
