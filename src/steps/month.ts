/** The whole month in one go; it stops where a person must decide. */
import type { Period } from "../core/period";
import type { MailSender } from "../ports/mail-sender";
import type { FileReader, FileSaver, FontSource, InputFile } from "../ports/ports";
import { Book } from "./book";
import type { Host } from "./host";
import { importFiles, type ImportResult } from "./import-files";
import type { FileChoice } from "./read-files";
import type { JournalSheets } from "../render/journal-file";
import { exportJournal, type JournalResult } from "./journal";
import { exportedLines, planJournal } from "./journal-plan";
import { presetNamed } from "./journal-presets";
import { runReview } from "./review";
import { sendStatements, type SendRequest, type SendResult } from "./send";
import { makeStatements, type StatementsResult } from "./statements";
import { tieOutMonth, type TieOutResult } from "./tie-out";

export interface MonthTools {
  readonly statements: FileSaver;
  readonly journal: FileSaver;
  readonly mail: MailSender;
  /** Send, or leave drafts in the mailbox for a person to send; sends when absent. */
  readonly finish?: SendRequest["finish"];
  readonly fonts: FontSource;
  readonly reader: FileReader;
  /** For journals that are Excel sheets. */
  readonly sheetFiles?: JournalSheets;
}

export interface MonthResult {
  readonly period: Period;
  readonly imported: ImportResult | null;
  readonly pending: number;
  readonly openProblems: number;
  readonly statements: StatementsResult | null;
  readonly sent: SendResult | null;
  /** null where it stopped before (at the mails, too), or where the journal was exported already. */
  readonly journal: JournalResult | null;
  readonly tieOut: TieOutResult;
  /** Why it stopped, and what to do; "" when the month went through. */
  readonly stopped: string;
}

/** @param choice how a person says that the files are written */
export async function runMonth(
  host: Host,
  period: Period,
  files: readonly InputFile[],
  tools: MonthTools,
  choice: FileChoice = {},
): Promise<MonthResult> {
  const imported = files.length === 0 ? null : await importMonth(host, period, files, choice);
  const { pending } = await runReview(host, period);
  const openProblems = await countOpenProblems(host, period);
  const stopped = stopReason(pending, openProblems, period);
  if (stopped !== "") {
    const tieOut = await tieOutMonth(host, period, tools.reader, tools.sheetFiles);
    return {
      period,
      imported,
      pending,
      openProblems,
      statements: null,
      sent: null,
      journal: null,
      tieOut,
      stopped,
    };
  }
  const statements = await makeStatements(host, { period }, tools.statements, tools.fonts);
  const request = { period, finish: tools.finish ?? "send", printed: statements.pdfs };
  const sent = await sendStatements(host, request, tools.mail, tools.fonts);
  const unsent = unsentReason(sent, period);
  const journal = unsent === "" ? await journalOnce(host, period, tools) : null;
  const tieOut = await tieOutMonth(host, period, tools.reader, tools.sheetFiles);
  return { period, imported, pending, openProblems, statements, sent, journal, tieOut, stopped: unsent };
}

async function importMonth(
  host: Host,
  period: Period,
  files: readonly InputFile[],
  choice: FileChoice,
): Promise<ImportResult> {
  return await importFiles(host, {
    files,
    each: files.map(() => choice),
    period,
    add: false,
    replacePeriods: [],
    invoiceTotal: null,
    acceptProblems: false,
  });
}

async function countOpenProblems(host: Host, period: Period): Promise<number> {
  const { problems } = await Book.open(host.workbook);
  return problems.filter((p) => p.period === period && p.status === "Open").length;
}

function stopReason(pending: number, openProblems: number, period: Period): string {
  if (openProblems > 0)
    return `${openProblems === 1 ? "1 problem row is" : `${openProblems} problem rows are`} open. Fix or waive them: openchargeback problems list --period ${period}`;
  if (pending > 0)
    return `${pending === 1 ? "1 charge waits" : `${pending} charges wait`} for a decision. Decide them: openchargeback review list --period ${period}`;
  return "";
}

/** What Send leaves for a person ends the month too: a mail in doubt may show that a statement is wrong. */
function unsentReason({ failed, unknown, open, left }: SendResult, period: Period): string {
  const mails = failed.length + unknown.length + open.length + left.length;
  if (mails === 0) return "";
  return `${mails === 1 ? "1 mail did" : `${mails} mails did`} not go out, or may not have. See to them, then run this again without files; the journal comes after: openchargeback mails list --period ${period}`;
}

/** A month whose journal went out, or that charges nothing, needs none. */
async function journalOnce(host: Host, period: Period, tools: MonthTools): Promise<JournalResult | null> {
  const book = await Book.open(host.workbook, [period]);
  if (exportedLines(book, period).length > 0) return null;
  const { built } = planJournal(host, book, period, presetNamed(book, ""));
  if (built.lines.length === 0) return null;
  return await exportJournal(host, { period }, tools.journal, tools.sheetFiles);
}
