/** Which entries of the log a person wants to see. */
import type { LogEntry } from "../../../src/core/log";

export interface LogFilter {
  /** "" for all. */
  readonly step: string;
  /** "" for all. */
  readonly period: string;
  /** Words that all must be found, whatever their case and order. */
  readonly search: string;
}

export const EVERYTHING: LogFilter = { step: "", period: "", search: "" };

export function filterLog(
  entries: readonly LogEntry[],
  { step, period, search }: LogFilter,
): readonly LogEntry[] {
  const wanted = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return entries.filter((entry) => {
    if (step !== "" && entry.step !== step) return false;
    if (period !== "" && entry.period !== period) return false;
    const text = [entry.entry, entry.by, entry.what, entry.before, entry.after, entry.reason]
      .join(" ")
      .toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/** The values to choose from. */
export function choicesOf(entries: readonly LogEntry[]): {
  readonly steps: string[];
  readonly periods: string[];
} {
  const distinct = (pick: (entry: LogEntry) => string) =>
    [...new Set(entries.map(pick))].filter((v) => v !== "").sort();
  return { steps: distinct((e) => e.step), periods: distinct((e) => e.period).reverse() };
}
