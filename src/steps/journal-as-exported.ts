/** The Journal sheet against the file that went out: made again from the sheet, it must have the same bytes. */
import { hashBytes } from "../core/hash";
import { activeLines } from "../core/journal/reverse";
import { stillGives } from "../core/journal/taken-back";
import { baseOfTemplate } from "../core/journal/template/template-preset";
import type { JournalLine } from "../core/journal/journal";
import { lastEntry, type LogEntry } from "../core/log";
import { lastDay, type Period } from "../core/period";
import type { PeriodRecord } from "../core/periods";
import { Refusal } from "../core/problem";
import { rowCheck, type Check } from "../core/tieout/check";
import type { FileBytes, JournalSheets } from "../render/journal-file";
import type { Book } from "./book";
import { apart, exportFiles } from "./journal-files";
import { journalInput } from "./journal-input";
import { presetOfLines } from "./journal-presets";

const NAME = "Journal lines against the exported file";

/**
 * Null where no journal is out, or its file cannot be made again: a template of the person's own, a layout that is gone,
 * sheets where nothing makes them, lists below the lines of what was billed since.
 * @param files as they lie there; null where they are gone
 */
export async function journalAsExported(
  book: Book,
  period: Period,
  files: readonly FileBytes[] | null,
  sheets: JournalSheets | null,
): Promise<Check | null> {
  const row = book.periods.find((p) => p.period === period);
  if (row === undefined || row.journalSha256 === "") return null;
  const own = activeLines(book.journal).filter((l) => l.journalId === row.journalId);
  const made = await exportAgain(book, own, row, sheets);
  if (made === null) return null;
  const hashes = apart(row.journalSha256);
  const other = made.filter((file, i) => hashBytes(file.bytes) !== hashes[i]);
  const named = other.flatMap((file) => {
    const at = made.indexOf(file);
    const out = files?.[at];
    const isOut = out !== undefined && hashBytes(out.bytes) === hashes[at];
    return (isOut ? otherLines(out, file) : null) ?? [`${file.name} would come out otherwise`];
  });
  // What the layout prints of funds and settings may have been changed since, which is no fault of the journal.
  return { ...rowCheck(NAME, named), overridable: true };
}

/** The log's entry of an export. */
export function exportEntry(book: Book, journalId: string): LogEntry | undefined {
  return lastEntry(
    book.log.filter((e) => e.step === "Journal" && e.what === journalId && e.after.startsWith("Exported")),
  );
}

/** The month's exported files, made of these lines; null where they cannot be made. */
export async function exportAgain(
  book: Book,
  own: readonly JournalLine[],
  { period, journalId, journalFile }: Pick<PeriodRecord, "period" | "journalId" | "journalFile">,
  sheets: JournalSheets | null,
): Promise<readonly FileBytes[] | null> {
  const [first] = own;
  if (first === undefined || baseOfTemplate(first.format) !== null) return null;
  try {
    const preset = presetOfLines(book, own, journalFile);
    const input = journalInput(book, preset, own, {
      journalId,
      period,
      accountingDate: first.accountingDate || lastDay(period),
      madeAt: first.exportedAt,
      madeBy: exportEntry(book, journalId)?.by ?? "",
    });
    const listed = preset.belowLines?.(input) ?? "";
    if (listed !== "" && !stillGives(input, listed)) return null;
    return (await exportFiles(preset, input, sheets)).files;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** Line by line; null where they are no lines of text. */
function otherLines(out: FileBytes, made: FileBytes): string[] | null {
  if (/\.(zip|xls[xm])$/i.test(out.name)) return null;
  const [before, now] = [linesOf(out), linesOf(made)];
  const length = Math.max(before.length, now.length);
  return Array.from({ length }, (_, i) => i)
    .filter((i) => before[i] !== now[i])
    .map((i) => `${made.name}, line ${i + 1}: the file has "${before[i] ?? ""}", the sheet gives "${now[i] ?? ""}"`);
} // prettier-ignore

function linesOf({ bytes }: FileBytes): string[] {
  return new TextDecoder().decode(bytes).split(/\r?\n/);
}
