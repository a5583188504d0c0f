/** Positions of a fixed-width file that each campus enters: "start-length", as "13-10". */
import type { JournalFinding, PresetColumn } from "./preset";

export interface Place {
  readonly at: number;
  readonly maxLength: number;
}

/** @returns null for blank, which leaves the field out, and for what is no position */
export function placeOf(text: string): Place | null {
  const found = /^\s*(\d{1,4})\s*-\s*(\d{1,3})\s*$/.exec(text);
  if (found === null) return null;
  const place = { at: Number(found[1]), maxLength: Number(found[2]) };
  return place.at > 0 && place.maxLength > 0 ? place : null;
}

/** Fields that stand in each other's place, by their headings. */
export function overlapping(columns: readonly PresetColumn[]): JournalFinding[] {
  const placed = columns.filter((c) => c.at !== undefined).sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
  return placed.slice(1).flatMap((column, i): JournalFinding[] => {
    const before = placed[i]!;
    if ((before.at ?? 0) + (before.maxLength ?? 0) <= (column.at ?? 0)) return [];
    const says = `The positions of ${before.heading} and ${column.heading} overlap. Correct them under Journal Values.`;
    return [{ severity: "Error", line: 0, column: column.heading, value: "", says }];
  });
}
