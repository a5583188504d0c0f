/**
 * FOCUS rows as CSV, RFC 4180. Values stand as they are: an apostrophe before what a spreadsheet takes for a formula would
 * be part of an account's name when the file is read again. What looks like a formula is named by the run instead.
 */
import Papa from "papaparse";
import { looksLikeFormula } from "../core/journal/formula";
import type { PricedRow } from "./charges";
import { columnsOf } from "./focus-row";
import type { ExportRequest } from "./request";

/** Rows at a time: a large file as single cells would take a lot of memory. */
const AT_ONCE = 2000;

export function focusCsv(charges: readonly PricedRow[], request: ExportRequest): string {
  const columns = columnsOf(charges);
  const blocks = [csvBlock([columns.map(([name]) => name)])];
  for (let at = 0; at < charges.length; at += AT_ONCE) {
    const some = charges.slice(at, at + AT_ONCE);
    blocks.push(csvBlock(some.map((charge) => columns.map(([, value]) => value(charge, request)))));
  }
  return blocks.join("");
}

function csvBlock(data: readonly (readonly string[])[]): string {
  return `${Papa.unparse(data as string[][], { newline: "\n" })}\n`;
}

/** Names of the source that a spreadsheet program would work out as formulas: each once, sorted. */
export function formulaLike(charges: readonly PricedRow[]): string[] {
  const names = charges.flatMap(({ piece: { usage } }) =>
    [usage.account, usage.user, usage.resourceId, usage.resourceName, ...Object.values(usage.facts)].filter(
      looksLikeFormula,
    ),
  );
  return [...new Set(names)].sort();
}
