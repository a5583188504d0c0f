/** Files of a journal read again: rows of delimited text, and what their amounts come to. */
import Papa from "papaparse";
import { centsToText, parseAmount, roundToCents, type Cents } from "../../money";
import type { JournalTotals, ReadJournalFile } from "./preset";

/** The rows of a delimited file; of a sheet its rows. */
export function rowsOf(
  file: ReadJournalFile,
  delimiter: "," | "\t" | "|" | ";" = ",",
): readonly (readonly string[])[] {
  if (file.content.kind === "sheets") return file.content.sheets[0]?.rows ?? [];
  const text = file.content.text.replace(/^\uFEFF/, "");
  return Papa.parse<string[]>(text, { delimiter, skipEmptyLines: true }).data;
}

/** The lines of a fixed-width file, without their endings. */
export function linesOf(file: ReadJournalFile): readonly string[] {
  if (file.content.kind === "sheets") return [];
  return file.content.text.split(/\r?\n/).filter((line) => line !== "");
}

/** Whole cents of a number as a file has it; null where it is none. */
export function centsOf(text: string | undefined): Cents | null {
  const value = parseAmount((text ?? "").trim());
  if (value === null) return null;
  const cents = roundToCents(value);
  return parseAmount(centsToText(cents)) === value ? cents : null;
}

/** Adds debits and credits of rows; what cannot be read counts as nothing, so that a total is off. */
export class Totals {
  private lines = 0;
  private debits: Cents = 0;
  private credits: Cents = 0;

  add(debit: string | undefined, credit: string | undefined): void {
    this.lines += 1;
    this.debits += centsOf(debit) ?? 0;
    this.credits += centsOf(credit) ?? 0;
  }

  /** An amount on the side that a sign or letter says. */
  addOn(side: "debit" | "credit", value: string | undefined): void {
    if (side === "debit") this.add(value, "");
    else this.add("", value);
  }

  /** Above zero is a debit, below a credit. */
  addSigned(value: string | undefined): void {
    const cents = centsOf(value) ?? 0;
    this.lines += 1;
    if (cents >= 0) this.debits += cents;
    else this.credits -= cents;
  }

  get result(): JournalTotals {
    return { lines: this.lines, debits: this.debits, credits: this.credits };
  }
}
