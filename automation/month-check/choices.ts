/** Cells that say one of a few words. */
import { type Book, type Rows, textAt } from "./workbook";

export const REVIEW = ["OK", "Pending", "Approved", "Rejected", "Held"];
export const PROBLEM = ["Open", "Resolved", "Waived"];
export const IMPORT = ["Current", "Replaced", "Undone"];
export const STATEMENT = ["Draft", "Issued", "Superseded", "Void"];
export const LINE = ["Charge", "Credit", "Paid by"];
export const JOURNAL_KIND = ["Payer", "Recovery"];
export const JOURNAL_STATE = ["Prepared", "Exported", "Posted", "Reversed"];
export const MAIL = ["Drafted", "Sending", "Sent", "Failed", "Unknown"];
export const PERIOD = ["Open", "Closed", "Posted"];

/** One of the column's choices in any letters; a blank cell is the first of them. */
export function choiceAt(book: Book, rows: Rows, heading: string, i: number, choices: string[]): string {
  const text = textAt(rows, heading, i).trim();
  const found =
    text === "" ? choices[0] : choices.filter((one) => one.toLowerCase() === text.toLowerCase())[0];
  if (found === undefined) complain(book, rows, heading, i, text);
  return found || "";
}

export function complain(book: Book, rows: Rows, heading: string, i: number, text: string): void {
  book.unreadable.add(`${rows.table} ${textAt(rows, rows.key, i)}: ${heading} is "${text}"`);
}
