/** Looking at charges and reports in the workbook itself: filters of a table, and what stays in sight. */
import type { Amount } from "../core/money";
import type { ReportShape, ReportValues } from "../workbook/shape";

/** Which rows of Charges stay in sight: all that meet every condition. */
export interface ChargeFilter {
  /** Texts under a heading, one of which a row must have. */
  readonly only: Readonly<Record<string, readonly string[]>>;
  /** An amount in currency units that a row must reach; null for any. */
  readonly atLeast: number | null;
}

export const ALL_CHARGES: ChargeFilter = { only: {}, atLeast: null };

/** The rows that a filter left in sight. */
export interface InSight {
  readonly rows: number;
  /** Of the column Amount. */
  readonly amount: Amount;
}

export interface ChargeViews {
  /**
   * Takes every filter of Charges away, sets these, and goes to its sheet.
   * @throws Refusal where the workbook has no Charges or the table lacks a column
   */
  showCharges(filter: ChargeFilter): Promise<InSight>;
  /**
   * Types into named inputs of a report sheet and goes to it.
   * @returns false where the workbook does not have the sheet; nothing happens then
   */
  showReport(report: ReportShape, typed: ReportValues): Promise<boolean>;
}
