/** What a preset is given: the journal's lines, with what layouts may ask beyond them. */
import { isBillable } from "../core/charge";
import { chargeParts } from "../core/journal/charge-parts";
import type { JournalLine } from "../core/journal/journal";
import type { JournalInput, JournalPreset } from "../core/journal/presets/preset";
import { valueReader } from "../core/journal/values";
import type { Day, Instant, Period } from "../core/period";
import { currentLines } from "../core/statements/lines";
import type { Book } from "./book";

/** What is told of an export beside its lines. */
export interface Export {
  readonly journalId: string;
  readonly period: Period;
  readonly accountingDate: Day;
  readonly madeAt: Instant;
  readonly madeBy: string;
}

/** @param book with the month's charges */
export function journalInput(
  book: Book,
  preset: JournalPreset,
  lines: readonly JournalLine[],
  told: Export,
): JournalInput {
  const { directory, settings } = book;
  const { period } = told;
  let charges: ReturnType<JournalInput["charges"]> | null = null;
  return {
    ...told,
    currency: settings.currency,
    lines,
    reversal: isReversal(told.journalId),
    statementLines: currentLines(
      book.statements.filter((s) => s.period === period),
      book.lines,
    ),
    charges: () => (charges ??= chargeParts(book.charges([period]).filter(isBillable), directory, settings)),
    directory,
    settings,
    value: valueReader(preset, book.journalValues),
  };
}

export function isReversal(journalId: string): boolean {
  return journalId.endsWith("-R");
}
