/** Rows cut into pieces of cells: none takes a thread that draws more than a few milliseconds to take in. */
import type { Cell, Row } from "../../src/workbook/shape";

/** Cells and rows of one message. A charge has some 40 cells. */
export const MOST_CELLS = 10_000;
export const MOST_ROWS = 2_000;

export interface RowPiece {
  readonly headings: readonly string[];
  /** Row after row, as long as the headings; a cell that its row does not have is undefined. */
  readonly cells: readonly (Cell | undefined)[];
}

/** How many rows from one place on make a piece; at least one. */
export function pieceLength(rows: readonly Row[], from: number): number {
  let cells = 0;
  let to = from;
  for (; to < rows.length && to - from < MOST_ROWS; to += 1) {
    cells += Object.keys(rows[to] ?? {}).length;
    if (cells > MOST_CELLS) break;
  }
  return Math.max(to - from, 1);
}

/** The rows from one place up to another. */
export function pieceOf(rows: readonly Row[], from: number, to: number): RowPiece {
  const headings = new Set<string>();
  for (let i = from; i < to; i += 1) for (const heading in rows[i]) headings.add(heading);
  const list = [...headings];
  const cells: (Cell | undefined)[] = [];
  for (let i = from; i < to; i += 1) for (const heading of list) cells.push(rows[i]?.[heading]);
  return { headings: list, cells };
}

/** Adds a piece's rows. */
export function addRows(rows: Row[], { headings, cells }: RowPiece): void {
  for (let at = 0; at < cells.length; at += headings.length) {
    const row: Record<string, Cell> = {};
    for (let i = 0; i < headings.length; i += 1) {
      const cell = cells[at + i];
      if (cell !== undefined) row[headings[i] ?? ""] = cell;
    }
    rows.push(row);
  }
}
