/** The exported journal files in an evidence pack, held against the hashes that the workbook keeps. */
import { freeName } from "../../core/evidence/contents";
import { hashBytes } from "../../core/hash";
import type { FileReader } from "../../ports/ports";
import type { FileBytes } from "../../render/journal-file";
import { apart } from "../journal-files";
import type { Gathered } from "./gathered";
import { baseName, type Pack } from "./pack";

export interface JournalFileState {
  readonly name: string;
  readonly state: string;
}

/** Those of the journal in force. @param taken gets their names */
export async function addJournalFiles(
  pack: Pack,
  { month }: Gathered,
  reader: FileReader,
  taken: Set<string>,
): Promise<readonly JournalFileState[]> {
  const paths = apart(month.journalFile);
  const hashes = apart(month.journalSha256);
  const states: JournalFileState[] = [];
  for (const [i, path] of paths.entries()) {
    const name = baseName(path);
    const expected = hashes[i] ?? "";
    const bytes = await reader.read(path);
    if (bytes === null) {
      pack.lacks(`Journal file of ${month.journalId}`, name, `${path} was not found`, expected);
      states.push({ name, state: "not found; journal.csv has its lines" });
      continue;
    }
    const same = hashBytes(bytes) === expected;
    const state = same
      ? "as exported: its SHA-256 is the one in the workbook"
      : "CHANGED after the export: its SHA-256 is not the one in the workbook";
    await pack.add(`journal/${freeName(name, taken)}`, `Journal ${month.journalId}, ${state}`, bytes);
    states.push({ name, state });
  }
  await addControl(pack, month.journalId, paths[0] ?? "", reader, taken);
  return states;
}

/** The control sheet lies beside the files; the workbook keeps no hash of it, and needs none: it repeats what it has. */
async function addControl(
  pack: Pack,
  journalId: string,
  path: string,
  reader: FileReader,
  taken: Set<string>,
): Promise<void> {
  if (path === "") return;
  const control = await controlBeside(journalId, path, reader);
  const what = `Control sheet of journal ${journalId}`;
  if (control === null)
    pack.lacks(what, `${journalId}_control.csv`, "it was not found; index.html has its totals");
  else
    await pack.add(
      `journal/${freeName(control.name, taken)}`,
      `${what}, as it lies beside its files`,
      control.bytes,
    );
}

/** @param path of one of the journal's files */
export async function controlBeside(
  journalId: string,
  path: string,
  reader: FileReader,
): Promise<FileBytes | null> {
  const folder = path.slice(0, path.length - baseName(path).length);
  for (const stem of [journalId, ...stemsOf(baseName(path))]) {
    const name = `${stem}_control.csv`;
    const bytes = await reader.read(`${folder}${name}`);
    if (bytes !== null) return { name, bytes };
  }
  return null;
}

/** `january_part1of2.csv` is one of several files of `january`. */
function stemsOf(name: string): string[] {
  const stem = name.replace(/\.[^.]*$/, "");
  const joints = [...stem.matchAll(/_/g)].map(({ index }) => stem.slice(0, index));
  return [stem, ...joints.reverse()].filter((part) => part !== "");
}
