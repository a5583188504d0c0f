/** The append-only log: who did what. Each entry's hash covers the entry before it, so that a gap shows. */
import type { Instant, Period } from "./period";
import { shortHash } from "./hash";

export interface LogEntry {
  /** A running number, padded so that it sorts as text. */
  readonly entry: string;
  readonly at: Instant;
  readonly by: string;
  readonly step: string;
  readonly period: Period;
  /** What was changed: a charge ID, a statement number, a table. */
  readonly what: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
  readonly chain: string;
}

export type LogDraft = Omit<LogEntry, "entry" | "chain">;

/** Numbers and chains new entries after the last one in the table. */
export function chainEntries(last: LogEntry | undefined, drafts: readonly LogDraft[]): LogEntry[] {
  let previous = last?.chain ?? "";
  let number = last === undefined ? 0 : Number(last.entry);
  return drafts.map((draft) => {
    number += 1;
    const entry = String(number).padStart(7, "0");
    previous = shortHash([previous, entry, ...fields(draft)], 16);
    return { entry, ...draft, chain: previous };
  });
}

/**
 * The first entry that does not follow from the one before it; undefined when the chain holds. Entries cut off at
 * the end leave a chain that holds: nothing follows them.
 */
export function brokenEntry(entries: readonly LogEntry[]): LogEntry | undefined {
  let previous = "";
  for (const entry of entries) {
    if (entry.chain !== shortHash([previous, entry.entry, ...fields(entry)], 16)) return entry;
    previous = entry.chain;
  }
  return undefined;
}

function fields(draft: LogDraft): string[] {
  const { at, by, step, period, what, before, after, reason } = draft;
  return [at, by, step, period, what, before, after, reason];
}
