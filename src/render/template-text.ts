/** A CSV or tab template of the person's own: how it is written, and rows below its headings written the same way. */
import Papa from "papaparse";
import type { JournalContent, PresetFacts, TextStyle } from "../core/journal/presets/preset";
import { delimitedText, encoded } from "./journal-text";

export interface TextTemplate {
  readonly rows: readonly (readonly string[])[];
  readonly style: TextStyle;
  /** The file's own bytes up to and with a row, counted from 1, and the end of its line. */
  headOf(row: number): Uint8Array;
}

const DELIMITERS = [",", "\t", "|", ";"] as const;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** @returns null for UTF-16, which no program that we know writes templates in */
export function readTextTemplate(bytes: Uint8Array): TextTemplate | null {
  const [first = 0, second = 0] = bytes;
  return first >= 0xfe && second >= 0xfe ? null : textTemplate(bytes);
}

function textTemplate(bytes: Uint8Array): TextTemplate {
  const start = BYTE_ORDER_MARK.every((byte, at) => bytes[at] === byte) ? BYTE_ORDER_MARK.length : 0;
  const own = bytes.subarray(start);
  const { text, characters } = decoded(own);
  const delimiter = delimiterOf(text);
  const lineEnding = text.includes("\r\n") || !text.includes("\n") ? "\r\n" : "\n";
  const ends: number[] = [];
  const rows: string[][] = [];
  Papa.parse<string[]>(text, {
    delimiter,
    step: ({ data, meta }) => {
      rows.push(data);
      ends.push(meta.cursor);
    },
  });
  const bytesOf = (part: string): number =>
    characters === "UTF-8" ? new TextEncoder().encode(part).length : part.length;
  return {
    rows,
    style: { delimiter, lineEnding, quoted: isQuoted(text), characters },
    headOf: (row) => {
      const head = text.slice(0, ends[row - 1] ?? text.length);
      const kept = bytes.subarray(0, start + bytesOf(head));
      return /\n$/.test(head) ? kept : joined(kept, new TextEncoder().encode(lineEnding));
    },
  };
}

function decoded(bytes: Uint8Array): { text: string; characters: TextStyle["characters"] } {
  try {
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    return { text: decoder.decode(bytes), characters: "UTF-8" };
  } catch {
    // A character a byte, so that places in the text are places in the file.
    return { text: Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""), characters: "Latin-1" };
  }
}

/** What stands most often in the first lines, outside quotes. */
function delimiterOf(text: string): TextStyle["delimiter"] {
  const head = text.slice(0, 20_000).replace(/"[^"]*"/g, "");
  const count = (delimiter: string): number => head.split(delimiter).length;
  return DELIMITERS.reduce((best, one) => (count(one) > count(best) ? one : best));
}

/** Whether all cells stand in quotes: the template's own way. */
function isQuoted(text: string): boolean {
  const bare = text.replace(/"(?:[^"]|"")*"/g, "");
  return text.includes('"') && !/[^\s,;|]/.test(bare);
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

/** The template's head and the rows below it. */
export function appendedBytes(
  { head, style, rows }: Extract<JournalContent, { kind: "appended" }>,
  dates: PresetFacts["dates"],
): Uint8Array {
  return joined(head, encoded(delimitedText(rows, style, dates), style.characters));
}
