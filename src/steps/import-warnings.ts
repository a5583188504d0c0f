/** What a person should know before an import replaces or joins what a month has. */
import { activeLines } from "../core/journal/reverse";
import { absolute, amountToText, type Amount } from "../core/money";
import type { Period } from "../core/period";
import type { Book } from "./book";

interface Change {
  readonly period: Period;
  readonly source: string;
  readonly charges: number;
  readonly amount: Amount;
  readonly there: { readonly charges: number; readonly amount: Amount } | null;
  readonly how: string;
}

/** @returns a sentence each */
export function monthWarnings(book: Book, month: Change): string[] {
  return [...replacedByLess(month), ...billedAlready(book, month.period)];
}

/** Fewer than half the rows, or a total that differs by more than half of what it was: perhaps a part, or the wrong file. */
function replacedByLess({ source, period, charges, amount, there, how }: Change): string[] {
  if (there === null || how !== "replace") return [];
  const name = `${source} ${period}`;
  const warnings: string[] = [];
  if (charges * 2 < there.charges)
    warnings.push(`${name} would go from ${there.charges} charges to ${charges}: is this the whole month?`);
  if (absolute(amount - there.amount) * 2n > absolute(there.amount))
    warnings.push(
      `The total of ${name} would go from ${amountToText(there.amount)} to ${amountToText(amount)}: is this the right file?`,
    );
  return warnings;
}

function billedAlready(book: Book, period: Period): string[] {
  const sent = book.statements.filter((s) => s.period === period && s.status === "Issued").length;
  const journal = activeLines(book.journal).find((l) => l.period === period && l.status !== "Prepared");
  return [
    ...(sent === 0
      ? []
      : [
          `${sent} ${sent === 1 ? "statement" : "statements"} of ${period} ${sent === 1 ? "was" : "were"} sent: those that change get a revision, to be sent again.`,
        ]),
    ...(journal === undefined
      ? []
      : [
          `The journal of ${period} is exported as ${journal.journalId}: if amounts change, reverse it and export it again.`,
        ]),
  ];
}
