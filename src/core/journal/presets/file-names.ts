/** Names of journal files. */
import type { JournalInput } from "./preset";

/** What every file of an export begins with: `2025-01-J1_template`. */
export function fileStem(input: Pick<JournalInput, "journalId">, format: string): string {
  return `${input.journalId}_${format}`;
}

/** `_part1of3` where there are several parts; else "". */
export function partSuffix(index: number, parts: number): string {
  return parts === 1 ? "" : `_part${index + 1}of${parts}`;
}
