/** Journal: double entry from the statement lines, exported once in a layout; a reversal takes it back. */
import type { JournalLine } from "../core/journal/journal";
import { sidesOf } from "../core/journal/presets/agree";
import { checkJournal, refuseErrors } from "../core/journal/presets/check";
import { reversedNote, takenBackNote } from "../core/journal/reversal-note";
import { reverseJournal } from "../core/journal/reverse";
import { centsToText } from "../core/money";
import type { Period } from "../core/period";
import { refuseUnlessOpen, type PeriodRecord } from "../core/periods";
import { Refusal } from "../core/problem";
import type { FileSaver } from "../ports/ports";
import type { JournalSheets } from "../render/journal-file";
import { Book } from "./book";
import { actor, type Host } from "./host";
import { journalInput, type Export } from "./journal-input";
import { exportedLines, nothingToCharge, planJournal } from "./journal-plan";
import { linesThatWentOut } from "./journal-went-out";
import { reversalInput } from "./journal-reversal";
import { presetNamed, presetOfLines } from "./journal-presets";
import { resultOf, stamped, tell, write, type JournalRequest, type JournalResult } from "./journal-write";
import { newPeriod } from "./period-row";
import { save } from "./save";

export type { JournalRequest, JournalResult } from "./journal-write";

export interface ReversalRequest extends JournalRequest {
  readonly journalId: string;
  /** Why it is taken back, for the log. */
  readonly reason: string;
  /** Takes back what the sheet has, although it is not what went out. */
  readonly asInSheet?: boolean;
}

/** @param sheetFiles for layouts that are Excel sheets */
export async function exportJournal(
  host: Host,
  request: JournalRequest,
  saver: FileSaver,
  sheetFiles: JournalSheets | null = null,
): Promise<JournalResult> {
  const book = await Book.open(host.workbook, [request.period]);
  const { period } = request;
  refuseUnlessOpen(book.periods, period);
  refuseExported(book, period);
  const preset = request.preset ?? presetNamed(book, request.format ?? "");
  const { others, journalId, built } = planJournal(host, book, period, preset);
  if (built.lines.length === 0) throw nothingToCharge(book, period);
  const told = tell(host, request, journalId);
  const lines = stamped(built.lines, preset, told, "Exported");
  const written = await write(
    host,
    preset,
    journalInput(book, preset, lines, told),
    request,
    saver,
    sheetFiles,
  );
  await save(host, book, {
    after: {
      journal: [...others, ...lines],
      periods: withJournal(host, book, period, {
        journalId,
        journalFile: written.path,
        journalSha256: written.sha256,
      }),
    },
    log: [
      logEntry(
        host,
        told,
        journalId,
        "",
        `Exported, ${centsToText(sidesOf(lines).debits)} to ${written.path}`,
        "",
      ),
    ],
    periods: [period],
  });
  return resultOf(told, preset, lines, written, built.warnings);
}

/** Takes an exported journal back: its lines with the sides swapped, in files of their own. */
export async function reverseExported(
  host: Host,
  request: ReversalRequest,
  saver: FileSaver,
  sheetFiles: JournalSheets | null = null,
): Promise<JournalResult> {
  const book = await Book.open(host.workbook, [request.period]);
  const { period, journalId } = request;
  refuseUnlessOpen(book.periods, period);
  refuseOtherMonth(book, journalId, period);
  refuseNoReason(request);
  reverseJournal(journalId, book.journal);
  const out = await linesThatWentOut(book, period, journalId, sheetFiles, request.asInSheet === true);
  const own = out.lines;
  const reversal = reverseJournal(journalId, own);
  const month = book.periods.find((p) => p.period === period);
  const file = month?.journalFile ?? "";
  const preset = request.preset ?? presetOfLines(book, own, file);
  // Dated as what it takes back, so that both fall into the same period of the ledger.
  const accountingDate = request.accountingDate ?? own[0]?.accountingDate;
  const told = tell(host, { ...request, ...(accountingDate ? { accountingDate } : {}) }, `${journalId}-R`);
  const lines = stamped(reversal, preset, told, "Reversed");
  const input = await reversalInput(book, preset, own, lines, told, sheetFiles);
  if (out.refusal !== undefined) {
    // What the layout itself has against it says more.
    refuseErrors(preset, checkJournal(preset, input));
    throw out.refusal;
  }
  const written = await write(host, preset, input, request, saver, sheetFiles);
  const ids = new Set(own.map((l) => l.lineId));
  const others = book.journal.filter((l) => l.journalId !== journalId && !ids.has(l.lineId));
  const journal = [...others, ...own.map((l): JournalLine => ({ ...l, status: "Reversed" }))];
  await save(host, book, {
    after: {
      journal: [...journal, ...lines],
      periods: withJournal(host, book, period, { journalId: "", journalFile: "", journalSha256: "" }),
    },
    log: [
      logEntry(
        host,
        told,
        journalId,
        takenBackNote({ paths: file, sha256: month?.journalSha256 ?? "" }),
        reversedNote(told.journalId, { paths: written.path, sha256: written.sha256 }),
        [request.reason.trim(), out.said].filter((words) => words !== "").join("; "),
      ),
    ],
    periods: [period],
  });
  return resultOf(told, preset, lines, written, out.warnings);
}

function refuseExported(book: Book, period: Period): void {
  const [exported] = exportedLines(book, period);
  if (exported === undefined) return;
  const file = book.periods.find((p) => p.period === period)?.journalFile ?? "";
  throw new Refusal(
    `The journal of ${period} is exported already as ${exported.journalId}${file === "" ? "" : ` to ${file}`}. ` +
      "To make another, reverse it first{way}. Nothing was written.",
    [],
    {
      script: `: openchargeback journal --period ${period} --reverse ${exported.journalId} --reason "…"`,
      pane: "",
    },
  );
}

function refuseOtherMonth(book: Book, journalId: string, period: Period): void {
  const line = book.journal.find((l) => l.journalId === journalId);
  if (line === undefined || line.period === period) return;
  throw new Refusal(`${journalId} belongs to ${line.period}, not to ${period}. Nothing was written.`);
}

function refuseNoReason({ journalId, reason }: ReversalRequest): void {
  if (reason.trim() !== "") return;
  throw new Refusal(`Say why ${journalId} is taken back{way}. Nothing was written.`, [], {
    script: ': --reason "…"',
    pane: "",
  });
}

function withJournal(host: Host, book: Book, period: Period, fields: Partial<PeriodRecord>): PeriodRecord[] {
  const row = book.periods.find((p) => p.period === period) ?? newPeriod(period, host);
  const others = book.periods.filter((p) => p.period !== period);
  return [...others, { ...row, ...fields, updatedAt: host.clock.now() }];
}

function logEntry(
  host: Host,
  { period, madeAt }: Export,
  what: string,
  before: string,
  after: string,
  reason: string,
) {
  return { at: madeAt, by: actor(host), step: "Journal", period, what, before, after, reason };
}
