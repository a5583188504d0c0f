/** Who gets which mail: a PI's statements of the month in one, with copies to those who look after the projects. */
import { addTo } from "../core/lists";
import type { Mail, MailLogEntry } from "../core/mail";
import { mailKey, nextSending } from "../core/mail-key";
import * as plan from "../core/mail-plan";
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
    addTo(byPi, item.record.pi, item);
  }
  if (byPi.size > 0) return [...byPi.values()];
  throw new Refusal(
    `${only === undefined ? request.period : `In ${request.period} ${only}`} has no statement to send. Make the statements first. Nothing was sent.`,
  );
}

export function isSent({ record }: Item, log: readonly MailLogEntry[]): boolean {
  return plan.isSent(record, log);
}

/**
 * @param of the statements of one PI, at least one
 * @param pdfOf a statement's PDF by its number
 * @param sending which time they go out: unless told, the next that a person could order
 */
export function mailOf(
  of: readonly Item[],
  book: Book,
  period: Period,
  date: Instant,
  pdfOf: (statementNo: string) => Uint8Array | undefined,
  sending?: number,
): Mail {
  return renderMail(draftOf(of, book, period, date, pdfOf, sending), book.settings);
}

/** The same before the templates are filled in. */
export function draftOf(
  of: readonly Item[],
  book: Book,
  period: Period,
  date: Instant,
  pdfOf: (statementNo: string) => Uint8Array | undefined,
  sending?: number,
): MailDraft {
  const records = of.map(({ record }) => record);
  const attachments = records.map((record) => {
    const bytes = pdfOf(record.statementNo);
    if (bytes === undefined) throw new Error(`No PDF for ${record.statementNo}`);
    return { name: record.file, contentType: "application/pdf", bytes };
  });
  const { pi } = records[0]!;
  const person = book.directory.person(pi);
  const to = person?.sendTo || pi;
  const cc = [...splitList(person?.cc ?? ""), ...projectCopies(of, book)].map((a) => a.toLowerCase());
  return {
    key: mailKey(period, pi, records, sending ?? nextSending(records, book.mailLog, true)),
    period,
    name: person?.name || pi,
    pi,
    to: [to],
    cc: [...new Set(cc)].filter((address) => address !== to.toLowerCase()),
    statements: records,
    attachments,
    date,
  };
}

/** Grant administrators of the projects on the statements. */
function projectCopies(of: readonly Item[], book: Book): string[] {
  const projects = of.flatMap(({ document }) => document.projects.map((p) => p.project));
  return projects.flatMap((name) => splitList(book.directory.project(name)?.cc ?? ""));
}
