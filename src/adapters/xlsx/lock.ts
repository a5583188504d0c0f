/** One program at a time in a workbook: our own lock, Excel's and LibreOffice's. */
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { lock } from "proper-lockfile";
import { HostFailure, Refusal } from "../../core/problem";
import { isCode, reason } from "./workbook-file";

export interface WorkbookLock {
  /** @throws HostFailure when the lock was lost */
  check(): void;
  /** Again is no harm. */
  release(): Promise<void>;
}

/** A lock that was not renewed for so long is taken over; long, because big workbooks keep the program busy. */
const STALE_MS = 60_000;
const RENEW_MS = 10_000;

/** @throws Refusal when the workbook is open in Excel or LibreOffice */
export function refuseIfOpen(path: string): void {
  const name = basename(path);
  const owners = [
    { program: "Excel", file: `~$${name}` },
    { program: "LibreOffice", file: `.~lock.${name}#` },
  ];
  for (const { program, file } of owners)
    if (existsSync(join(dirname(path), file)))
      throw new Refusal(
        `The workbook is open in ${program}. Close it there and run the command again; if ${program} is not running, delete its leftover file ${file} first. Nothing was written.`,
      );
}

/**
 * Held from open to close. The lock of a process that is gone is taken over.
 * @throws Refusal when another command is at work on the workbook
 */
export async function lockWorkbook(path: string): Promise<WorkbookLock> {
  const mark = `${markStart(path)}${process.pid}-${randomBytes(4).toString("hex")}`;
  for (let attempt = 0; ; attempt++) {
    try {
      return await acquire(path, mark);
    } catch (cause) {
      if (!isCode(cause, "ELOCKED"))
        throw new HostFailure(
          `The workbook ${path} cannot be locked: ${reason(cause)}. The lock is made beside it: its folder has to be one that you may write to. Nothing was written.`,
          "nothing",
          { cause },
        );
      await refuseForeign(path, mark);
      if (attempt < 2 && (await clearIfDead(path, mark))) continue;
      await rm(mark, { force: true });
      throw new Refusal(
        `Another command is at work on ${basename(path)}. Wait until it is done and run this one again. Nothing was written.`,
      );
    }
  }
}

/** Our lock is a folder: a file of that name is somebody's, and would keep every command out for ever. */
async function refuseForeign(path: string, mark: string): Promise<void> {
  const found = await stat(lockPath(path)).catch(() => null);
  if (found?.isFile() !== true) return;
  await rm(mark, { force: true });
  throw new Refusal(
    `There is a file ${basename(lockPath(path))} where commands put their lock. Move or delete it, and run the command again. Nothing was written.`,
  );
}

/** @param mark an empty file that says, by its name, which process has or wants the lock: there whole or not at all */
async function acquire(path: string, mark: string): Promise<WorkbookLock> {
  // Before the lock: whoever holds it, even for an instant before being killed, has left its mark.
  await writeFile(mark, "");
  try {
    return await acquireMarked(path, mark);
  } catch (cause) {
    if (!isCode(cause, "ELOCKED")) await rm(mark, { force: true });
    throw cause;
  }
}

async function acquireMarked(path: string, mark: string): Promise<WorkbookLock> {
  let lost: Error | null = null;
  let released = false;
  const release = await lock(path, {
    realpath: false,
    stale: STALE_MS,
    update: RENEW_MS,
    lockfilePath: lockPath(path),
    onCompromised: (cause) => {
      lost = cause;
    },
  });
  await removeDeadMarks(path, mark);
  return {
    check() {
      if (lost !== null)
        throw new HostFailure(
          `Another command took over ${basename(path)} while this one was at work. Run it again. Nothing was written.`,
          "nothing",
          { cause: lost },
        );
    },
    async release() {
      if (released) return;
      released = true;
      if (lost === null) await release();
      await rm(mark, { force: true });
    },
  };
}

function lockPath(path: string): string {
  return `${path}.lock`;
}

function markStart(path: string): string {
  return `${path}.lock-${encodeURIComponent(hostname())}-`;
}

/** @returns whether the lock belonged to a dead process of this machine and is gone now */
async function clearIfDead(path: string, own: string): Promise<boolean> {
  const others = (await marks(path)).filter((mark) => mark.path !== own);
  if (others.length === 0 || others.some((mark) => mark.alive)) return false;
  try {
    // Renamed first: only one of two waiting commands gets it.
    const aside = `${own}-taken`;
    await rename(lockPath(path), aside);
    await rmdir(aside);
    return true;
  } catch {
    return false;
  }
}

/**
 * Under the lock. Whoever waits gives up at once: an old mark is a killed command's, of another machine too, or has the
 * number of a program that was started since.
 */
async function removeDeadMarks(path: string, own: string): Promise<void> {
  const old = Date.now() - STALE_MS;
  for (const mark of await marks(path)) {
    if (mark.path === own) continue;
    const made = (await stat(mark.path).catch(() => null))?.mtimeMs ?? Infinity;
    if (!mark.alive || made < old) await rm(mark.path, { recursive: true, force: true });
  }
}

/** Who has or wants the lock. A process of another machine counts as alive: only its lock's age tells. */
async function marks(path: string): Promise<{ path: string; alive: boolean }[]> {
  const [any, ours] = [`${basename(path)}.lock-`, basename(markStart(path))];
  return (await readdir(dirname(path)))
    .filter((name) => name.startsWith(any))
    .map((name) => {
      const pid = name.startsWith(ours) ? Number.parseInt(name.slice(ours.length)) : Number.NaN;
      return { path: join(dirname(path), name), alive: Number.isNaN(pid) || isAlive(pid) };
    });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return !isCode(cause, "ESRCH");
  }
}
