/** The month's statements as they would be made, each with its document; and one of them as a PDF. Writes nothing. */
import { sum, type Amount } from "../core/money";
import type { Instant, Period } from "../core/period";
import { isOpen } from "../core/periods";
import { Refusal } from "../core/problem";
import type { Settings } from "../core/settings";
import type { Locale } from "../core/locale";
import { withoutSuccessor } from "../core/statements/numbers";
import type { StatementDocument, StatementRecord } from "../core/statements/statement";
import type { FontSource } from "../ports/ports";
import { sentencesOf } from "../render/statement-sentences";
import { Book } from "./book";
import type { Host } from "./host";
import { printStatements } from "./print";
import { reviewMonth } from "./review-month";
import { letterheadNotices } from "./statement-notices";
import { currentStatements, planMonth } from "./statements";

export interface ShownStatement {
  readonly record: StatementRecord;
  readonly document: StatementDocument;
  /** What the statement says in whole sentences. */
  readonly sentences: readonly string[];
  /** How it writes numbers and days. */
  readonly locale: Locale;
  /** Whether the workbook does not have it, or has it otherwise. */
  readonly changed: boolean;
  /** Whether the workbook has one of this number in force; with `changed` it is out of date. */
  readonly isMade: boolean;
}

export interface StatementsPreview {
  /** With which a statement is printed as it would be made. */
  readonly settings: Settings;
  readonly currency: string;
  readonly institution: string;
  readonly department: string;
  /** A closed or posted month keeps its statements. */
  readonly isOpen: boolean;
  readonly charges: number;
  readonly statements: readonly ShownStatement[];
  /** Statements in the workbook that would end: their charges went. */
  readonly ended: readonly string[];
  readonly pending: { readonly charges: number; readonly amount: Amount };
  /** Whether making them would change nothing. */
  readonly upToDate: boolean;
  /** What a person should know though nothing is wrong: whose letterhead it is. */
  readonly notices: readonly string[];
  /** Of the newest statement in force; "" when there is none. */
  readonly madeBy: string;
  readonly madeAt: Instant;
}

export async function previewStatements(host: Host, period: Period): Promise<StatementsPreview> {
  const book = await Book.open(host.workbook, [period]);
  const charges = book.charges([period]);
  // Each of these takes its time over thousands of charges: a pane draws in between.
  await host.progress.pause?.();
  const month = reviewMonth(host, book, period, charges);
  await host.progress.pause?.();
  const plan = planMonth(host, book, month, { period });
  await host.progress.pause?.();
  const before = new Map(book.statements.map((s) => [s.statementNo, s.status]));
  const ended = plan.statements.filter((s) => {
    const was = before.get(s.statementNo);
    return was !== undefined && was !== s.status && (s.status === "Void" || s.status === "Superseded");
  });
  const pending = month.charges.filter((c) => c.review === "Pending");
  const newest = plan.current
    .filter((s) => !s.changed)
    .map((s) => s.record)
    .sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1))[0];
  return {
    settings: book.settings,
    currency: book.settings.currency,
    institution: book.settings.institution,
    department: book.settings.department,
    isOpen: isOpen(book.periods, period),
    charges: month.charges.length,
    statements: plan.current.map(({ record, document, changed }) => {
      const { locale } = book.settings;
      const was = before.get(record.statementNo);
      const isMade = was === "Draft" || was === "Issued";
      return { record, document, changed, isMade, locale, sentences: sentencesOf(document, book.settings) };
    }),
    ended: withoutSuccessor(
      ended,
      plan.current.map((s) => s.record),
    ).map((s) => `${s.statementNo} (${s.name})`),
    pending: { charges: pending.length, amount: sum(pending.map((c) => c.amount)) },
    upToDate: ended.length === 0 && plan.current.every((s) => !s.changed),
    notices: letterheadNotices(book, plan),
    madeBy: newest?.madeBy ?? "",
    madeAt: newest?.madeAt ?? "",
  };
}

/** A statement of the workbook as a PDF, the same bytes as were made. @throws Refusal when it is not in force */
export async function printStatement(
  host: Host,
  period: Period,
  statementNo: string,
  fonts: FontSource,
): Promise<{ readonly name: string; readonly bytes: Uint8Array; readonly warnings: readonly string[] }> {
  const book = await Book.open(host.workbook, [period]);
  const found = currentStatements(host, book, period).find(
    ({ record }) => record.statementNo === statementNo,
  );
  if (found === undefined)
    throw new Refusal(`${statementNo} is not in force any more. Look at the statements again.`);
  const { pdfs, warnings } = await printStatements(host, book.settings, [found.document], fonts);
  return { name: found.record.file, bytes: pdfs[0] ?? new Uint8Array(), warnings };
}
