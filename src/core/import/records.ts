/** What an import leaves behind beside its charges: the Imports row and the Problems. */
import type { Amount } from "../money";
import type { Instant, Period } from "../period";

export const IMPORT_STATES = ["Current", "Replaced", "Undone"] as const;

/** One file's rows of one period; a file that spans two months has two. Totals are exact decimal text. */
export interface ImportRecord {
  readonly importId: string;
  readonly source: string;
  readonly period: Period;
  readonly fileName: string;
  readonly sha256: string;
  readonly format: string;
  readonly rows: number;
  readonly charges: number;
  readonly problems: number;
  /** Sum of BilledCost, problem rows with a readable amount included; for the vendor's invoice. */
  readonly billedTotal: string;
  readonly listTotal: string;
  /** Sum of what is to be charged by the source's cost basis, exact; `amount` beside it is as a cell keeps it. */
  readonly amountTotal: string;
  readonly amount: Amount;
  readonly invoiceTotal: Amount | null;
  readonly difference: Amount | null;
  /** Why the invoice's total is another, as a person said; "" for nothing. */
  readonly explanation: string;
  readonly replaces: string;
  readonly status: (typeof IMPORT_STATES)[number];
  readonly importedBy: string;
  readonly importedAt: Instant;
}

export const SEVERITIES = ["Error", "Warning", "Note"] as const;

/** What one conformance rule found in a file, counted, with the first place as an example. */
export interface FindingRecord {
  /** Import ID and rule code. */
  readonly findingId: string;
  readonly importId: string;
  readonly period: Period;
  readonly source: string;
  readonly fileName: string;
  readonly severity: (typeof SEVERITIES)[number];
  readonly code: string;
  /** What the rule looks at. */
  readonly columns: string;
  readonly count: number;
  readonly exampleRow: number;
  readonly exampleColumn: string;
  readonly exampleValue: string;
  readonly says: string;
}

export const PROBLEM_STATES = ["Open", "Resolved", "Waived"] as const;

/** A row that could not become a charge, kept with its raw text until a person mends or waives it. */
export interface ProblemRecord {
  readonly problemId: string;
  readonly importId: string;
  readonly source: string;
  readonly period: Period;
  readonly sourceRow: number;
  readonly severity: "Error" | "Warning";
  readonly code: string;
  readonly column: string;
  readonly value: string;
  readonly message: string;
  /** Exact text where the amount could be read, else "". */
  readonly billedCost: string;
  /** The amount that stands in the tie-out: what was read, 0 where nothing could be. */
  readonly amount: Amount;
  /** The row as the file had it: a JSON object by column heading. */
  readonly rawRow: string;
  readonly reason: string;
  readonly status: (typeof PROBLEM_STATES)[number];
  readonly updatedAt: Instant;
}
