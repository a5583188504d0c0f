/** A file that is named twice would be billed twice: by another path, or as a copy under another name. */
import { realpathSync } from "node:fs";
import { Refusal } from "../../core/problem";
import type { SourceFile } from "./files";

/**
 * @param dayInName a file's day may stand in its name alone: then copies under other names are reports of other days
 * @throws Refusal naming both
 */
export function refuseSameFiles(
  paths: readonly string[],
  files: readonly SourceFile[],
  dayInName: boolean,
): void {
  const seen = new Map<string, string>();
  for (const [i, path] of paths.entries()) {
    const { name = "", text = "" } = files[i] ?? {};
    const marks = [`path ${realpathSync(path)}`];
    // Files of days without anything are alike, and rightly.
    if (hasRows(text)) marks.push(`text ${dayInName ? name : ""}\n${text}`);
    for (const mark of marks) {
      const other = seen.get(mark);
      if (other !== undefined)
        throw new Refusal(
          other === path
            ? `${path} is named twice. Name it once. Nothing was written.`
            : `${other} and ${path} have the same contents, and would be counted twice. Name one of them. Nothing was written.`,
        );
    }
    for (const mark of marks) seen.set(mark, path);
  }
}

/** More than a heading. */
function hasRows(text: string): boolean {
  return text.trim().includes("\n");
}
