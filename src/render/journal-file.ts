/** A journal as a CSV file in one of the layouts, and its two totals read back from such a file. */
import Papa from "papaparse";
import { formatCells, type JournalFormat } from "../core/journal/formats/format";
import type { JournalLine } from "../core/journal/journal";
import { parseAmount, sum, type Amount } from "../core/money";
import { csvText } from "./csv";

export function journalCsv(format: JournalFormat, lines: readonly JournalLine[]): string {
  const rows = lines.map((line) =>
    formatCells(format, line).map((cell) => {
      if ("text" in cell) return cell.text;
      return cell.number === "" ? null : cell;
    }),
  );
  return csvText(
    format.columns.map((c) => c.heading),
    rows,
  );
}

export interface JournalTotals {
  readonly debits: Amount;
  readonly credits: Amount;
}

/** @returns null when the text is not a file of one of the layouts */
export function readJournalTotals(text: string, formats: readonly JournalFormat[]): JournalTotals | null {
  const rows = Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), {
    delimiter: ",",
    skipEmptyLines: true,
  }).data;
  const headings = rows[0] ?? [];
  const format = formats.find(
    (f) => f.columns.length === headings.length && f.columns.every((c, i) => c.heading === headings[i]),
  );
  if (format === undefined) return null;
  const column = (heading: string): Amount => {
    const position = headings.indexOf(heading);
    return sum(rows.slice(1).map((row) => parseAmount(row[position] ?? "") ?? 0n));
  };
  return { debits: column(format.debit), credits: column(format.credit) };
}
