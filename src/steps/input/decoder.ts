/**
 * Bytes of a text file → text, piece by piece. A file is read as UTF-8 until a byte says that it is not; then the
 * reading starts over as Windows-1252, as nearly every file is UTF-8 and need not be looked through twice.
 */
import type { Refusal } from "../../core/problem";
import { damaged, refused } from "./kinds";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

const NAMES: Readonly<Record<Encoding, string>> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16",
  "windows-1252": "Windows-1252",
};

/** By the byte order mark, or by the zero in each letter of a heading; UTF-8 until shown otherwise. */
export function encodingOf(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const zeros = [0, 0];
  const looked = Math.min(head.length & ~1, 64);
  for (let at = 0; at < looked; at += 1) if (head[at] === 0) zeros[at % 2]! += 1;
  if (looked > 0 && zeros[0] === 0 && zeros[1]! > looked / 4) return "utf-16le";
  if (looked > 0 && zeros[1] === 0 && zeros[0]! > looked / 4) return "utf-16be";
  return "utf-8";
}

/** What people are to know of a file that is not UTF-8; null for UTF-8. */
export function encodingNote(encoding: Encoding): string | null {
  if (encoding === "utf-8") return null;
  if (encoding !== "windows-1252") return `The file was read as ${NAMES[encoding]}.`;
  return "The file is not UTF-8 and was read as Windows-1252: letters with accents in names may be wrong. Amounts are not affected.";
}

const NOTHING = new Uint8Array();

export class Decoder {
  private readonly decoder: TextDecoder;
  /** The beginning of a UTF-8 character whose end is still to come: whole texts decode several times as fast. */
  private cut = NOTHING;
  private ended = false;

  constructor(
    private readonly fileName: string,
    private readonly encoding: Encoding,
  ) {
    this.decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  }

  /**
   * @returns null when the bytes are not UTF-8 after all
   * @throws Refusal for a binary file or a damaged text
   */
  push(bytes: Uint8Array): string | null {
    if (this.encoding !== "utf-8") return this.decoded(() => this.decoder.decode(bytes, { stream: true }));
    const all = this.cut.length === 0 ? bytes : joined(this.cut, bytes);
    const end = endOfLastCharacter(all);
    this.cut = end === all.length ? NOTHING : all.slice(end);
    return this.decoded(() => this.decoder.decode(all.subarray(0, end)));
  }

  /** The end of the text; a character may have been cut. */
  end(): string {
    this.ended = true;
    return this.decoded(() => this.decoder.decode(this.cut)) ?? "";
  }

  private decoded(work: () => string): string | null {
    let text: string;
    try {
      text = work();
    } catch {
      if (this.ended) throw damaged(this.fileName, "it ends in the middle of a character");
      if (this.encoding === "utf-8") return null;
      throw damaged(this.fileName, `it is not ${NAMES[this.encoding]} text all through`);
    }
    if (text.includes("\0")) throw notText(this.fileName);
    return text;
  }
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const all = new Uint8Array(one.length + other.length);
  all.set(one);
  all.set(other, one.length);
  return all;
}

/** Where a character that these bytes only begin starts; else their end. */
function endOfLastCharacter(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function notText(fileName: string): Refusal {
  return refused(fileName, "a binary file", "Export the FOCUS data as CSV (UTF-8) and import that.");
}
