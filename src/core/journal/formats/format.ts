/** What a journal file layout is: a name and its columns. One preset a file; the list stands in index.ts. */
import { centsToText, type Cents } from "../../money";
import type { JournalLine } from "../journal";

/** A cell of a journal file: text is guarded against formulas when it is written, numbers are not. */
export type JournalCell = { readonly text: string } | { readonly number: string };

export interface JournalColumn {
  readonly heading: string;
  readonly value: (line: JournalLine) => JournalCell;
  /** Longer text is cut; the ledger would refuse it. */
  readonly maxLength?: number;
}

export interface JournalFormat {
  readonly name: string;
  readonly label: string;
  /** Where the layout is known from. */
  readonly evidence: string;
  readonly columns: readonly JournalColumn[];
  /** Which columns hold debit and credit, for reading the file again. */
  readonly debit: string;
  readonly credit: string;
}

export function text(
  heading: string,
  pick: (line: JournalLine) => string,
  maxLength?: number,
): JournalColumn {
  const value = (line: JournalLine): JournalCell => ({ text: pick(line) });
  return maxLength === undefined ? { heading, value } : { heading, value, maxLength };
}

/** Two decimals, a point, no thousands separator; blank on the other side. */
export function money(heading: string, pick: (line: JournalLine) => Cents): JournalColumn {
  return { heading, value: (line) => ({ number: pick(line) === 0 ? "" : centsToText(pick(line)) }) };
}

export function formatCells(format: JournalFormat, line: JournalLine): JournalCell[] {
  return format.columns.map(({ value, maxLength }) => {
    const cell = value(line);
    return "text" in cell && maxLength !== undefined ? { text: cut(cell.text, maxLength) } : cell;
  });
}

/** Half of a surrogate pair is no character. */
function cut(value: string, maxLength: number): string {
  return value.slice(0, maxLength).replace(/[\ud800-\udbff]$/, "");
}
