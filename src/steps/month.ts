/** The whole month in one go; it stops where a person must decide. */
import type { JournalLine } from "../core/journal/journal";
import { amountToText } from "../core/money";
import type { Period } from "../core/period";
import { Refusal } from "../core/problem";
import type { MailSender } from "../ports/mail-sender";
import type { FileReader, FileSaver, FontSource, InputFile } from "../ports/ports";
import { Book } from "./book";
import { completeness, sourcesGone } from "./completeness";
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
import { checkWords, isOff } from "../core/tieout/check";
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
  /** Sources that the months before had and this one has no file of, a sentence each. */
  readonly missingSources: readonly string[];
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
  const missingSources = sourcesGone(await completeness(host, period));
  const before = { period, imported, pending, openProblems, missingSources };
  const nothing = { statements: null, sent: null, journal: null };
  const tieOut = (): Promise<TieOutResult> => tieOutMonth(host, period, tools.reader, tools.sheetFiles);

  const undecided = stopReason(pending, openProblems, period);
  if (undecided !== "") return { ...before, ...nothing, tieOut: await tieOut(), stopped: undecided };
  const statements = await makeStatements(host, { period }, tools.statements, tools.fonts);
  // What the ledger will not take is known before people get their mails.
  const against = await journalReason(host, period);
  if (against !== "") return { ...before, ...nothing, statements, tieOut: await tieOut(), stopped: against };
  const request = { period, finish: tools.finish ?? "send", printed: statements.pdfs };
  const sent = await sendStatements(host, request, tools.mail, tools.fonts);
  const unsent = unsentReason(sent, period);
  const journal = unsent === "" ? await journalOnce(host, period, tools) : null;
  const tied = await tieOut();
  const stopped = unsent === "" ? tieOutReason(tied, period) : unsent;
  return { ...before, statements, sent, journal, tieOut: tied, stopped };
}

function tieOutReason({ tieOut }: TieOutResult, period: Period): string {
  const off = tieOut.checks.filter(isOff);
  if (off.length === 0) return "";
  return `The tie-out is off by ${amountToText(tieOut.difference)} (${off.map(checkWords).join("; ")}). See what to do: openchargeback tie-out --period ${period}`;
}

/** Why the journal cannot follow, or the one that went out no longer says what the statements say; "" when all is well. */
async function journalReason(host: Host, period: Period): Promise<string> {
  const book = await Book.open(host.workbook, [period]);
  const out = exportedLines(book, period);
  try {
    const { built } = planJournal(host, book, period, presetNamed(book, ""));
    if (out.length === 0 || sameBookings(out, built.lines)) return "";
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return `${error.message.replace(/ ?Nothing was written\./g, "")} The statements are made; no mail went out.`;
  }
  const [journalId] = out.map((line) => line.journalId);
  return `The statements have changed since journal ${journalId} went out. Take it back, and run this again without files; the mails come after: openchargeback journal --period ${period} --reverse ${journalId} --reason "…"`;
}

function sameBookings(a: readonly JournalLine[], b: readonly JournalLine[]): boolean {
  const net = new Map<string, number>();
  const add = (lines: readonly JournalLine[], sign: 1 | -1): void => {
    for (const { kind, fundOrg, account, source, debit, credit } of lines) {
      const key = JSON.stringify([kind, fundOrg, account, source]);
      net.set(key, (net.get(key) ?? 0) + sign * (debit - credit));
    }
  };
  add(a, 1);
  add(b, -1);
  return [...net.values()].every((cents) => cents === 0);
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
