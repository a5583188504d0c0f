/** Files the program keeps for the person who runs it, outside any workbook: readable by nobody else. */
import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { HostFailure } from "../../core/problem";
import { isCode, reason } from "./system-errors";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The folder: OPENCHARGEBACK_CONFIG where it is set, else the system's place for a program's settings:
 * %LOCALAPPDATA% on Windows, ~/Library/Application Support on macOS, $XDG_CONFIG_HOME or ~/.config elsewhere.
 */
export function ownFolder(environment: Environment = process.env, platform = process.platform): string {
  const named = (name: string): string | null => {
    const value = environment[name] ?? "";
    return value === "" ? null : value;
  };
  const chosen = named("OPENCHARGEBACK_CONFIG");
  if (chosen !== null) return chosen;
  const places: Partial<Record<NodeJS.Platform, string>> = {
    win32: named("LOCALAPPDATA") ?? join(homedir(), "AppData", "Local"),
    darwin: join(homedir(), "Library", "Application Support"),
  };
  return join(places[platform] ?? named("XDG_CONFIG_HOME") ?? join(homedir(), ".config"), "openchargeback");
}

/** @returns null where there is none. @throws HostFailure when it cannot be read */
export async function readOwnFile(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    if (isCode(cause, "ENOENT")) return null;
    throw new HostFailure(`${path} cannot be read: ${reason(cause)}.`, "nothing", { cause });
  }
}

/** Replaces it in one step. On Windows the folder's own rights keep others out. @throws HostFailure */
export async function writeOwnFile(path: string, text: string): Promise<void> {
  const beside = `${path}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(beside, text, { flag: "wx", mode: 0o600 });
    await rename(beside, path);
  } catch (cause) {
    await rm(beside, { force: true });
    throw new HostFailure(`${path} cannot be written: ${reason(cause)}.`, "nothing", { cause });
  }
}

export async function removeOwnFile(path: string): Promise<void> {
  await rm(path, { force: true });
}
