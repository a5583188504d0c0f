/** Journals that were taken back, and what took them back: both went to the ledger, so that both are evidence. */
import { freeName } from "../../core/evidence/contents";
import { hashBytes } from "../../core/hash";
import { reversalsOf, type NotedFiles } from "../../core/journal/reversal-note";
import type { FileReader } from "../../ports/ports";
import type { FileBytes, JournalSheets } from "../../render/journal-file";
import { apart } from "../journal-files";
import type { Gathered } from "./gathered";
import { controlBeside, type JournalFileState } from "./journal-files";
import { madeAgain, type MadeAgain } from "./made-again";
import { baseName, type Pack } from "./pack";

export interface JournalTools {
  readonly reader: FileReader;
  readonly sheets: JournalSheets | null;
}

interface Journal {
  readonly journalId: string;
  /** "taken back by 2025-01-J1-R" */
  readonly standing: string;
  readonly by: string;
  readonly noted: NotedFiles | null;
}

/** @param taken names in the pack's folder already */
export async function addTakenBack(
  pack: Pack,
  gathered: Gathered,
  tools: JournalTools,
  taken: Set<string>,
): Promise<JournalFileState[]> {
  const states: JournalFileState[] = [];
  for (const one of reversalsOf(gathered.log)) {
    const { journalId, reversalId, files: noted, reversalFiles, by, exportedBy, reason } = one;
    const back = `taken back by ${reversalId}${reason === "" ? "" : ` (${reason})`}`;
    const journals: Journal[] = [
      { journalId, standing: back, by: exportedBy, noted },
      { journalId: reversalId, standing: `takes ${journalId} back`, by, noted: reversalFiles },
    ];
    for (const journal of journals) states.push(...(await addOne(pack, gathered, journal, tools, taken)));
  }
  return states;
}

async function addOne(
  pack: Pack,
  gathered: Gathered,
  { journalId, standing, by, noted }: Journal,
  { reader, sheets }: JournalTools,
  taken: Set<string>,
): Promise<JournalFileState[]> {
  const lines = gathered.book.journal.filter((line) => line.journalId === journalId);
  const paths = apart(noted?.paths ?? "");
  const hashes = apart(noted?.sha256 ?? "");
  const made = await madeAgain(gathered, lines, by, noted, sheets);
  const states: JournalFileState[] = [];
  const add = async (name: string, state: string, bytes: Uint8Array, what: string): Promise<string> => {
    const free = freeName(name, taken);
    await pack.add(`journal/${free}`, `${what} ${journalId}, ${standing}; ${state}`, bytes);
    return free;
  };
  const names = paths.length > 0 ? paths.map(baseName) : (made?.files ?? []).map(({ name }) => name);
  for (const [i, name] of names.entries()) {
    const saved = await reader.read(paths[i] ?? `journal/${name}`);
    const found = which(saved, made?.files[i], hashes[i] ?? "");
    if (found === null) pack.lacks(`Journal file of ${journalId}`, name, NOWHERE, hashes[i]);
    const file = found === null ? name : await add(name, found.state, found.bytes, "Journal");
    states.push({ name: file, state: `${journalId}, ${standing}; ${found?.state ?? NOWHERE}` });
  }
  if (names.length === 0) pack.lacks(`Journal file of ${journalId}`, journalId, NOWHERE);
  const control = await controlOf(journalId, paths[0] ?? `journal/${names[0] ?? ""}`, reader, made);
  if (control === null)
    pack.lacks(`Control sheet of journal ${journalId}`, `${journalId}_control.csv`, NOWHERE);
  else await add(control.name, control.state, control.bytes, "Control sheet of journal");
  return states;
}

const NOWHERE = "it was not found, and cannot be made again; journal.csv has its lines";

interface Found {
  readonly bytes: Uint8Array;
  readonly state: string;
}

/** The file that was exported, as far as that can be told: the saved one, else the same made again. */
function which(saved: Uint8Array | null, made: FileBytes | undefined, hash: string): Found | null {
  const savedHash = saved === null ? "" : hashBytes(saved);
  const madeHash = made === undefined ? "" : hashBytes(made.bytes);
  const where = saved === null ? "it was not found" : "what lies there is another file or was changed";
  if (saved !== null && hash !== "" && savedHash === hash)
    return { bytes: saved, state: "as exported: its SHA-256 is the one in the log" };
  if (saved !== null && hash === "" && savedHash === madeHash)
    return { bytes: saved, state: "as it was saved; making it again gives the same bytes" };
  if (made !== undefined && hash !== "" && madeHash === hash)
    return { bytes: made.bytes, state: `${where}: made again, with the SHA-256 that is in the log` };
  if (saved !== null)
    return {
      bytes: saved,
      state:
        hash === ""
          ? "as it lies there now: no hash of it was kept"
          : "CHANGED after the export: its SHA-256 is not the one in the log",
    };
  if (made === undefined) return null;
  const unlike = hash === "" ? "no hash of it was kept" : "its bytes are not those that were exported";
  return { bytes: made.bytes, state: `it was not found: made again from the Journal table; ${unlike}` };
}

async function controlOf(
  journalId: string,
  path: string,
  reader: FileReader,
  made: MadeAgain | null,
): Promise<(Found & { readonly name: string }) | null> {
  const saved = await controlBeside(journalId, path, reader);
  if (saved !== null) return { ...saved, state: "as it lies beside its files" };
  return made === null ? null : { ...made.control, state: "it was not found: made again" };
}
