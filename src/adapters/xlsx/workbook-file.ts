/** The workbook's bytes on disk: read once, written whole in one step, the version before kept as a backup. */
import { createHash, randomBytes } from "node:crypto";
import type { Stats } from "node:fs";
import { copyFile, link, open, readdir, readFile, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { HostFailure } from "../../core/problem";

export interface FileState {
  readonly sha256: string;
  readonly mtimeMs: number;
}

/** `month.xlsx` → `month.backup.xlsx`: the workbook as it was before the last command that changed it. */
export function backupPath(path: string): string {
  return path.replace(/(\.[^.\\/]*)?$/, (extension) => `.backup${extension === "" ? ".xlsx" : extension}`);
}

/** Null when the file is not there. */
export async function readWorkbookFile(path: string): Promise<{ bytes: Buffer; state: FileState } | null> {
  try {
    const bytes = await readFile(path);
    return { bytes, state: { sha256: sha256(bytes), mtimeMs: (await stat(path)).mtimeMs } };
  } catch (cause) {
    if (isCode(cause, "ENOENT")) return null;
    throw new HostFailure(
      `The workbook ${path} cannot be read: ${reason(cause)}. Nothing was written.`,
      "nothing",
      { cause },
    );
  }
}

/**
 * Replaces the workbook: a temporary file in the same folder, on disk before it takes the name. Whatever happens
 * in between, the name leads to the old workbook or to the new one.
 * @param before what was read; null for a workbook that is new
 * @param keepBackup whether this is the command's first write
 * @throws HostFailure when someone else changed the file since, or it cannot be written
 */
export async function replaceWorkbookFile(
  path: string,
  bytes: Uint8Array,
  before: FileState | null,
  keepBackup: boolean,
): Promise<FileState> {
  const unique = `${process.pid}-${randomBytes(4).toString("hex")}`;
  const temporary = join(dirname(path), `.${basename(path)}.${unique}.tmp`);
  try {
    await writeDurably(temporary, bytes, before === null ? null : await stat(path).catch(() => null));
    await checkUnchanged(path, before);
    if (before !== null && keepBackup) await keep(path, `${temporary}.backup`);
    await rename(temporary, path);
    await syncFolder(dirname(path));
    return { sha256: sha256(bytes), mtimeMs: (await stat(path)).mtimeMs };
  } catch (cause) {
    await rm(temporary, { force: true });
    if (cause instanceof HostFailure) throw cause;
    throw new HostFailure(
      `The workbook ${path} cannot be written: ${reason(cause)}. It is as it was before. Free the file or the disk and run the command again.`,
      "nothing",
      { cause },
    );
  }
}

/** Removes what killed commands left half written. Only under the lock: nobody else is writing then. */
export async function removeLeftovers(path: string): Promise<void> {
  const start = `.${basename(path)}.`;
  for (const name of await readdir(dirname(path)))
    if (name.startsWith(start) && /\.\d+-[0-9a-f]{8}\.tmp(\.backup)?$/.test(name))
      await rm(join(dirname(path), name), { force: true });
}

/** The hash tells for sure; a time alone may change without a change. */
export async function checkUnchanged(path: string, before: FileState | null): Promise<void> {
  const now = await readWorkbookFile(path);
  if (now?.state.sha256 === before?.sha256) return;
  const what = now === null ? "was moved or deleted" : before === null ? "was made" : "was changed";
  throw new HostFailure(
    `The workbook ${basename(path)} ${what} by someone else while the command was at work. Run the command again. Nothing was written.`,
    "nothing",
  );
}

/** @param like whose rights the file gets; null for a new one, which gets the person's usual ones */
async function writeDurably(path: string, bytes: Uint8Array, like: Stats | null): Promise<void> {
  // Nobody else may look into it before it has its rights.
  const file = await open(path, "wx", like === null ? 0o666 : 0o600);
  try {
    await file.writeFile(bytes);
    if (like !== null) await giveRights(file, like);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Owner, group and mode, as far as the system lets this person give them; never more rights than before. */
async function giveRights(file: FileHandle, { uid, gid, mode }: Stats): Promise<void> {
  const own = await file.stat();
  let group = own.gid === gid;
  if (own.uid !== uid || !group) {
    const isGiven = (owner: number): Promise<boolean> =>
      file.chown(owner, gid).then(
        () => true,
        () => false,
      );
    group = (await isGiven(uid)) || (await isGiven(own.uid)) || group;
  }
  // What the old group could do is not for another one: it gets what everybody has.
  const rights = group ? mode & 0o777 : (mode & 0o707) | ((mode & 0o007) << 3);
  // Some drives know no rights.
  await file.chmod(rights).catch(() => undefined);
}

/** A second name for the old file costs nothing; where the disk knows no second names, a copy. */
async function keep(path: string, temporary: string): Promise<void> {
  try {
    await link(path, temporary);
  } catch {
    await copyFile(path, temporary);
  }
  await rename(temporary, backupPath(path));
}

/** So that the new name survives a power cut; not every system lets a folder be synced. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r").catch(() => null);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

export function isCode(cause: unknown, code: string): boolean {
  return typeof cause === "object" && cause !== null && "code" in cause && cause.code === code;
}

export function reason(cause: unknown): string {
  if (isCode(cause, "EACCES") || isCode(cause, "EPERM")) return "the system does not allow it";
  if (isCode(cause, "EBUSY")) return "another program has it open";
  if (isCode(cause, "ENOSPC")) return "the disk is full";
  if (isCode(cause, "EISDIR")) return "it is a folder";
  return cause instanceof Error ? cause.message : String(cause);
}
