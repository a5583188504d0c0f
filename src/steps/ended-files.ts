/**
 * PDFs of statements that are not in force any more leave the folder: a draft that is void is removed, a statement that
 * was sent and has ended moves into a folder of its own. Only files that the program wrote; a person's stay, and are named.
 */
import { HostFailure } from "../core/problem";
import { endedFiles, SUPERSEDED_FOLDER, type EndedFile } from "../core/statements/ended-files";
import type { StatementRecord } from "../core/statements/statement";
import type { FileSaver, SavedBefore } from "../ports/ports";
import { isNumberedPdf, isUntouchedPdf } from "../render/pdf-mark";
import type { Host } from "./host";

export interface MovedFile {
  readonly statementNo: string;
  readonly path: string;
  readonly link?: string;
}

export interface EndedFiles {
  /** Names of the drafts that are gone. */
  readonly removed: readonly string[];
  readonly moved: readonly MovedFile[];
  /** Files that were left where they are, and why, in words. */
  readonly warnings: readonly string[];
}

const NOTHING: EndedFiles = { removed: [], moved: [], warnings: [] };

/**
 * Never keeps a month from going on: what cannot be removed or moved is said, and tried again the next time.
 * @param before the month's statements as the workbook had them
 * @param after as they are now
 */
export async function clearEnded(
  host: Host,
  saver: FileSaver,
  before: readonly StatementRecord[],
  after: readonly StatementRecord[],
): Promise<EndedFiles> {
  const { before: files } = saver;
  if (host.dryRun || files === undefined) return NOTHING;
  const removed: string[] = [];
  const moved: MovedFile[] = [];
  const warnings: string[] = [];
  for (const one of endedFiles(before, after)) {
    try {
      const bytes = await files.read(one.file);
      if (bytes === null) continue;
      if (one.wasSent) moved.push(await moveSent(one, bytes, saver, files));
      else {
        await removeDraft(one, bytes, files);
        removed.push(one.file);
      }
    } catch (error) {
      if (!(error instanceof HostFailure)) throw error;
      warnings.push(`${one.statementNo} is not in force, but its PDF lies there still. ${error.message}`);
    }
  }
  return { removed, moved, warnings };
}

async function removeDraft(one: EndedFile, bytes: Uint8Array, files: SavedBefore): Promise<void> {
  if (!isUntouchedPdf(bytes, one))
    throw left(`${one.file} was changed since it was made, and is left: remove it yourself.`);
  await files.remove(one.file);
}

/** Copied first: whatever stops it, the file is there. */
async function moveSent(
  one: EndedFile,
  bytes: Uint8Array,
  saver: FileSaver,
  files: SavedBefore,
): Promise<MovedFile> {
  if (!isNumberedPdf(bytes, one.statementNo))
    throw left(`${one.file} is not that statement, and is left: look at it.`);
  const name = `${SUPERSEDED_FOLDER}/${one.file}`;
  const there = await files.read(name);
  if (there !== null && !sameBytes(there, bytes))
    throw left(`${name} is another file, so that it is left: look at both.`);
  const { path, link } = await saver.save(name, bytes);
  await files.remove(one.file);
  return { statementNo: one.statementNo, path, ...(link === undefined ? {} : { link }) };
}

function left(message: string): HostFailure {
  return new HostFailure(message, "nothing");
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
