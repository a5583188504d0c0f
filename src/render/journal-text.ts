/** Rows of a journal as delimited text, and text as bytes of a character set. */
import Papa from "papaparse";
import { guarded } from "../core/journal/formula";
import { dateText } from "../core/journal/presets/dates";
import type { JournalCell, PresetFacts, TextStyle } from "../core/journal/presets/preset";

/** @param style `quoted` puts every cell in quotes, not only those that need them */
export function delimitedText(
  rows: readonly (readonly JournalCell[])[],
  style: Pick<TextStyle, "delimiter" | "lineEnding"> & Partial<Pick<TextStyle, "quoted">>,
  dates: PresetFacts["dates"],
): string {
  const data = rows.map((row) => row.map((cell) => cellText(cell, dates)));
  const { delimiter, lineEnding: newline, quoted: quotes = false } = style;
  return data.length === 0 ? "" : `${Papa.unparse(data, { newline, delimiter, quotes })}${newline}`;
}

function cellText(cell: JournalCell, dates: PresetFacts["dates"]): string {
  if ("text" in cell) return guarded(cell.text);
  return "number" in cell ? cell.number : dateText(cell.date, dates);
}

/** The checks have refused what the character set lacks. */
export function encoded(text: string, characters: PresetFacts["characters"]): Uint8Array {
  if (characters !== "Latin-1") return new TextEncoder().encode(text);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  return bytes;
}
