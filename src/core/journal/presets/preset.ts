/** What a journal preset is: what it needs to know, what it writes, what it must hold to. One a file; the list is index.ts. */
import type { BilledCharge } from "../../billing/lines";
import type { Cents } from "../../money";
import type { Day, Instant, Period } from "../../period";
import type { Directory } from "../../reference";
import type { Settings } from "../../settings";
import type { StatementLine } from "../../statements/statement";
import type { JournalLine } from "../journal";

/** How far a layout can be trusted; shown to the person. */
export const EVIDENCE = [
  "from a fixture that loaded",
  "from vendor documentation",
  "from one campus",
  "from the program before this one",
  "our own",
] as const;

/** A cell of a file: text is guarded against formulas when it is written, the others are not. */
export type JournalCell =
  | { readonly text: string }
  /** Decimal text with a point; "" for a blank cell. */
  | { readonly number: string }
  /** Written by the preset's date pattern; a real date in a sheet. */
  | { readonly date: Day };

export interface JournalSheet {
  readonly name: string;
  readonly rows: readonly (readonly JournalCell[])[];
}

export type JournalContent =
  | {
      readonly kind: "delimited";
      readonly delimiter: "," | "\t" | "|";
      readonly rows: readonly (readonly JournalCell[])[];
    }
  /** Lines as they are, without their ending. */
  | { readonly kind: "fixed"; readonly lines: readonly string[] }
  | { readonly kind: "sheets"; readonly sheets: readonly JournalSheet[] }
  /** Files within a zip. */
  | { readonly kind: "zip"; readonly files: readonly JournalFile[] };

/** One file of an export. */
export interface JournalFile {
  /** With its ending: `2025-01-J1_oracle-fbdi.zip`. */
  readonly name: string;
  readonly content: JournalContent;
}

/** What finance staff enter once, kept in the Journal Values table. */
export interface PresetValue {
  /** "Company". */
  readonly field: string;
  readonly meaning: string;
  readonly example: string;
  /** Used while nothing is entered; "" for none. */
  readonly standard: string;
  readonly needed: boolean;
  readonly maxLength?: number;
}

/** A column or field, for people and for the checks. */
export interface PresetColumn {
  readonly heading: string;
  readonly holds: string;
  /** Characters; in a fixed-width file the width. */
  readonly maxLength?: number;
  /** First position of a fixed-width field, counted from 1. */
  readonly at?: number;
  readonly needed?: boolean;
}

/** What the preset holds to, in words for the pane and the documentation. */
export interface PresetFacts {
  readonly columns: readonly PresetColumn[];
  /** "UTF-8", "ASCII" …: what does not fit is a finding. */
  readonly characters: "UTF-8" | "Latin-1" | "ASCII";
  /** Lines that one document may have; null for no limit. */
  readonly lineLimit: number | null;
  /** How more are split; "" where there is no limit. */
  readonly split: string;
  readonly dates: "YYYY-MM-DD" | "YYYY/MM/DD" | "MM/DD/YYYY" | "MMDDYYYY" | "YYYYMMDD" | "none";
  /** "debit and credit in columns of their own", "credit negative", "D or C beside the amount" … */
  readonly signs: string;
  /** "debits equal credits", "hash total: debits + credits", "control total: sum of Extended Amount" … */
  readonly totals: string;
  /** `{journal_id}_{format}.csv`. */
  readonly fileName: string;
  readonly lineEnding: "\r\n" | "\n";
}

/** A charge with its cents, for layouts that go below the journal's lines. */
export type JournalCharge = BilledCharge & { readonly pi: string; readonly project: string };

export interface JournalInput {
  readonly journalId: string;
  readonly period: Period;
  readonly accountingDate: Day;
  readonly madeAt: Instant;
  readonly currency: string;
  readonly lines: readonly JournalLine[];
  /** Lines of the statements in force. */
  readonly statementLines: readonly StatementLine[];
  /** Billable charges with their cents; worked out when asked. */
  readonly charges: () => readonly JournalCharge[];
  readonly directory: Directory;
  readonly settings: Settings;
  /** What was entered for a field of the preset, else its standard. */
  readonly value: (field: string) => string;
}

/** Something that the ledger would refuse, by line. */
export interface JournalFinding {
  /** Line of the journal, or 0 for the whole. */
  readonly line: number;
  readonly column: string;
  readonly value: string;
  /** What is wrong and what to change. */
  readonly says: string;
}

/** A file's bytes as text or cells again, for reading back. */
export type ReadContent =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "sheets";
      readonly sheets: readonly { readonly name: string; readonly rows: readonly (readonly string[])[] }[];
    };

export interface ReadJournalFile {
  readonly name: string;
  readonly content: ReadContent;
}

export interface JournalTotals {
  readonly lines: number;
  readonly debits: Cents;
  readonly credits: Cents;
}

export interface JournalPreset {
  /** As it is named in Settings and on the command line: `workday-isd`. */
  readonly name: string;
  readonly label: string;
  readonly evidence: (typeof EVIDENCE)[number];
  /** Where it is known from, and what was never tried. */
  readonly evidenceNote: string;
  readonly values: readonly PresetValue[];
  readonly facts: PresetFacts;
  /** What must balance; a one-sided layout gives only the payers. */
  readonly balance: "journal" | "fund" | "company" | "one-sided";
  /** The files, split where there are more lines than one may have. */
  make(input: JournalInput): readonly JournalFile[];
  /** What its facts do not say; the common checks run for every preset. */
  check?(input: JournalInput): readonly JournalFinding[];
  /** Debits and credits of its own files, by the documented positions. A one-sided layout has what it gives as debits. */
  read(files: readonly ReadJournalFile[]): JournalTotals;
}
