/** Journal: double entry from the statement lines, exported once; a reversal takes it back. */
import { hashBytes } from "../core/hash";
import { buildJournal, type BuiltJournal } from "../core/journal/build";
import { journalFormat } from "../core/journal/formats";
import type { JournalLine } from "../core/journal/journal";
import { activeLines, nextJournalId, reverseJournal } from "../core/journal/reverse";
import { centsToText } from "../core/money";
import type { Period } from "../core/period";
import { refuseUnlessOpen, type PeriodRecord } from "../core/periods";
import { Refusal } from "../core/problem";
import { currentLines } from "../core/statements/lines";
import type { FileSaver } from "../ports/ports";
import { journalCsv } from "../render/journal-file";
import { Book } from "./book";
import { actor, type Host } from "./host";
import { newPeriod } from "./period-row";
import { save } from "./save";
import { currentStatements } from "./statements";

export interface JournalRequest {
  readonly period: Period;
  /** A layout's name; the setting's when not given. */
  readonly format?: string;
  readonly fileName?: string;
}

export interface JournalResult {
  readonly journalId: string;
  readonly lines: number;
  readonly debits: string;
  readonly credits: string;
  readonly path: string;
  readonly warnings: readonly string[];
}

export async function exportJournal(
  host: Host,
  request: JournalRequest,
  saver: FileSaver,
): Promise<JournalResult> {
  const book = await Book.open(host.workbook, [request.period]);
  const { period } = request;
  refuseUnlessOpen(book.periods, period);
  refuseExported(book, period);
  const { others, journalId, built } = planJournal(host, book, period);
  if (built.lines.length === 0) {
    throw new Refusal(
      `${period} has nothing to charge: all statements are 0.00. There is no journal to make.`,
    );
  }
  const exported = built.lines.map((l): JournalLine => ({ ...l, status: "Exported" }));
  const saved = await write(host, book, request, saver, exported);
  await save(host, book, {
    after: {
      journal: [...others, ...exported],
      periods: withJournal(host, book, period, {
        journalId,
        journalFile: saved.path,
        journalSha256: saved.sha256,
      }),
    },
    log: [
      logEntry(
        host,
        period,
        journalId,
        "",
        `Exported, ${centsToText(total(exported, "debit"))} to ${saved.path}`,
      ),
    ],
    periods: [period],
  });
  return { ...resultOf(journalId, exported), path: saved.path, warnings: built.warnings };
}

export interface JournalPlan {
  readonly journalId: string;
  /** Its lines are none where all statements are 0.00. */
  readonly built: BuiltJournal;
  /** All journal lines of the workbook but those that this one replaces. */
  readonly others: readonly JournalLine[];
}

/** The month's next journal. @throws Refusal when the statements are missing or out of date, or it cannot be made */
export function planJournal(host: Host, book: Book, period: Period): JournalPlan {
  currentStatements(host, book, period);
  const statements = book.statements.filter((s) => s.period === period);
  const prepared = book.journal.filter((l) => l.period === period && l.status === "Prepared");
  const others = book.journal.filter((l) => !prepared.includes(l));
  const journalId = nextJournalId(period, others);
  const lines = currentLines(statements, book.lines);
  const { directory, settings } = book;
  return { journalId, built: buildJournal({ journalId, period, lines, directory, settings }), others };
}

/** The file's name where none is given. */
export function journalFileName(journalId: string, format: string): string {
  return `${journalId}_${format}.csv`;
}

/** Takes an exported journal back: its lines with the sides swapped, in a file of their own. */
export async function reverseExported(
  host: Host,
  request: JournalRequest & { readonly journalId: string },
  saver: FileSaver,
): Promise<JournalResult> {
  const book = await Book.open(host.workbook, [request.period]);
  const { period, journalId } = request;
  refuseUnlessOpen(book.periods, period);
  refuseOtherMonth(book, journalId, period);
  const reversal = reverseJournal(journalId, book.journal);
  const saved = await write(host, book, request, saver, reversal);
  const journal = book.journal.map((l): JournalLine =>
    l.journalId === journalId ? { ...l, status: "Reversed" } : l,
  );
  await save(host, book, {
    after: {
      journal: [...journal, ...reversal],
      periods: withJournal(host, book, period, { journalId: "", journalFile: "", journalSha256: "" }),
    },
    log: [logEntry(host, period, journalId, "Exported", `Reversed by ${journalId}-R`)],
    periods: [period],
  });
  return { ...resultOf(`${journalId}-R`, reversal), path: saved.path, warnings: [] };
}

function refuseExported(book: Book, period: Period): void {
  const exported = activeLines(book.journal).find((l) => l.period === period && l.status !== "Prepared");
  if (exported === undefined) return;
  const file = book.periods.find((p) => p.period === period)?.journalFile ?? "";
  throw new Refusal(
    `The journal of ${period} was exported already as ${exported.journalId}${file === "" ? "" : ` to ${file}`}. ` +
      "To make another, reverse it first{way}. Nothing was written.",
    [],
    { script: `: openchargeback journal --period ${period} --reverse ${exported.journalId}`, pane: "" },
  );
}

function refuseOtherMonth(book: Book, journalId: string, period: Period): void {
  const line = book.journal.find((l) => l.journalId === journalId);
  if (line === undefined || line.period === period) return;
  throw new Refusal(`${journalId} belongs to ${line.period}, not to ${period}. Nothing was written.`);
}

async function write(
  host: Host,
  book: Book,
  request: JournalRequest,
  saver: FileSaver,
  lines: readonly JournalLine[],
): Promise<{ path: string; sha256: string }> {
  const format = journalFormat(request.format ?? book.settings.journalFormat);
  const bytes = new TextEncoder().encode(journalCsv(format, lines));
  const name = request.fileName ?? journalFileName(lines[0]?.journalId ?? request.period, format.name);
  const path = host.dryRun ? name : (await saver.save(name, bytes)).path;
  return { path, sha256: hashBytes(bytes) };
}

function withJournal(host: Host, book: Book, period: Period, fields: Partial<PeriodRecord>): PeriodRecord[] {
  const row = book.periods.find((p) => p.period === period) ?? newPeriod(period, host);
  const others = book.periods.filter((p) => p.period !== period);
  return [...others, { ...row, ...fields, updatedAt: host.clock.now() }];
}

function total(lines: readonly JournalLine[], side: "debit" | "credit"): number {
  return lines.reduce((cents, line) => cents + line[side], 0);
}

function resultOf(
  journalId: string,
  lines: readonly JournalLine[],
): Pick<JournalResult, "journalId" | "lines" | "debits" | "credits"> {
  return {
    journalId,
    lines: lines.length,
    debits: centsToText(total(lines, "debit")),
    credits: centsToText(total(lines, "credit")),
  };
}

function logEntry(host: Host, period: Period, what: string, before: string, after: string) {
  return { at: host.clock.now(), by: actor(host), step: "Journal", period, what, before, after, reason: "" };
}
