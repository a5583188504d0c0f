/** Names of journal files. */
import { Refusal } from "../../problem";
import type { JournalInput } from "./preset";

/** What every file of an export begins with: `2025-01-J1_template`. */
export function fileStem(input: Pick<JournalInput, "journalId">, format: string): string {
  return `${input.journalId}_${format}`;
}

/** `_part1of3` where there are several parts; else "". */
export function partSuffix(index: number, parts: number): string {
  return parts === 1 ? "" : `_part${index + 1}of${parts}`;
}

/** `.csv`; a number behind a point is none: "2025.01". */
const ENDING = /\.[a-z][a-z0-9]*$/i;
/** What is opened by its ending; text goes under any. */
const BY_ENDING = /^\.(zip|xls[xmb]?)$/i;

/** A person's name for a file without its ending. */
export function withoutEnding(name: string): string {
  return name.replace(ENDING, "");
}

/**
 * A person's name for a file: without an ending it gets the usual one.
 * @param usual the name that the layout gives it
 * @throws Refusal for the ending of another kind of file
 */
export function ownFileName(name: string, usual: string): string {
  const needed = endingOf(usual);
  const own = endingOf(name);
  if (own === "") return `${name}${needed}`;
  const same = own.toLowerCase() === needed.toLowerCase();
  if (same || !(BY_ENDING.test(own) || BY_ENDING.test(needed))) return name;
  throw new Refusal(
    `"${name}" ends in ${own}, and what this layout makes is a ${needed} file. Name it "${withoutEnding(name)}${needed}", or leave the ending out. Nothing was written.`,
  );
}

function endingOf(name: string): string {
  return ENDING.exec(name)?.[0] ?? "";
}
