/** What a reversal's files are made of: what went out with its signs swapped, as far as that can still be told. */
import type { JournalLine } from "../core/journal/journal";
import { checkJournal } from "../core/journal/presets/check";
import type { JournalFinding, JournalInput, JournalPreset } from "../core/journal/presets/preset";
import { reverseJournal } from "../core/journal/reverse";
import { stillGives, takenBack } from "../core/journal/taken-back";
import { lastDay } from "../core/period";
import { Refusal } from "../core/problem";
import type { JournalSheets } from "../render/journal-file";
import type { Book } from "./book";
import { actor, type Host } from "./host";
import { exportFiles } from "./journal-files";
import { journalInput, type Export } from "./journal-input";

/**
 * @param own the journal's lines as they went out
 * @param lines the same with the sides swapped
 */
export async function reversalInput(
  book: Book,
  preset: JournalPreset,
  own: readonly JournalLine[],
  lines: readonly JournalLine[],
  told: Export,
  sheets: JournalSheets | null,
): Promise<JournalInput> {
  const input = journalInput(book, preset, lines, told);
  if (preset.belowLines === undefined) return input;
  const out = journalInput(book, preset, own, asExported(own, told));
  return (await isAsExported(book, preset, out, sheets))
    ? takenBack(input)
    : { ...input, changedSince: true };
}

/** What taking back an exported journal would be warned of, or refused for, before it is done. */
export async function reversalFindings(
  host: Host,
  book: Book,
  preset: JournalPreset,
  own: readonly JournalLine[],
  sheets: JournalSheets | null,
): Promise<readonly JournalFinding[]> {
  const { journalId = "", period = "" } = own[0] ?? {};
  if (preset.belowLines === undefined || journalId === "") return [];
  const told = { journalId: `${journalId}-R`, period, madeAt: host.clock.now(), madeBy: actor(host) };
  const lines = reverseJournal(journalId, book.journal);
  const dated = { ...told, accountingDate: own[0]?.accountingDate || lastDay(period) };
  return checkJournal(preset, await reversalInput(book, preset, own, lines, dated, sheets));
}

function asExported(own: readonly JournalLine[], { period, madeAt, madeBy }: Export): Export {
  const { journalId = "", accountingDate = "", exportedAt = "" } = own[0] ?? {};
  return {
    journalId,
    period,
    accountingDate: accountingDate || lastDay(period),
    madeAt: exportedAt || madeAt,
    madeBy,
  };
}

/** The same lines, and the same files byte by byte where their hashes are known. */
async function isAsExported(
  book: Book,
  preset: JournalPreset,
  out: JournalInput,
  sheets: JournalSheets | null,
): Promise<boolean> {
  const listed = preset.belowLines?.(out) ?? "";
  if (listed !== "" && !stillGives(out, listed)) return false;
  const row = book.periods.find(({ period }) => period === out.period);
  if (row === undefined || row.journalId !== out.journalId || row.journalSha256 === "") return true;
  // Nothing here makes sheets: the files are looked at when they are taken back.
  if (sheets === null && preset.make(out).some(({ content }) => content.kind === "sheets")) return true;
  try {
    return (await exportFiles(preset, out, sheets)).sha256 === row.journalSha256;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
