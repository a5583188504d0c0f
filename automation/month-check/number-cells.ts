/** Cells that hold amounts and counts. */
import { complain } from "./choices";
import { type Money, moneyText, nothing, parseMoney } from "./money";
import { type Book, cellIn, type Rows, textAt } from "./workbook";

export function moneyAt(book: Book, rows: Rows, heading: string, i: number): Money {
  const cell = cellIn(rows.columns[heading] || [], i);
  const money = parseMoney(cell);
  if (money === undefined) complain(book, rows, heading, i, String(cell));
  return money || nothing();
}

/** A cell of money that is rounded already, as a whole number of cents. */
export function centsAt(book: Book, rows: Rows, heading: string, i: number): number {
  const text = moneyText(moneyAt(book, rows, heading, i));
  const cents = Math.round(Number(`${text.replace("-", "")}e2`));
  return text.charAt(0) === "-" ? -cents : cents;
}

export function countAt(rows: Rows, heading: string, i: number): number {
  return Number(textAt(rows, heading, i)) || 0;
}
