/** Does an import agree with the invoice total that a person typed? */
import { absolute, amount, type Amount } from "../money";
import type { Period } from "../period";
import type { LateSummary } from "./late-summary";
import type { ImportRecord } from "./records";
import type { FileReport } from "./report";

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

/** Months of a file whose rows are not compared with its invoice: those beside the main one, and what came late. */
export function notCompared(
  file: Pick<FileReport, "file" | "period">,
  result: {
    readonly files: readonly Pick<FileReport, "file" | "period">[];
    readonly late: readonly Pick<LateSummary, "files" | "of">[];
  },
): Period[] {
  const beside = result.files.filter((one) => one.file === file.file).map((one) => one.period);
  const late = result.late.filter((one) => one.files.includes(file.file)).map((one) => one.of);
  return [...new Set([...beside, ...late])].filter((period) => period !== file.period).sort();
}
