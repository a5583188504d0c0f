/**
 * FOCUS rows as CSV, RFC 4180. Values stand as they are: an apostrophe before what a spreadsheet takes for a formula would
 * be part of an account's name when the file is read again. What looks like a formula is named by the run instead.
 */
import Papa from "papaparse";
import { looksLikeFormula } from "../core/journal/formula";
import { columnsOf, type FocusRow } from "./focus-row";

export function focusCsv(rows: readonly FocusRow[]): string {
  const fields = columnsOf(rows);
  const data = rows.map((row) => fields.map((column) => row[column] ?? ""));
  return `${Papa.unparse({ fields, data }, { newline: "\n" })}\n`;
}

/** Values that a spreadsheet program would work out as formulas: each once, sorted. */
export function formulaLike(rows: readonly FocusRow[]): string[] {
  const found = new Set(rows.flatMap((row) => Object.values(row).filter(looksLikeFormula)));
  return [...found].sort();
}
