/** A journal's files made again from the Journal table, where they are not to be had any more. */
import type { JournalLine } from "../../core/journal/journal";
import type { JournalInput } from "../../core/journal/presets/preset";
import type { NotedFiles } from "../../core/journal/reversal-note";
import { takenBack } from "../../core/journal/taken-back";
import { Refusal } from "../../core/problem";
import type { FileBytes, JournalSheets } from "../../render/journal-file";
import { apart, exportFiles, exportNames, type ExportFiles } from "../journal-files";
import { journalInput } from "../journal-input";
import { presetOfLines } from "../journal-presets";
import type { Gathered } from "./gathered";
import { baseName } from "./pack";

export interface MadeAgain {
  readonly files: readonly FileBytes[];
  readonly control: FileBytes;
}

/**
 * @param noted where the files were written, and their hashes; null where the log does not say it
 * @returns null where the layout is gone, was a template, or does not give the journal's money any more
 */
export async function madeAgain(
  { book, month, hasCharges }: Gathered,
  lines: readonly JournalLine[],
  madeBy: string,
  noted: NotedFiles | null,
  sheets: JournalSheets | null,
): Promise<MadeAgain | null> {
  const [first] = lines;
  if (first === undefined) return null;
  const { journalId, accountingDate, exportedAt: madeAt } = first;
  const told = { journalId, period: month.period, accountingDate, madeAt, madeBy };
  const paths = apart(noted?.paths ?? "");
  const own = paths.length === 1 ? baseName(paths[0] ?? "") : "";
  let made: ExportFiles | null = null;
  const preset = await unlessRefused(() => presetOfLines(book, lines, paths[0] ?? ""));
  if (preset === null) return null;
  for (const input of perhaps(journalInput(book, preset, lines, told), hasCharges)) {
    const again = await unlessRefused(async () => {
      const usual = exportNames(preset, input)[0] === own;
      return await exportFiles(preset, input, sheets, usual ? "" : own);
    });
    if (again !== null && again.sha256 === noted?.sha256) return again;
    made ??= again;
  }
  return made;
}

/** Layouts below the lines list statement lines and charges, which may be others by now: then the lines themselves. */
function perhaps(input: JournalInput, hasCharges: boolean): JournalInput[] {
  const alone = { ...input, reversal: true, changedSince: true };
  if (!hasCharges) return [alone];
  return [input.reversal ? takenBack(input) : input, alone];
}

async function unlessRefused<T>(work: () => T | Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
