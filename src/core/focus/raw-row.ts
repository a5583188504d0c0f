/** A row as the file had it, kept with its problem until a person has mended it. */
import { LONGEST_CELL } from "./fit-cell";
import type { Headings } from "./headings";

/** Fields beyond the heading are named +1, +2 …. */
export const BEYOND = /^\+\d+$/;

/** Of a row that does not fit a cell, longer texts are shortened to this. */
const SHORTENED = 1000;

/**
 * A JSON object by heading; fields that the row lacks are null. A row too long for a cell keeps the columns that are
 * read; if it still is, its long texts (such as tags) are shortened.
 */
export function rawRow(found: Headings | undefined, cells: readonly string[]): string {
  const headings = found?.names ?? [];
  const length = Math.max(headings.length, cells.length);
  const entries = Array.from({ length }, (_, i): Entry => [
    headings[i]?.trim() ?? `+${i - headings.length + 1}`,
    cells[i] ?? null,
  ]);
  const whole = json(entries);
  if (whole.length <= LONGEST_CELL) return whole;
  const read = new Set(Object.values(found?.at ?? {}));
  const needed = cells.length === headings.length ? entries.filter((_, i) => read.has(i)) : entries;
  const kept = json(needed);
  return kept.length <= LONGEST_CELL ? kept : shortened(needed);
}

type Entry = readonly [heading: string, cell: string | null];

function json(entries: readonly Entry[]): string {
  return JSON.stringify(Object.fromEntries(entries));
}

function shortened(entries: readonly Entry[]): string {
  for (let longest = SHORTENED; longest >= 1; longest = Math.floor(longest / 4)) {
    const text = json(entries.map(([heading, cell]) => [heading, cell?.slice(0, longest) ?? null]));
    if (text.length <= LONGEST_CELL) return text;
  }
  return "{}";
}
