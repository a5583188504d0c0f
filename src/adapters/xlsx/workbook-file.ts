/** The workbook's bytes on disk: read once, written whole in one step, the version before kept as a backup. */
import { createHash, randomBytes } from "node:crypto";
import { copyFile, link, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
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
    await writeDurably(temporary, bytes);
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

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
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
