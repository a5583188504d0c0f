/** A1 addresses and rectangles of cells. Rows and columns count from 0, ends included. */
import { invalidArgument } from "../errors";

export const ROWS = 1_048_576;
export const COLUMNS = 16_384;

export interface Rect {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export function rect(top: number, left: number, rows: number, columns: number): Rect {
  return { top, left, bottom: top + rows - 1, right: left + columns - 1 };
}

export function rowCount(area: Rect): number {
  return area.bottom - area.top + 1;
}

export function columnCount(area: Rect): number {
  return area.right - area.left + 1;
}

export function intersection(a: Rect, b: Rect): Rect | null {
  const top = Math.max(a.top, b.top);
  const left = Math.max(a.left, b.left);
  const bottom = Math.min(a.bottom, b.bottom);
  const right = Math.min(a.right, b.right);
  return top > bottom || left > right ? null : { top, left, bottom, right };
}

export function contains(outer: Rect, inner: Rect): boolean {
  return (
    outer.top <= inner.top &&
    outer.left <= inner.left &&
    outer.bottom >= inner.bottom &&
    outer.right >= inner.right
  );
}

export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

export function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** `A1`, `A1:B2`, `A:C` for whole columns, `2:5` for whole rows. */
export function formatRect({ top, left, bottom, right }: Rect): string {
  if (top === 0 && bottom === ROWS - 1) return `${columnLetters(left)}:${columnLetters(right)}`;
  if (left === 0 && right === COLUMNS - 1) return `${top + 1}:${bottom + 1}`;
  const from = `${columnLetters(left)}${top + 1}`;
  return top === bottom && left === right ? from : `${from}:${columnLetters(right)}${bottom + 1}`;
}

export function quoteSheet(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_.]*$/.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name)
    ? name
    : `'${name.replace(/'/g, "''")}'`;
}

const CELLS = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i;
const WHOLE_COLUMNS = /^\$?([A-Z]{1,3}):\$?([A-Z]{1,3})$/i;
const WHOLE_ROWS = /^\$?(\d{1,7}):\$?(\d{1,7})$/;

/** Null for what is no address, such as a name. */
export function parseRect(text: string): Rect | null {
  const cells = CELLS.exec(text);
  if (cells !== null) {
    const [, left = "", top = "", right = left, bottom = top] = cells;
    return ordered(Number(top) - 1, columnNumber(left), Number(bottom) - 1, columnNumber(right));
  }
  const columns = WHOLE_COLUMNS.exec(text);
  if (columns !== null)
    return ordered(0, columnNumber(columns[1] ?? ""), ROWS - 1, columnNumber(columns[2] ?? ""));
  const rows = WHOLE_ROWS.exec(text);
  if (rows !== null) return ordered(Number(rows[1]) - 1, 0, Number(rows[2]) - 1, COLUMNS - 1);
  return null;
}

function ordered(top: number, left: number, bottom: number, right: number): Rect | null {
  const area = {
    top: Math.min(top, bottom),
    left: Math.min(left, right),
    bottom: Math.max(top, bottom),
    right: Math.max(left, right),
  };
  return area.top < 0 || area.bottom >= ROWS || area.right >= COLUMNS ? null : area;
}

/** `Sheet1!A1` or `'My sheet'!A1`, apart; the sheet is null where none is named. */
export function splitAddress(text: string): { sheet: string | null; cells: string } {
  const match = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/.exec(text);
  if (match === null) return { sheet: null, cells: text };
  return { sheet: match[1]?.replace(/''/g, "'") ?? match[2] ?? "", cells: match[3] ?? "" };
}

/** @throws HostError InvalidArgument where the rectangle leaves the sheet */
export function onSheet(area: Rect): Rect {
  if (area.top < 0 || area.left < 0 || area.bottom >= ROWS || area.right >= COLUMNS)
    throw invalidArgument("The range leaves the sheet.");
  if (area.bottom < area.top || area.right < area.left) throw invalidArgument("The range has no cells.");
  return area;
}

/** Without what else an area may be. */
export function plainRect({ top, left, bottom, right }: Rect): Rect {
  return { top, left, bottom, right };
}
