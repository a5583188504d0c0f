/** The exported journal files in an evidence pack, held against the hashes that the workbook keeps. */
import type { FileReader } from "../../ports/ports";
import { hashBytes } from "../../core/hash";
import { apart } from "../journal-files";
import type { Gathered } from "./gathered";
import type { Pack } from "./pack";

export interface JournalFileState {
  readonly name: string;
  readonly state: string;
}

export async function addJournalFiles(
  pack: Pack,
  { month }: Gathered,
  reader: FileReader,
): Promise<readonly JournalFileState[]> {
  const paths = apart(month.journalFile);
  const hashes = apart(month.journalSha256);
  const states: JournalFileState[] = [];
  for (const [i, path] of paths.entries()) {
    const name = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
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
    await pack.add(`journal/${name}`, `Journal ${month.journalId}, ${state}`, bytes);
    states.push({ name, state });
  }
  await addControl(pack, month.journalId, paths[0] ?? "", reader);
  return states;
}

/** The control sheet lies beside the files; the workbook keeps no hash of it, and needs none: it repeats what it has. */
async function addControl(pack: Pack, journalId: string, path: string, reader: FileReader): Promise<void> {
  if (path === "") return;
  const folder = path.slice(0, Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
  for (const stem of [`${folder}${journalId}`, path.replace(/\.[^./\\]*$/, "")]) {
    const bytes = await reader.read(`${stem}_control.csv`);
    if (bytes === null) continue;
    const name = stem.slice(folder.length);
    await pack.add(
      `journal/${name}_control.csv`,
      `Control sheet of journal ${journalId}, as it lies beside its files`,
      bytes,
    );
    return;
  }
  pack.lacks(
    `Control sheet of journal ${journalId}`,
    `${journalId}_control.csv`,
    "it was not found; index.html has its totals",
  );
}
