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

/** People sort tables; the chain goes by number. */
export function byNumber(entries: readonly LogEntry[]): LogEntry[] {
  return [...entries].sort((a, b) => (a.entry < b.entry ? -1 : a.entry > b.entry ? 1 : 0));
}

/** The newest entry, in whatever order the sheet has them. */
export function lastEntry(entries: readonly LogEntry[]): LogEntry | undefined {
  return entries.reduce<LogEntry | undefined>(
    (last, entry) => (last === undefined || entry.entry > last.entry ? entry : last),
    undefined,
  );
}

/**
 * The first entry that does not follow from the one before it; undefined when the chain holds. Entries cut off at
 * the end leave a chain that holds: nothing follows them; see checkLog.
 * @param entries by number
 */
export function brokenEntry(entries: readonly LogEntry[]): LogEntry | undefined {
  let previous = "";
  for (const entry of entries) {
    if (entry.chain !== shortHash([previous, entry.entry, ...fields(entry)], 16)) return entry;
    previous = entry.chain;
  }
  return undefined;
}

/** What is kept elsewhere of an entry: its number and chain. */
export function anchorOf(entry: LogEntry): string {
  return `${entry.entry} ${entry.chain}`;
}

export interface LogCheck {
  readonly entries: number;
  /** The first entry that does not follow from the one before it: it, or the one before it, was changed or removed. */
  readonly broken: LogEntry | null;
  /** The numbers of the first and last entry that are known to have stood after the last one there is. */
  readonly cut: { readonly first: string; readonly last: string } | null;
  /** An entry that stands there with another chain than was kept elsewhere: the log was written anew up to it. */
  readonly rewritten: string;
}

/** @param anchors as anchorOf made them when months were closed, reopened or posted; "" for none */
export function checkLog(log: readonly LogEntry[], anchors: readonly string[]): LogCheck {
  const entries = byNumber(log);
  const kept = anchors.filter((anchor) => anchor !== "").map((anchor) => anchor.split(" "));
  const chains = new Map(entries.map((e) => [e.entry, e.chain]));
  const last = entries.at(-1)?.entry ?? "";
  const furthest = kept.reduce((far, [entry = ""]) => (entry > far ? entry : far), "");
  const first = String(Number(last) + 1).padStart(7, "0");
  const rewritten = kept
    .filter(([entry = "", chain]) => chains.has(entry) && chains.get(entry) !== chain)
    .map(([entry = ""]) => entry)
    .sort();
  return {
    entries: entries.length,
    broken: brokenEntry(entries) ?? null,
    cut: furthest > last ? { first, last: furthest } : null,
    rewritten: rewritten[0] ?? "",
  };
}

export function logHolds(check: LogCheck): boolean {
  return check.broken === null && check.cut === null && check.rewritten === "";
}

function fields(draft: LogDraft): string[] {
  const { at, by, step, period, what, before, after, reason } = draft;
  return [at, by, step, period, what, before, after, reason];
}
