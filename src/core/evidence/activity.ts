/** Who did what in a month and when, out of the log: a line for each step, person and day. */
import { dayOf, type Day, type Instant } from "../period";
import type { LogEntry } from "../log";

export interface Activity {
  readonly day: Day;
  readonly step: string;
  readonly by: string;
  readonly first: Instant;
  readonly last: Instant;
  readonly entries: number;
  /** What was done, where one entry says it: "2025-01: Open → Closed". */
  readonly what: string;
  /** Reasons given, each once. */
  readonly reasons: readonly string[];
}

/** Reasons that a line shows; the log has them all. */
const MOST_REASONS = 3;

/** @param entries by number @returns in the order of their first entries */
export function activityOf(entries: readonly LogEntry[]): Activity[] {
  const groups = new Map<string, LogEntry[]>();
  for (const entry of entries) {
    const key = [dayOf(entry.at), entry.step, entry.by].join("\n");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return [...groups.values()].map((group) => {
    const [first] = group;
    const times = group.map((entry) => entry.at).sort();
    const reasons = [...new Set(group.map((entry) => entry.reason).filter((reason) => reason !== ""))];
    return {
      day: dayOf(first?.at ?? ""),
      step: first?.step ?? "",
      by: first?.by ?? "",
      first: times[0] ?? "",
      last: times.at(-1) ?? "",
      entries: group.length,
      what: group.length === 1 && first !== undefined ? wordsOf(first) : "",
      reasons: reasons.length <= MOST_REASONS ? reasons : [...reasons.slice(0, MOST_REASONS), "…"],
    };
  });
}

function wordsOf({ what, before, after }: LogEntry): string {
  return `${what}: ${before === "" ? after : `${before} → ${after}`}`;
}
