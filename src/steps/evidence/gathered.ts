/** What an evidence pack is made of: the workbook's rows of one month, read once. */
import type { Charge } from "../../core/charge";
import type { ImportRecord } from "../../core/import/records";
import { byNumber, type LogEntry } from "../../core/log";
import type { PeriodRecord } from "../../core/periods";
import type { StatementRecord } from "../../core/statements/statement";
import type { Book } from "../book";
import { ofPeriod } from "../month-record";

export interface Gathered {
  readonly book: Book;
  readonly month: PeriodRecord;
  /** As the cells have them; none where they could not be had. */
  readonly charges: readonly Charge[];
  /** Whether the charges are here, or were read from their archive. */
  readonly hasCharges: boolean;
  /** Of the month, and those that brought what was carried into it. */
  readonly imports: readonly ImportRecord[];
  readonly statements: readonly StatementRecord[];
  /** Of the month, by number. */
  readonly log: readonly LogEntry[];
}

export function gather(book: Book, month: PeriodRecord, hasCharges: boolean): Gathered {
  const { period } = month;
  const charges = hasCharges ? book.storedCharges([period]) : [];
  const brought = new Set(charges.map((charge) => charge.importId));
  return {
    book,
    month,
    charges,
    hasCharges,
    imports: book.imports.filter((i) => i.period === period || brought.has(i.importId)),
    statements: ofPeriod(book.statements, period),
    log: byNumber(ofPeriod(book.log, period)),
  };
}
