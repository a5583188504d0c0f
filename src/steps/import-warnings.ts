/** What a person should know before an import replaces or joins what a month has, and before the workbook is full. */
import type { Charge } from "../core/charge";
import { roomWarnings, type MonthHere } from "../core/import/room";
import { MOST_ROWS } from "../core/import/row-limit";
import { activeLines } from "../core/journal/reverse";
import { absolute, amountToText, type Amount } from "../core/money";
import type { Period } from "../core/period";
import { Refusal } from "../core/problem";
import { monthsHere } from "./archive/months";
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

/**
 * @param plan the charges of the months that were read, as they will be, and the months that change
 * @returns what is to be said of the workbook's room then
 * @throws Refusal when they do not fit into the sheet
 */
export function roomAfter(
  book: Pick<Book, "periods" | "settings">,
  plan: { readonly charges: readonly Charge[]; readonly periods: readonly Period[] },
): string[] {
  const counts = new Map<Period, number>(plan.periods.map((period) => [period, 0]));
  for (const { period } of plan.charges) counts.set(period, (counts.get(period) ?? 0) + 1);
  const others = monthsHere(book.periods).filter((m) => !counts.has(m.period));
  const known = new Map(book.periods.map((p) => [p.period, p.status]));
  const brought = [...counts].map(([period, n]): MonthHere => ({
    period,
    status: known.get(period) ?? "Open",
    charges: n,
  }));
  const months = [...others, ...brought];
  const rows = months.reduce((sum, month) => sum + month.charges, 0);
  if (rows > MOST_ROWS) {
    throw new Refusal(
      `With these files the Charges sheet would have ${rows.toLocaleString("en-US")} rows; Excel holds ${MOST_ROWS.toLocaleString("en-US")}. Archive posted months first{way}, or add the rows up by day or month. Nothing was imported.`,
      [],
      { script: " (openchargeback archive --older)", pane: " (under Close)" },
    );
  }
  return roomWarnings(months, Number(book.settings.monthsKept));
}
