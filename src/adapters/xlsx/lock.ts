/** One program at a time in a workbook: our own lock, Excel's and LibreOffice's. */
import { existsSync } from "node:fs";
import { readFile, rename, rm, rmdir, writeFile } from "node:fs/promises";
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
        `The workbook is open in ${program}. Close it there and run the command again. Nothing was written.`,
        [`${program} is not running? Then delete its leftover file ${file}.`],
      );
}

/**
 * Held from open to close. The lock of a process that is gone is taken over.
 * @throws Refusal when another command is at work on the workbook
 */
export async function lockWorkbook(path: string): Promise<WorkbookLock> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await acquire(path);
    } catch (cause) {
      if (!isCode(cause, "ELOCKED"))
        throw new HostFailure(
          `The workbook ${path} cannot be locked: ${reason(cause)}. Nothing was written.`,
          "nothing",
          { cause },
        );
      if (attempt >= 2 || !(await clearIfDead(path)))
        throw new Refusal(
          `Another command is at work on ${basename(path)}. Wait until it is done and run this one again. Nothing was written.`,
        );
    }
  }
}

async function acquire(path: string): Promise<WorkbookLock> {
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
  await writeFile(ownerPath(path), JSON.stringify({ pid: process.pid, host: hostname() }));
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
      if (lost !== null || released) return;
      released = true;
      await rm(ownerPath(path), { force: true });
      await release();
    },
  };
}

function lockPath(path: string): string {
  return `${path}.lock`;
}

/** Who holds the lock; beside the lock, because the lock is an empty folder. */
function ownerPath(path: string): string {
  return `${path}.lock-owner`;
}

/** @returns whether the lock belonged to a dead process of this machine and is gone now */
async function clearIfDead(path: string): Promise<boolean> {
  try {
    const owner = JSON.parse(await readFile(ownerPath(path), "utf8")) as { pid?: unknown; host?: unknown };
    if (owner.host !== hostname() || typeof owner.pid !== "number" || isAlive(owner.pid)) return false;
    // Renamed first: only one of two waiting commands gets it.
    const aside = `${lockPath(path)}.${process.pid}`;
    await rename(lockPath(path), aside);
    await rmdir(aside);
    return true;
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return !isCode(cause, "ESRCH");
  }
}
