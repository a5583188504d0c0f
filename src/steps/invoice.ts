/** The invoice of an import after the fact: its total, and why the file comes to another. */
import { importsNamed } from "../core/import/undo";
import { invoiceDifference, withinInvoiceTolerance } from "../core/import/invoice";
import type { ImportRecord } from "../core/import/records";
import { amountToText, type Amount } from "../core/money";
import { refuseUnlessOpen } from "../core/periods";
import { Refusal } from "../core/problem";
import { Book } from "./book";
import { actor, type Host } from "./host";
import { save } from "./save";

export interface InvoiceRequest {
  /** An import's ID, or its file's name. */
  readonly name: string;
  /** null: as it is. */
  readonly invoiceTotal: Amount | null;
  /** null: as it is; "" takes an explanation back. */
  readonly explanation: string | null;
}

export interface InvoiceResult {
  readonly record: ImportRecord;
  readonly withinTolerance: boolean;
  readonly changed: boolean;
}

/** @throws Refusal when nothing is given, the import is not in force, has no invoice to explain, or its month is closed */
export async function saveInvoice(host: Host, request: InvoiceRequest): Promise<InvoiceResult> {
  const { name, invoiceTotal, explanation } = request;
  if (invoiceTotal === null && explanation === null)
    throw new Refusal("Give the invoice's total, an explanation, or both. Nothing was written.");
  const book = await Book.open(host.workbook);
  const before = ofFile(name, book.imports);
  await book.load([before.period]);
  refuseUnlessOpen(book.periods, before.period);
  const total = invoiceTotal ?? before.invoiceTotal;
  if (total === null)
    throw new Refusal(
      `${before.fileName} has no invoice total yet: give it with the explanation. Nothing was written.`,
    );
  const typed = { ...before, invoiceTotal: total, explanation: (explanation ?? before.explanation).trim() };
  const record = { ...typed, difference: invoiceDifference(typed) };
  const changed = await save(host, book, {
    after: { imports: book.imports.map((i) => (i === before ? record : i)) },
    log: words(before) === words(record) ? [] : [entry(host, before, record)],
    periods: [before.period],
  });
  return {
    record,
    withinTolerance: withinInvoiceTolerance(record.difference ?? 0n, record.rows),
    changed,
  };
}

/** A file that came for several months has its invoice with the main one. */
function ofFile(name: string, imports: readonly ImportRecord[]): ImportRecord {
  const parts = importsNamed(name, imports);
  const main = parts.find((i) => !i.format.endsWith(", other month")) ?? parts[0];
  if (main === undefined)
    throw new Refusal(`There is no import ${name}. Look at the list of imports. Nothing was written.`);
  return main;
}

function entry(host: Host, before: ImportRecord, after: ImportRecord) {
  return {
    at: host.clock.now(),
    by: actor(host),
    step: "Import",
    period: after.period,
    what: after.importId,
    before: words(before),
    after: words(after),
    reason: after.explanation,
  };
}

function words({ invoiceTotal, explanation }: ImportRecord): string {
  if (invoiceTotal === null) return "";
  return `Invoice ${amountToText(invoiceTotal)}${explanation === "" ? "" : ", explained"}`;
}
