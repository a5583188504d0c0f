/** Whether a month's charges may leave the workbook, and whether two lists of rows are the same to the cell. */
import { Refusal } from "../../core/problem";
import type { PeriodRecord } from "../../core/periods";
import { keyHeading, type Cell, type Row } from "../../workbook/shape";
import { CHARGES } from "../../workbook/tables";
import type { Book } from "../book";
import { changedSinceClosing } from "../closing-hash";

export interface MonthOfCharges {
  readonly month: PeriodRecord;
  /** With every column of the table. */
  readonly rows: readonly Row[];
}

/** @throws Refusal saying what stands against it. @param book with the month's charges in it */
export function refuseUnfit(book: Book, { month, rows }: MonthOfCharges): void {
  const { period, status } = month;
  if (status !== "Posted") {
    throw new Refusal(
      `${period} is ${status.toLowerCase()}. Only a month that is posted to the ledger is archived{way}. Nothing was written.`,
      [],
      { script: ": openchargeback periods post", pane: ": post it under Close" },
    );
  }
  if (rows.length === 0) throw new Refusal(`${period} has no charges in this workbook. Nothing was written.`);
  refuseRepeatedKeys(period, rows);
  const changed = changedSinceClosing(book, period);
  if (changed !== "") throw new Refusal(`${changed} Nothing was written.`);
  refuseCarriedFromOpen(book, period);
}

/** Rows are taken out by their key: two of one key could not be told apart. */
function refuseRepeatedKeys(period: string, rows: readonly Row[]): void {
  const seen = new Set<Cell>();
  const repeated = new Set<string>();
  for (const row of rows) {
    const key = row[keyHeading(CHARGES)] ?? null;
    if (seen.has(key) || key === null) repeated.add(key === null ? "a row without a Charge ID" : String(key));
    seen.add(key);
  }
  if (repeated.size === 0) return;
  const named = [...repeated];
  throw new Refusal(
    `Charges of ${period} stand twice in the sheet: ${named.slice(0, 5).join("; ")}. Delete the copies, then archive again. Nothing was written.`,
    named,
  );
}

/** A closed month may be reopened, and what it carried is taken back then: it has to be found. */
function refuseCarriedFromOpen(book: Book, period: string): void {
  const from = new Set(book.storedCharges([period]).map((charge) => charge.carriedFrom));
  const open = book.periods.filter((p) => from.has(p.period) && p.status !== "Posted").map((p) => p.period);
  if (open.length === 0) return;
  throw new Refusal(
    `${period} has charges carried over from ${open.join(", ")}, which is not posted yet. Post that first. Nothing was written.`,
  );
}

/** @returns where they differ, in words, a row each: "0123456789abcdef-00000001-1: Amount" */
export function differingRows(
  rows: readonly Row[],
  otherOf: (row: Row, i: number) => Row | undefined,
): string[] {
  const differing: string[] = [];
  rows.forEach((row, i) => {
    const other = otherOf(row, i);
    const key = String(row[keyHeading(CHARGES)]);
    if (other === undefined) differing.push(`${key}: not there`);
    else {
      const column = CHARGES.columns.find(
        ({ heading }) => !sameCell(row[heading] ?? null, other[heading] ?? null),
      );
      if (column !== undefined) differing.push(`${key}: ${column.heading}`);
    }
  });
  return differing;
}

function sameCell(a: Cell, b: Cell): boolean {
  return a === b || (a === "" && b === null) || (a === null && b === "");
}
