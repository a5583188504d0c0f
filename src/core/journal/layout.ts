/** A campus's own journal layout, as the Journal Formats and Journal Values tables have it. */

export const LAYOUT_KINDS = ["Text", "Amount", "Date", "Number"] as const;

/** One column of a layout. */
export interface LayoutColumn {
  readonly columnId: string;
  /** The layout's name. */
  readonly format: string;
  readonly order: number;
  readonly heading: string;
  /** A template over the line's fields: `{fund}-{org}`. */
  readonly value: string;
  /** 0 for no limit; the width in a fixed-width file. */
  readonly maxLength: number;
  readonly kind: (typeof LAYOUT_KINDS)[number];
}

/** What finance staff enter once for a preset or layout: a company, a ledger, a rule code. */
export interface JournalValue {
  readonly valueId: string;
  /** The preset's or layout's name. */
  readonly format: string;
  readonly field: string;
  readonly value: string;
  readonly meaning: string;
}
