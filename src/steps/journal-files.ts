/** The files of an export: made, read again by the layout's own positions, and told of in a control sheet. */
import { hashBytes } from "../core/hash";
import { controlRows, type ControlledFile } from "../core/journal/control";
import type { JournalLine } from "../core/journal/journal";
import { agrees, asSides, sidesOf } from "../core/journal/presets/agree";
import { fileStem, ownFileName, withoutEnding } from "../core/journal/presets/file-names";
import type { JournalFile, JournalInput, JournalPreset, JournalTotals } from "../core/journal/presets/preset";
import { centsToText } from "../core/money";
import { Refusal } from "../core/problem";
import { csvText } from "../render/csv";
import { journalBytes, readJournalFiles, type FileBytes, type JournalSheets } from "../render/journal-file";

export interface ExportFiles {
  readonly files: readonly FileBytes[];
  /** Each file's SHA-256, in their order, joined by "; ". */
  readonly sha256: string;
  readonly totals: JournalTotals;
  readonly control: FileBytes;
}

/**
 * @param fileName what a person calls the file: the one file's name, or what the names of several begin with
 * @throws Refusal where the name is that of another kind of file, or the files do not have the journal's money
 */
export async function exportFiles(
  preset: JournalPreset,
  input: JournalInput,
  sheets: JournalSheets | null,
  fileName = "",
): Promise<ExportFiles> {
  const made = preset.make(input);
  const names = made.map((file) => named(file, made.length, preset, input, fileName));
  const files: FileBytes[] = [];
  for (const [i, { content }] of made.entries())
    files.push({ name: names[i] ?? "", bytes: await journalBytes(content, preset.facts, sheets) });
  const controlled: ControlledFile[] = [];
  for (const file of files) controlled.push(await controlledFile(preset, input, file, sheets));
  const totals = await readTotals(preset, files, input.value, sheets);
  refuseOtherMoney(preset, totals, input.lines);
  const control = {
    name: `${stemOf(preset, input, fileName)}_control.csv`,
    bytes: controlBytes(preset, input, totals, controlled),
  };
  return { files, sha256: joined(controlled.map((f) => f.sha256)), totals, control };
}

/** Names of what an export would write, its control sheet last. */
export function exportNames(preset: JournalPreset, input: JournalInput): string[] {
  return [...preset.make(input).map((f) => f.name), `${stemOf(preset, input, "")}_control.csv`];
}

export async function readTotals(
  preset: JournalPreset,
  files: readonly FileBytes[],
  value: (field: string) => string,
  sheets: JournalSheets | null,
): Promise<JournalTotals> {
  return preset.read(await readJournalFiles(files, preset.facts, sheets), value);
}

/** Several files or hashes in one cell of the Periods sheet. */
export function joined(items: readonly string[]): string {
  return items.join("; ");
}

export function apart(cell: string): string[] {
  return cell === "" ? [] : cell.split("; ");
}

function stemOf(preset: JournalPreset, input: JournalInput, fileName: string): string {
  return fileName === "" ? input.journalId : withoutEnding(fileName) || preset.name;
}

function named(
  file: JournalFile,
  files: number,
  preset: JournalPreset,
  input: JournalInput,
  fileName: string,
): string {
  if (fileName === "") return file.name;
  if (files === 1) return ownFileName(fileName, file.name);
  return file.name.replace(fileStem(input, preset.name), () => stemOf(preset, input, fileName));
}

async function controlledFile(
  preset: JournalPreset,
  input: JournalInput,
  file: FileBytes,
  sheets: JournalSheets | null,
): Promise<ControlledFile> {
  const totals = await readTotals(preset, [file], input.value, sheets);
  return { name: file.name, sha256: hashBytes(file.bytes), bytes: file.bytes.length, totals };
}

/** The ledger reads the file, not our tables: what it would find there must be the journal. */
function refuseOtherMoney(preset: JournalPreset, totals: JournalTotals, lines: readonly JournalLine[]): void {
  if (agrees(preset, totals, lines)) return;
  const [files, own] = [asSides(preset, totals, lines), sidesOf(lines)];
  throw new Refusal(
    `Read again, the files of ${preset.label} have debits ${centsToText(files.debits)} and credits ${centsToText(files.credits)}; the journal has ${centsToText(own.debits)} and ${centsToText(own.credits)}. Nothing was written. Make the statements again; if that does not help, choose another layout and report this.`,
  );
}

function controlBytes(
  preset: JournalPreset,
  input: JournalInput,
  totals: JournalTotals,
  files: readonly ControlledFile[],
): Uint8Array {
  const [headings = [], ...rows] = controlRows(preset, input, totals, files);
  return new TextEncoder().encode(csvText(headings, rows));
}
