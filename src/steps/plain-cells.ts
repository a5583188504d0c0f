/** Cells as a step reads them where it takes no records: text, numbers, instants, and counts of them in words. */
import type { Instant } from "../core/period";
import { fromSerial } from "../workbook/codec";
import type { Cell, Row } from "../workbook/shape";

export function total(rows: readonly Row[], heading: string): number {
  return rows.reduce((sum, row) => sum + number(row[heading]), 0);
}

export function count(rows: readonly Row[], heading: string, value: string): number {
  return rows.filter((row) => row[heading] === value).length;
}

export function words(n: number, one: string, several: string): string {
  return n === 0 ? "" : `${n} ${n === 1 ? one : several}`;
}

export function text(cell: Cell | undefined): string {
  return cell === undefined || cell === null ? "" : String(cell);
}

export function number(cell: Cell | undefined): number {
  return typeof cell === "number" ? cell : 0;
}

export function instant(cell: Cell | undefined): Instant {
  return typeof cell === "number" ? fromSerial(cell) : "";
}
