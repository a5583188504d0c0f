/** Paths of a command's files: `reports/hpc_*.csv` is worked out here where the shell leaves it as it is (PowerShell, cmd). */
import { readdirSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { naturally } from "../core/natural-order";
import { compileGlobs } from "../core/pattern";
import { Refusal } from "../core/problem";

/**
 * @returns the paths; in place of one whose last part has * or ?, the files of its folder that fit, in natural order
 * @throws Refusal naming what is not there
 */
export function existingFiles(paths: readonly string[]): string[] {
  const found = paths.map((path) => ({ path, files: filesOf(path) }));
  const missing = found.filter(({ files }) => files.length === 0).map(({ path }) => path);
  if (missing.length > 0) {
    throw new Refusal(
      `There is no file ${missing.join(", ")}. Name files, not folders; reports/hpc_*.csv names all that fit. Nothing was written.`,
    );
  }
  return found.flatMap(({ files }) => files);
}

function filesOf(path: string): string[] {
  if (isFile(path)) return [path];
  const name = basename(path);
  if (!/[*?]/.test(name)) return [];
  const folder = dirname(path);
  const fits = compileGlobs([name]);
  return namesIn(folder)
    .filter((entry) => fits(entry) && isFile(join(folder, entry)))
    .sort(naturally)
    .map((entry) => join(folder, entry));
}

function namesIn(folder: string): string[] {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true ? readdirSync(folder) : [];
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
