/** What a journal preset is: what it needs to know, what it writes, what it must hold to. One a file; the list is index.ts. */
import type { Charge } from "../../charge";
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
  | { readonly kind: "zip"; readonly files: readonly JournalFile[] }
  /** A workbook of the person's own with cells put in; every other cell of it stays. */
  | { readonly kind: "filled"; readonly template: Uint8Array; readonly cells: readonly PlacedCell[] }
  /** A text file of the person's own up to its headings, and rows below written as it is. */
  | {
      readonly kind: "appended";
      readonly head: Uint8Array;
      readonly style: TextStyle;
      readonly rows: readonly (readonly JournalCell[])[];
    };

export interface PlacedCell {
  readonly sheet: string;
  /** Counted from 1. */
  readonly row: number;
  readonly column: number;
  readonly cell: JournalCell;
}

/** How a text file of somebody else's is written. */
export interface TextStyle {
  readonly delimiter: "," | "\t" | "|" | ";";
  readonly lineEnding: "\r\n" | "\n";
  /** Whether every cell stands in quotes, not only those that need them. */
  readonly quoted: boolean;
  readonly characters: "UTF-8" | "Latin-1";
}

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
  /** All that it may be; anything when absent. */
  readonly choices?: readonly string[];
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
  /** Says where the money goes (fund, org, account): must arrive as it is, never cut, never guarded. */
  readonly identifies?: boolean;
  /** Longer text is cut, and the person is told; without it longer text is an error. */
  readonly cuts?: boolean;
}

/** One line of a file before it is laid out, field by field: what the common checks look at. */
export interface JournalRecord {
  /** Line of the journal; 0 for a heading or trailer. */
  readonly line: number;
  readonly fields: readonly { readonly column: PresetColumn; readonly cell: JournalCell }[];
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

/** A charge's part on one fund in whole cents, for layouts that go below the journal's lines. */
export interface JournalCharge {
  readonly charge: Charge;
  readonly pi: string;
  readonly project: string;
  readonly fundOrg: string;
  readonly account: string;
  readonly list: Cents;
  readonly billed: Cents;
}

export interface JournalInput {
  readonly journalId: string;
  readonly period: Period;
  readonly accountingDate: Day;
  readonly madeAt: Instant;
  readonly madeBy: string;
  readonly currency: string;
  readonly lines: readonly JournalLine[];
  /** Whether the lines take back an earlier journal; statement lines and charges then have their signs swapped. */
  readonly reversal: boolean;
  /** Of a reversal: they are not those that went out any more, so that layouts below the lines list the lines themselves. */
  readonly changedSince?: boolean;
  /** Lines of the statements in force. */
  readonly statementLines: readonly StatementLine[];
  /** Billable charges by fund, with their cents; worked out when asked. */
  readonly charges: () => readonly JournalCharge[];
  readonly directory: Directory;
  readonly settings: Settings;
  /** What was entered for a field of the preset, else its standard. */
  readonly value: (field: string) => string;
}

/** Error: the ledger would refuse it, so that nothing is written. Warning: written, and told. */
export const FINDING_SEVERITIES = ["Error", "Warning"] as const;

/** What does not fit a layout, by line. */
export interface JournalFinding {
  readonly severity: (typeof FINDING_SEVERITIES)[number];
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
  /** The preset whose values it uses, where they are not its own. */
  readonly valuesFrom?: string;
  readonly facts: PresetFacts;
  /** What must balance, each part by itself; a one-sided layout gives only the payers. */
  readonly balance: "journal" | "fund" | "company" | "one-sided";
  /** What it lists rather than the journal's lines; not there where it never does. */
  belowLines?(input: Pick<JournalInput, "value">): "charges" | "statement lines" | "";
  /** The company of a line, where a journal of several companies must balance by each. */
  company?(line: JournalLine, input: JournalInput): string;
  /** What stands in the files, field by field, not yet cut; the common checks look at it. */
  records(input: JournalInput): readonly JournalRecord[];
  /**
   * The files, their names beginning with `{journal_id}_{format}`. The lines come in balanced runs of at most
   * facts.lineLimit (see ../parts.ts), so that each part balances.
   */
  make(input: JournalInput): readonly JournalFile[];
  /** What its facts do not say; the common checks run for every preset. */
  check?(input: JournalInput): readonly JournalFinding[];
  /**
   * Debits and credits of its own files, by the documented positions; of a zip, the files in it. It may be asked about
   * some of the files. `value` as in JournalInput, for layouts whose positions are entered. A one-sided layout has amounts above zero as debits, those below as credits.
   */
  read(files: readonly ReadJournalFile[], value: (field: string) => string): JournalTotals;
}
