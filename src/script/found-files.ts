/** Files below folders that a person named, for steps that know them by their hash. */
import { lstatSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { inputFile } from "../adapters/node/files";
import { Refusal } from "../core/problem";
import { figure } from "../core/words";
import type { InputFile } from "../ports/ports";

/** Beyond so many a person named the wrong folder. */
const MOST_FILES = 10_000;

/** @param paths files, and folders with all that is below them. @throws Refusal naming what is not there */
export function filesBelow(paths: readonly string[]): InputFile[] {
  const missing = paths.filter((path) => statSync(path, { throwIfNoEntry: false }) === undefined);
  if (missing.length > 0)
    throw new Refusal(
      `There is no file or folder ${missing.join(", ")}. Check the name. Nothing was written.`,
    );
  const found: string[] = [];
  for (const path of paths) collect(path, found);
  return [...new Set(found)].sort().map(inputFile);
}

/** Files of these names in a folder itself; none where it is not there. */
export function filesNamed(folder: string, names: ReadonlySet<string>): InputFile[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(folder)
    .filter((name) => names.has(name))
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true)
    .map(inputFile);
}

/** Links are not followed: they may lead round in a ring. */
function collect(path: string, found: string[]): void {
  if (statSync(path).isFile()) {
    found.push(path);
    if (found.length > MOST_FILES)
      throw new Refusal(
        `There are more than ${figure(MOST_FILES)} files. Name the folder of the imported files. Nothing was written.`,
      );
    return;
  }
  if (!statSync(path).isDirectory()) return;
  for (const name of readdirSync(path).sort()) {
    const below = join(path, name);
    if (!name.startsWith(".") && !lstatSync(below).isSymbolicLink()) collect(below, found);
  }
}
