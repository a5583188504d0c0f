/** What --out names: a folder, where it ends like one or is one, else a file in a folder. */
import { statSync } from "node:fs";
import { basename, dirname } from "node:path";

export interface OutPath {
  readonly folder: string;
  /** Not there where a folder was named: files get their usual names. */
  readonly fileName?: string;
}

export function outPath(out: string): OutPath {
  const isFolder = /[\\/]$/.test(out) || statSync(out, { throwIfNoEntry: false })?.isDirectory() === true;
  return isFolder ? { folder: out } : { folder: dirname(out), fileName: basename(out) };
}
