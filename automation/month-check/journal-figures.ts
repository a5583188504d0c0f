/** What the journal charges and recovers. */
import { choiceAt, JOURNAL_KIND, JOURNAL_STATE } from "./choices";
import { centsAt } from "./number-cells";
import { keyOf } from "./statement-figures";
import { addTo } from "./sums";
import type { Tables } from "./tables";
import { type Book, textAt } from "./workbook";

export interface JournalFigures {
  /** Lines that count: of no reversed journal, and of no reversal. */
  lines: number;
  exported: number;
  /** In cents: what payers are charged, and what sources recover. */
  debits: number;
  credits: number;
  payers: Map<string, number>;
  sources: Map<string, number>;
}

export function journalFigures(book: Book, tables: Tables): JournalFigures {
  const rows = tables.journal;
  const figures: JournalFigures = {
    lines: 0,
    exported: 0,
    debits: 0,
    credits: 0,
    payers: new Map<string, number>(),
    sources: new Map<string, number>(),
  };
  for (let i = 0; i < rows.count; i++) {
    const status = choiceAt(book, rows, "Status", i, JOURNAL_STATE);
    if (status === "Reversed") continue;
    const net = centsAt(book, rows, "Debit", i) - centsAt(book, rows, "Credit", i);
    figures.lines += 1;
    if (status !== "Prepared") figures.exported += 1;
    addTo(figures.sources, textAt(rows, "Source", i), net);
    if (choiceAt(book, rows, "Kind", i, JOURNAL_KIND) === "Payer") {
      figures.debits += net;
      addTo(figures.payers, keyOf(rows, i), net);
    } else figures.credits -= net;
  }
  return figures;
}
