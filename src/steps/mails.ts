/** Who gets which mail: a PI's statements of the month in one, with copies to those who look after the projects. */
import type { Mail, MailLogEntry } from "../core/mail";
import type { Instant, Period } from "../core/period";
import { Refusal } from "../core/problem";
import { splitList } from "../core/reference";
import type { StatementDocument, StatementRecord } from "../core/statements/statement";
import { renderMail, type MailDraft } from "../render/mail/mail";
import type { Book } from "./book";

export interface Item {
  readonly record: StatementRecord;
  readonly document: StatementDocument;
}

/** One list a PI. @throws Refusal when there is no statement */
export function itemsByPi(
  items: readonly Item[],
  book: Book,
  request: { readonly period: Period; readonly only?: string },
): Item[][] {
  const only = request.only === undefined ? undefined : book.directory.canonicalAddress(request.only);
  const byPi = new Map<string, Item[]>();
  for (const item of items) {
    if (only !== undefined && item.record.pi !== only) continue;
    byPi.set(item.record.pi, [...(byPi.get(item.record.pi) ?? []), item]);
  }
  if (byPi.size > 0) return [...byPi.values()];
  throw new Refusal(
    `${only ?? request.period} has no statement to send in ${request.period}. Make the statements first. Nothing was sent.`,
  );
}

export function isSent({ record }: Item, log: readonly MailLogEntry[]): boolean {
  return log.some((e) => e.status === "Sent" && e.statementNo.split("; ").includes(record.statementNo));
}

/**
 * @param of the statements of one PI, at least one
 * @param pdfOf a statement's PDF by its number
 */
export function mailOf(
  of: readonly Item[],
  book: Book,
  period: Period,
  date: Instant,
  pdfOf: (statementNo: string) => Uint8Array | undefined,
): Mail {
  return renderMail(draftOf(of, book, period, date, pdfOf), book.settings);
}

/** The same before the templates are filled in. */
export function draftOf(
  of: readonly Item[],
  book: Book,
  period: Period,
  date: Instant,
  pdfOf: (statementNo: string) => Uint8Array | undefined,
): MailDraft {
  const attachments = of.map(({ record }) => {
    const bytes = pdfOf(record.statementNo);
    if (bytes === undefined) throw new Error(`No PDF for ${record.statementNo}`);
    return { name: record.file, contentType: "application/pdf", bytes };
  });
  const first = of[0]!.record;
  const person = book.directory.person(first.pi);
  const numbers = of.map(({ record }) => record.statementNo);
  const cc = [...splitList(person?.cc ?? ""), ...projectCopies(of, book)];
  return {
    key: [period, first.pi, ...numbers, attemptOf(numbers, book.mailLog)].join(" "),
    period,
    name: person?.name || first.pi,
    pi: first.pi,
    to: [person?.sendTo || first.pi],
    cc: [...new Set(cc.map((address) => address.toLowerCase()))],
    statements: of.map(({ record }) => record),
    attachments,
    date,
  };
}

/** Grant administrators of the projects on the statements. */
function projectCopies(of: readonly Item[], book: Book): string[] {
  const projects = of.flatMap(({ document }) => document.projects.map((p) => p.project));
  return projects.flatMap((name) => splitList(book.directory.project(name)?.cc ?? ""));
}

export function attemptOf(numbers: readonly string[], log: readonly MailLogEntry[]): number {
  const statementNo = numbers.join("; ");
  return 1 + Math.max(0, ...log.filter((e) => e.statementNo === statementNo).map((e) => e.attempt));
}
