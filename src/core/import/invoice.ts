/** Does an import agree with the invoice total that a person typed? */
import { absolute, type Amount } from "../money";

/** The tolerance of the FOCUS 1.4 InvoiceDetail comparison: max(100 subunits, √rows / 2 subunits). */
export function withinInvoiceTolerance(difference: Amount, rows: number): boolean {
  const cents = Math.max(100, Math.sqrt(rows) * 0.5);
  return absolute(difference) <= BigInt(Math.floor(cents)) * 10n ** 28n;
}
