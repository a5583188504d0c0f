/** A copy of the repository as somebody has it who has just cloned it, with its packages installed. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NOT_OURS, ROOT } from "./pages";

export class FreshCopy {
  readonly folder = mkdtempSync(join(tmpdir(), "openchargeback-page-"));

  constructor() {
    for (const name of topNames())
      cpSync(join(ROOT, name), join(this.folder, name), {
        recursive: true,
        filter: (path) => !NOT_OURS.has(path.split(/[/\\]/).at(-1) ?? ""),
      });
    symlinkSync(join(ROOT, "node_modules"), join(this.folder, "node_modules"), "junction");
  }

  path(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  copy(from: string, to: string, recursive: boolean): void {
    const target = this.path(to);
    const isFolder = existsSync(target) && readdirOrNull(target) !== null;
    const name = from.split("/").at(-1) ?? from;
    cpSync(this.path(from), isFolder ? join(target, name) : target, { recursive });
  }

  makeFolder(name: string): void {
    mkdirSync(this.path(name));
  }

  /** All files below a folder, by their paths from it. */
  files(folder: string): string[] {
    return readdirSync(this.path(folder), { recursive: true, encoding: "utf8" });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function readdirOrNull(path: string): string[] | null {
  try {
    return readdirSync(path);
  } catch {
    return null;
  }
}

/** What lies in the top folder and is the repository's: nobody's workbook that was left there. */
function topNames(): string[] {
  const there = readdirSync(ROOT).filter((name) => !NOT_OURS.has(name));
  const { status, stdout } = spawnSync("git", ["ls-files", "-z"], { cwd: ROOT, encoding: "utf8" });
  if (status !== 0 || stdout === "") return there;
  const tracked = new Set(stdout.split("\0").map((path) => path.split("/")[0]));
  return there.filter((name) => tracked.has(name));
}
