/** What the late rows of a closed month come to, as people see it before it is written. */
import type { Period } from "../period";

/** Rows and what they come to, as exact decimal text. */
export interface LateCount {
  readonly rows: number;
  readonly amount: string;
}

export interface LateSummary {
  readonly source: string;
  /** The closed month. */
  readonly of: Period;
  /** The open month that takes what is new. */
  readonly into: Period;
  readonly files: readonly string[];
  /** Rows that the closed month has not: charges of the open one. */
  readonly late: LateCount;
  /** Of these, those that look like a row of the closed month at another amount or with other tags: they wait. */
  readonly alike: number;
  /** Rows that the workbook has already: left out. */
  readonly known: LateCount;
  /** Rows that cannot be billed: on the Problems sheet. */
  readonly problems: number;
  /** Late rows of a replaced file that the new ones have not any more. */
  readonly gone: LateCount;
  /** Late rows of a replaced file that stay, because a later import was compared with them. */
  readonly stays: LateCount;
}

/** Whether a person should look before they go on. */
export function isDoubtful({ alike, gone, stays }: LateSummary): boolean {
  return alike > 0 || gone.rows > 0 || stays.rows > 0;
}
