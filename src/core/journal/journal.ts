/** Journal lines: double entry in whole cents, never negative; a refund swaps the sides. */
import type { Cents } from "../money";
import type { Day, Instant, Period } from "../period";

export const JOURNAL_STATES = ["Prepared", "Exported", "Posted", "Reversed"] as const;

/** Payer: a fund that is charged (or refunded). Recovery: the source that earns it. */
export const JOURNAL_KINDS = ["Payer", "Recovery"] as const;

export interface JournalLine {
  readonly lineId: string;
  readonly journalId: string;
  readonly period: Period;
  readonly line: number;
  readonly kind: (typeof JOURNAL_KINDS)[number];
  readonly fundOrg: string;
  readonly fund: string;
  readonly org: string;
  readonly account: string;
  readonly program: string;
  readonly activity: string;
  readonly location: string;
  readonly debit: Cents;
  readonly credit: Cents;
  readonly description: string;
  readonly reference: string;
  readonly source: string;
  /** Blank where the line joins several. */
  readonly project: string;
  readonly pi: string;
  /** The preset it was exported in, its accounting date and the time in its file; "" before. With them the file can be made again. */
  readonly format: string;
  readonly accountingDate: Day;
  readonly exportedAt: Instant;
  readonly status: (typeof JOURNAL_STATES)[number];
  /** Of a closed month: what the row was at closing, see ../seal.ts; else "". */
  readonly seal: string;
}
