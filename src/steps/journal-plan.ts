/** What an export of a month's journal comes to: its lines in a layout, and what is wrong with them. Writes nothing. */
import { buildJournal, type BuiltJournal } from "../core/journal/build";
import type { JournalLine } from "../core/journal/journal";
import type { JournalPreset } from "../core/journal/presets/preset";
import { activeLines, nextJournalId } from "../core/journal/reverse";
import type { Period } from "../core/period";
import { Refusal } from "../core/problem";
import { currentLines } from "../core/statements/lines";
import type { Book } from "./book";
import type { Host } from "./host";
import { currentStatements } from "./statements";

export interface JournalPlan {
  readonly journalId: string;
  /** Its lines are none where all statements are 0.00. */
  readonly built: BuiltJournal;
  /** All journal lines of the workbook but those that this one replaces. */
  readonly others: readonly JournalLine[];
}

/** The month's next journal. @throws Refusal when the statements are missing or out of date, or it cannot be made */
export function planJournal(host: Host, book: Book, period: Period, preset: JournalPreset): JournalPlan {
  currentStatements(host, book, period);
  const statements = book.statements.filter((s) => s.period === period);
  const prepared = book.journal.filter((l) => l.period === period && l.status === "Prepared");
  const others = book.journal.filter((l) => !prepared.includes(l));
  const journalId = nextJournalId(period, others);
  const lines = currentLines(statements, book.lines);
  const { directory, settings } = book;
  const { lineLimit } = preset.facts;
  return {
    journalId,
    built: buildJournal({ journalId, period, lines, directory, settings, lineLimit }),
    others,
  };
}

/** The month's journal that went out and was not taken back; none before the export. */
export function exportedLines(book: Book, period: Period): JournalLine[] {
  return activeLines(book.journal).filter((l) => l.period === period && l.status !== "Prepared");
}

/** Why a journal has no lines. */
export function nothingToCharge(book: Book, period: Period): Refusal {
  return book.statements.some((s) => s.period === period)
    ? new Refusal(`${period} has nothing to charge: all statements are 0.00. There is no journal to make.`)
    : new Refusal(`${period} has no charges. Import its files first. Nothing was written.`);
}
