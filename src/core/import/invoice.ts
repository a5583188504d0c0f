/** Does an import agree with the invoice total that a person typed? */
import { absolute, amount, type Amount } from "../money";
import type { ImportRecord } from "./records";

/** Of the file as it was imported; the cell beside may be older than a total typed in the sheet. Null: no invoice. */
export function invoiceDifference(record: ImportRecord): Amount | null {
  return record.invoiceTotal === null ? null : amount(record.billedTotal) - record.invoiceTotal;
}

/** Whether a person has to explain it. */
export function differsUnexplained(record: ImportRecord): boolean {
  const difference = invoiceDifference(record);
  if (record.status !== "Current" || difference === null) return false;
  return !withinInvoiceTolerance(difference, record.rows) && record.explanation.trim() === "";
}

/** The tolerance of the FOCUS 1.4 InvoiceDetail comparison: max(100 subunits, √rows / 2 subunits). */
export function withinInvoiceTolerance(difference: Amount, rows: number): boolean {
  const cents = Math.max(100, Math.sqrt(rows) * 0.5);
  return absolute(difference) <= BigInt(Math.floor(cents)) * 10n ** 28n;
}
