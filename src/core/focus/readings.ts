/** What only a person can say of a whole file: how its amounts are written, and which comes first, day or month. */

/** How amounts are written: what parts the thousands, and what the decimals. */
export const NUMBER_STYLES = ["1,234.56", "1.234,56", "1 234,56", "1'234.56"] as const;
export type NumberStyle = (typeof NUMBER_STYLES)[number];

/** As FOCUS writes them: what is no plain number stays a problem. */
export const PLAIN_AMOUNTS = "1234.56";
export const AMOUNT_READINGS = [...NUMBER_STYLES, PLAIN_AMOUNTS] as const;
export type AmountReading = (typeof AMOUNT_READINGS)[number];

export const DATE_ORDERS = ["day first", "month first"] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** What a person accepted for a file; left out for what was not asked or not answered. */
export interface FileReadings {
  readonly amounts?: AmountReading;
  readonly dates?: DateOrder;
}

/** A cell of the file and what it would stand for. */
export interface ReadingExample {
  /** As the file has it: `1.234,56`, `9/1/2024 0:00`. */
  readonly text: string;
  /** A plain number `1234.56`, or a day `2024-09-01`. */
  readonly reading: string;
}

export interface AmountOption {
  readonly style: AmountReading;
  readonly example: ReadingExample;
  /** A plain number of the file that this style reads differently: `1.234` is 1234. */
  readonly alsoChanges?: ReadingExample;
}

export interface DateOption {
  readonly order: DateOrder;
  readonly example: ReadingExample;
  /** The cell that proves this order; left out where no cell does. */
  readonly proof?: ReadingExample;
}

/**
 * Asked once for a file. Only readings that every cell of the file allows are offered, the likelier one first; where
 * none is, nothing is asked and the rows stay problems.
 */
export type Question =
  | {
      readonly about: "amounts";
      /** Rows that are problems until it is answered. */
      readonly rows: number;
      readonly options: readonly AmountOption[];
      /**
       * Plain numbers of the file may be meant otherwise, too: nothing of it can be billed before an answer, even
       * without the rows that are problems.
       */
      readonly inDoubt: boolean;
    }
  | { readonly about: "dates"; readonly rows: number; readonly options: readonly DateOption[] };
