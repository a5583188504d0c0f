/** Files of an export: read as text, and the file that is made, which never is one of those that were read. */
import { realpathSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { folderSaver, nodeFileReader } from "../../adapters/node/files";
import { Refusal } from "../../core/problem";
import { textOf } from "../../steps/input/text";
import { outPath } from "../out-path";

/** A file that was read: its name, without folders, and its text. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

/** @throws Refusal when it is not there or no text; HostFailure when it cannot be read */
export async function textFile(path: string): Promise<SourceFile> {
  const bytes = await nodeFileReader.read(path);
  if (bytes === null) throw new Refusal(`There is no file ${path}. Check the name. Nothing was written.`);
  return { name: basename(path), text: textOf(basename(path), bytes) };
}

/**
 * Where the file goes: what --out names, else the usual name in the current folder.
 * @param inputs everything that is read, which must not be written over
 * @throws Refusal when it would be written over
 */
export function targetOf(out: string | undefined, usualName: string, inputs: readonly string[]): string {
  const { folder, fileName } = outPath(out ?? "./");
  const path = resolve(join(folder, fileName ?? usualName));
  const same = inputs.find((input) => isSameFile(input, path));
  if (same !== undefined)
    throw new Refusal(
      `${path} is a file that is read (${same}), and would be written over. Name another with --out. Nothing was written.`,
    );
  return path;
}

/** Written beside its place and renamed, so that nobody meets half of it. @returns whether anything changed */
export async function writeTarget(path: string, text: string): Promise<boolean> {
  const { folder, fileName = "" } = outPath(path);
  const { changed } = await folderSaver(folder).save(fileName, new TextEncoder().encode(text));
  return changed;
}

function isSameFile(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    // Not there yet.
    return resolve(one) === resolve(other);
  }
}
