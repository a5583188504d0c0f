/** A journal and its reversal: the same lines with the sides swapped, so that together they leave nothing. */
import { Refusal } from "../problem";
import type { JournalLine } from "./journal";

/** @returns the reversal's lines. @throws Refusal when there is no such journal or it is reversed already */
export function reverseJournal(journalId: string, lines: readonly JournalLine[]): JournalLine[] {
  const own = lines.filter((l) => l.journalId === journalId);
  if (own.length === 0)
    throw new Refusal(
      `There is no journal ${journalId}. Look at the list of journals again. Nothing was written.`,
    );
  if (own.some((l) => l.status === "Reversed")) {
    throw new Refusal(
      `${journalId} is reversed already, or is itself a reversal. Take a journal that stands. Nothing was written.`,
    );
  }
  const reversalId = `${journalId}-R`;
  return own.map((line) => ({
    ...line,
    journalId: reversalId,
    lineId: line.lineId.replace(journalId, reversalId),
    debit: line.credit,
    credit: line.debit,
    // Short, for ledgers that take 30 characters; the reference says which journal it takes back.
    description: `Rev. ${line.description}`,
    reference: reversalId,
    status: "Reversed",
  }));
}

/** The next free ID: `2025-01-J1`, `2025-01-J2` … */
export function nextJournalId(period: string, lines: readonly JournalLine[]): string {
  const numbers = lines
    .filter((l) => l.period === period)
    .map((l) => Number(/-J(\d+)/.exec(l.journalId)?.[1] ?? 0));
  return `${period}-J${numbers.reduce((highest, number) => Math.max(highest, number), 0) + 1}`;
}

/** Lines of journals that count: neither reversed nor reversals. */
export function activeLines(lines: readonly JournalLine[]): JournalLine[] {
  return lines.filter((l) => l.status !== "Reversed");
}
