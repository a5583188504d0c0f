/** CSV text of journal files and evidence: RFC 4180 with CRLF, safe to open in a spreadsheet program. */
import Papa from "papaparse";
import { guarded } from "../core/journal/formula";

/** A number to be written as its exact decimal text, e.g. `-12.50`. */
export interface NumberCell {
  readonly number: string;
}

/** Text is guarded against being read as a formula; numbers never are; null is blank. */
export type CsvCell = string | number | NumberCell | null;

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** @throws Error when a NumberCell holds no plain decimal number: that is a bug, not bad input */
export function csvText(headings: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return csvRows([headings, ...rows]);
}

/** Rows alone, for a file that is written piece by piece. */
export function csvRows(rows: readonly (readonly CsvCell[])[]): string {
  const data = rows.map((row) => row.map(cellText));
  return data.length === 0 ? "" : `${Papa.unparse(data, { newline: "\r\n" })}\r\n`;
}

function cellText(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "string") return guarded(cell);
  if (typeof cell === "number") return String(cell);
  if (!DECIMAL.test(cell.number)) throw new Error(`Not a decimal number: "${cell.number}"`);
  return cell.number;
}
