/** What the Format column of Imports says of rows that an import brought into another month than their own. */
import type { Period } from "../period";
import type { ImportRecord } from "./records";

type Formatted = Pick<ImportRecord, "format">;

/** The closed month whose differences, or late rows, an import brought into an open one; "" for an ordinary import. */
export function correctedMonth({ format }: Formatted): Period {
  return /, (?:correction|late rows) of (\d{4}-\d\d)$/.exec(format)?.[1] ?? "";
}

/** The closed month whose late rows it brought; "" for every other import. */
export function lateMonth({ format }: Formatted): Period {
  return /, late rows of (\d{4}-\d\d)$/.exec(format)?.[1] ?? "";
}

/** Whether each row of the file became a charge or a problem: not where rows were added up, or only differences brought. */
export function isRowByRow({ format }: Formatted): boolean {
  return !/, (summarised by (day|month)|correction of \d{4}-\d\d)/.test(format);
}

/** Whether rows of its file were left out, because a closed month, or an import of its late rows, has them. */
export function leavesRowsOut(record: Formatted): boolean {
  return rowsLeftOut(record) > 0;
}

export function rowsLeftOut({ format }: Formatted): number {
  return Number(/, (\d+) rows? left out\b/.exec(format)?.[1] ?? 0);
}

/** What says so in the Imports table. */
export function correctionFormat(format: string, period: Period): string {
  return `${format}, correction of ${period}`;
}

export function lateFormat(format: string, period: Period): string {
  return `${format}, late rows of ${period}`;
}

/** @param rows that are in the workbook already, and were not taken in again */
export function leftOutFormat(format: string, rows: number): string {
  return rows === 0 ? format : `${format}, ${rows} ${rows === 1 ? "row" : "rows"} left out`;
}
