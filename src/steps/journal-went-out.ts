/** The lines that a journal went out with: the sheet's, or, where these were typed over, those that the statements give. */
import { buildJournal } from "../core/journal/build";
import type { JournalLine } from "../core/journal/journal";
import { sidesOf } from "../core/journal/presets/agree";
import { centsToText } from "../core/money";
import type { Period } from "../core/period";
import { Refusal } from "../core/problem";
import { currentLines } from "../core/statements/lines";
import { isOff } from "../core/tieout/check";
import { hashBytes } from "../core/hash";
import type { JournalSheets } from "../render/journal-file";
import type { Book } from "./book";
import { exportAgain, exportEntry, journalAsExported } from "./journal-as-exported";
import { joined } from "./journal-files";
import { presetOfLines } from "./journal-presets";

export interface WentOut {
  readonly lines: readonly JournalLine[];
  readonly warnings: readonly string[];
  /** For the log; "" where the sheet's lines are those that went out. */
  readonly said: string;
  /** Why they must not be taken back: they are not known to be those that went out. */
  readonly refusal?: Refusal;
}

/** @param asInSheet takes the sheet's lines whatever went out */
export async function linesThatWentOut(
  book: Book,
  period: Period,
  journalId: string,
  sheets: JournalSheets | null,
  asInSheet: boolean,
): Promise<WentOut> {
  const own = book.journal.filter((l) => l.journalId === journalId);
  if (!(await isOther(book, period, own, sheets))) return { lines: own, warnings: [], said: "" };
  if (asInSheet)
    return {
      lines: own,
      warnings: [
        "The reversal has the lines of the Journal sheet, which do not give the file that went out: compare it with that file before you post it",
      ],
      said: "lines as in the sheet, which do not give the file that went out",
    };
  const lines = await fromStatements(book, period, own, sheets);
  if (lines === null)
    return { lines: own, warnings: [], said: "", refusal: refusal(book, period, journalId) };
  return {
    lines,
    warnings: [
      `Lines of ${journalId} were typed over in the Journal sheet: the reversal takes back what the file has that went out, and the sheet has it again`,
    ],
    said: "lines typed over in the sheet, put back as they went out",
  };
}

/** By the file's bytes where it can be made again, else by the debits that the log has of the export. */
async function isOther(
  book: Book,
  period: Period,
  own: readonly JournalLine[],
  sheets: JournalSheets | null,
): Promise<boolean> {
  const check = await journalAsExported(book, period, null, sheets);
  if (check !== null) return isOff(check);
  const logged = /^Exported, (\S+) to /.exec(exportEntry(book, own[0]?.journalId ?? "")?.after ?? "")?.[1];
  const { debits, credits } = sidesOf(own);
  return logged !== undefined && (logged !== centsToText(debits) || debits !== credits);
}

/** Taken only where they give the very file that went out. */
async function fromStatements(
  book: Book,
  period: Period,
  own: readonly JournalLine[],
  sheets: JournalSheets | null,
): Promise<readonly JournalLine[] | null> {
  const month = book.periods.find((p) => p.period === period);
  const journalId = own[0]?.journalId ?? "";
  if (month === undefined || month.journalId !== journalId || month.journalSha256 === "") return null;
  const exportedAt = exportEntry(book, journalId)?.at ?? "";
  for (const { format, accountingDate, status } of stamps(own)) {
    const built = buildAgain(book, period, journalId, own, month.journalFile);
    const lines = built.map((l): JournalLine => ({ ...l, format, accountingDate, exportedAt, status }));
    const files = await exportAgain(book, lines, month, sheets);
    if (files !== null && joined(files.map(({ bytes }) => hashBytes(bytes))) === month.journalSha256)
      return lines;
  }
  return null;
}

/** All lines of an export have the same layout and date; one that was typed over is not that of the others. */
function stamps(own: readonly JournalLine[]): JournalLine[] {
  return [...new Map(own.map((l) => [`${l.format} ${l.accountingDate}`, l])).values()];
}

function buildAgain(
  book: Book,
  period: Period,
  journalId: string,
  own: readonly JournalLine[],
  file: string,
): readonly JournalLine[] {
  const { directory, settings } = book;
  const statements = book.statements.filter((s) => s.period === period);
  const lines = currentLines(statements, book.lines);
  try {
    const { lineLimit } = presetOfLines(book, own, file).facts;
    return buildJournal({ journalId, period, lines, directory, settings, lineLimit }).lines;
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

function refusal(book: Book, period: Period, journalId: string): Refusal {
  const file = book.periods.find((p) => p.period === period)?.journalFile ?? "";
  return new Refusal(
    `The Journal sheet does not give the file that went out as ${journalId} any more, and the statements do not either: a line was typed over, or what it prints of funds and settings changed. ` +
      `A reversal would not take back what the ledger got. Nothing was written. Put the lines of the sheet and the settings back as the file${file === "" ? "" : ` ${file}`} has them{way}`,
    [],
    {
      script: `; or, to take back what the sheet has all the same: openchargeback journal --period ${period} --reverse ${journalId} --as-in-sheet --reason "…"`,
      pane: ". The command line can take back what the sheet has all the same: journal --reverse with --as-in-sheet.",
    },
  );
}
