/** The control sheet beside every export: what was written, by which layout, and the totals to hold against the ledger. */
import { centsToText, type Cents } from "../money";
import type { JournalInput, JournalPreset, JournalTotals } from "./presets/preset";

/** One file of the export. */
export interface ControlledFile {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Read from the file itself. */
  readonly totals: JournalTotals;
}

export interface ControlTotals {
  readonly lines: number;
  readonly debits: Cents;
  readonly credits: Cents;
  /** Debits + credits: what Banner's header and other batch totals show. */
  readonly hashTotal: Cents;
}

export function controlTotals(totals: JournalTotals): ControlTotals {
  return { ...totals, hashTotal: totals.debits + totals.credits };
}

/** Rows of item and value; of each file its totals and SHA-256. */
export function controlRows(
  preset: JournalPreset,
  input: JournalInput,
  totals: JournalTotals,
  files: readonly ControlledFile[],
): (readonly [item: string, value: string])[] {
  return [
    ["Item", "Value"],
    ["Journal", input.journalId],
    ["Period", input.period],
    ["Layout", `${preset.name}: ${preset.label}`],
    ["Evidence", preset.evidence],
    ["Evidence note", preset.evidenceNote],
    ["Accounting date", input.accountingDate],
    ["Currency", input.currency],
    ...totalRows("", totals),
    ["Made by", input.madeBy],
    ["Made at", input.madeAt],
    ["Files", String(files.length)],
    ...files.flatMap(fileRows),
  ];
}

function fileRows(file: ControlledFile, index: number): (readonly [string, string])[] {
  const of = `File ${index + 1} `;
  return [
    [`${of}name`, file.name],
    [`${of}SHA-256`, file.sha256],
    [`${of}bytes`, String(file.bytes)],
    ...totalRows(of, file.totals),
  ];
}

function totalRows(of: string, totals: JournalTotals): (readonly [string, string])[] {
  const { lines, debits, credits, hashTotal } = controlTotals(totals);
  const name = (text: string): string => (of === "" ? text : `${of}${text.toLowerCase()}`);
  return [
    [name("Lines"), String(lines)],
    [name("Debits"), centsToText(debits)],
    [name("Credits"), centsToText(credits)],
    [name("Hash total (debits + credits)"), centsToText(hashTotal)],
  ];
}
