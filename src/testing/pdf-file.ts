/** A small reader of PDF files for tests: objects, their streams, and the operators of a page (ISO 32000-1, 7.2 to 7.8). */
import { inflateSync } from "node:zlib";

/** A name is a string with its slash; a text string is an object, so that the two differ. */
export type PdfValue =
  null | boolean | number | string | PdfText | PdfReference | PdfDictionary | readonly PdfValue[];
export interface PdfText {
  readonly text: string;
}
export interface PdfReference {
  readonly object: number;
}
export type PdfDictionary = ReadonlyMap<string, PdfValue>;
/** What stands before an operator in a page's stream, and the operator. */
export interface PdfOperation {
  readonly operator: string;
  readonly operands: readonly PdfValue[];
}

/** A stream of objects: its text, and where each begins in it. */
interface PackedObjects {
  readonly text: string;
  readonly objects: readonly { readonly number: number; readonly offset: number }[];
}

/** Neither a number nor a name: an operator, `obj`, `stream`, `R`. */
class Keyword {
  constructor(readonly word: string) {}
}
type Token = PdfValue | Keyword;

const BLANK = /[\0\t\n\f\r ]/;
const DELIMITER = /[\0\t\n\f\r ()<>[\]{}/%]/;
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** Reads one value after another. */
class Reader {
  constructor(
    readonly source: string,
    public at = 0,
  ) {}

  /** @returns undefined at the end */
  next(): Token | undefined {
    this.skip();
    const character = this.source[this.at];
    if (character === undefined) return undefined;
    if (this.source.startsWith("<<", this.at)) return this.dictionary();
    if (character === "<") return this.hexadecimal();
    if (character === "(") return this.literal();
    if (character === "[") return this.array();
    const end = this.wordEnd(this.at + 1);
    const word = this.source.slice(this.at, end);
    this.at = end;
    if (character === "/") return word.replace(/#([\da-f]{2})/gi, (_, hex: string) => charOf(hex));
    if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) return this.numberOrReference(Number(word));
    return ({ true: true, false: false, null: null } as Record<string, Token>)[word] ?? this.keyword(word);
  }

  private keyword(word: string): Token {
    return word === "null" ? null : word === "false" ? false : new Keyword(word);
  }

  private skip(): void {
    for (;;) {
      while (BLANK.test(this.source[this.at] ?? "")) this.at += 1;
      if (this.source[this.at] !== "%") return;
      while (!/[\r\n]/.test(this.source[this.at] ?? "\n")) this.at += 1;
    }
  }

  private wordEnd(from: number): number {
    let end = from;
    while (end < this.source.length && !DELIMITER.test(this.source[end] ?? "")) end += 1;
    return end;
  }

  private numberOrReference(number: number): PdfValue {
    const rest = /^ \d+ R(?![\w])/.exec(this.source.slice(this.at, this.at + 12));
    if (rest === null || !Number.isInteger(number)) return number;
    this.at += rest[0].length;
    return { object: number };
  }

  private values(close: string): PdfValue[] {
    const values: PdfValue[] = [];
    for (;;) {
      this.skip();
      if (this.source.startsWith(close, this.at)) break;
      const value = this.next();
      if (value === undefined || value instanceof Keyword) throw new Error(`No ${close} at ${this.at}`);
      values.push(value);
    }
    this.at += close.length;
    return values;
  }

  private array(): PdfValue[] {
    this.at += 1;
    return this.values("]");
  }

  private dictionary(): PdfDictionary {
    this.at += 2;
    const values = this.values(">>");
    const entries = new Map<string, PdfValue>();
    for (let index = 0; index < values.length; index += 2) {
      const key = values[index];
      if (typeof key !== "string") throw new Error(`A dictionary's key is no name, before ${this.at}`);
      if (entries.has(key)) throw new Error(`${key} stands twice in a dictionary, before ${this.at}`);
      entries.set(key, values[index + 1] ?? null);
    }
    return entries;
  }

  private hexadecimal(): PdfText {
    const end = this.source.indexOf(">", this.at);
    const digits = this.source.slice(this.at + 1, end).replace(/\s/g, "");
    this.at = end + 1;
    return { text: unicode(digits.replace(/..?/g, (pair) => charOf(pair.padEnd(2, "0")))) };
  }

  private literal(): PdfText {
    let [depth, text] = [1, ""];
    for (this.at += 1; ; this.at += 1) {
      let character = this.source[this.at] ?? "";
      if (character === "") throw new Error("A string without an end");
      if (character === "(") depth += 1;
      if (character === ")") depth -= 1;
      if (depth === 0) break;
      if (character === "\\") {
        this.at += 1;
        character = ESCAPES[this.source[this.at] ?? ""] ?? this.source[this.at] ?? "";
      }
      text += character;
    }
    this.at += 1;
    return { text: unicode(text) };
  }
}

export class PdfFile {
  readonly trailer: PdfDictionary;
  private readonly source: string;
  /** Where objects are: a place in the file, or a stream of objects and a place in it. */
  private readonly places = new Map<number, { offset: number } | { stream: number; index: number }>();

  private readonly streams = new Map<number, { dictionary: PdfDictionary; data: Buffer }>();
  private readonly packed = new Map<number, PackedObjects>();

  /** @throws Error for a file without a table of objects as a stream, which ours have */
  constructor(bytes: Uint8Array) {
    this.source = Buffer.from(bytes).toString("latin1");
    const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(this.source)?.[1] ?? NaN);
    const { dictionary, data } = this.streamAt(start);
    this.trailer = dictionary;
    this.readTable(data);
  }

  /** What a reference leads to; anything else as it is. */
  resolve(value: PdfValue | undefined): PdfValue {
    return isReference(value) ? this.object(value.object) : (value ?? null);
  }

  dictionary(value: PdfValue | undefined): PdfDictionary {
    const found = this.resolve(value);
    if (!(found instanceof Map)) throw new Error("Not a dictionary");
    return found as PdfDictionary;
  }

  array(value: PdfValue | undefined): readonly PdfValue[] {
    const found = this.resolve(value);
    if (!isArray(found)) throw new Error("Not an array");
    return found;
  }

  /** A stream's data, decompressed. */
  data(reference: PdfValue | undefined): Buffer {
    const place = isReference(reference) ? this.places.get(reference.object) : undefined;
    if (place === undefined || !("offset" in place)) throw new Error("Not a stream");
    return this.streamAt(place.offset).data;
  }

  /** Pages in order, with their numbers as objects. */
  pages(): { readonly object: number; readonly page: PdfDictionary }[] {
    const root = this.dictionary(this.trailer.get("/Root"));
    return this.array(this.dictionary(root.get("/Pages")).get("/Kids")).map((kid) => {
      if (!isReference(kid)) throw new Error("A page is no object of its own");
      return { object: kid.object, page: this.dictionary(kid) };
    });
  }

  operations(page: PdfDictionary): PdfOperation[] {
    return operationsOf(this.data(page.get("/Contents")).toString("latin1"));
  }

  private object(number: number): PdfValue {
    const place = this.places.get(number);
    if (place === undefined) throw new Error(`There is no object ${number}`);
    if ("offset" in place) return this.objectAt(place.offset).value;
    const { text, objects } = this.packedIn(place.stream);
    const packed = objects[place.index];
    if (packed?.number !== number) throw new Error(`Object ${number} is not where the table says`);
    return valueOf(new Reader(text, packed.offset));
  }

  private packedIn(stream: number): PackedObjects {
    const known = this.packed.get(stream);
    if (known !== undefined) return known;
    const { dictionary, data } = this.streamAt(this.offsetOf(stream));
    const first = numberIn(dictionary, "/First");
    const text = data.toString("latin1");
    const heads = text.slice(0, first).trim().split(/\s+/).map(Number);
    const objects = Array.from({ length: heads.length / 2 }, (_, index) => ({
      number: heads[2 * index] ?? 0,
      offset: first + (heads[2 * index + 1] ?? 0),
    }));
    const found = { text, objects };
    this.packed.set(stream, found);
    return found;
  }

  private offsetOf(number: number): number {
    const place = this.places.get(number);
    if (place === undefined || !("offset" in place)) throw new Error(`There is no stream ${number}`);
    return place.offset;
  }

  private objectAt(offset: number): { value: PdfValue; reader: Reader } {
    const head = /^\d+ 0 obj/.exec(this.source.slice(offset, offset + 20));
    if (head === null) throw new Error(`No object begins at ${offset}`);
    const reader = new Reader(this.source, offset + head[0].length);
    return { value: valueOf(reader), reader };
  }

  private streamAt(offset: number): { dictionary: PdfDictionary; data: Buffer } {
    const known = this.streams.get(offset);
    if (known !== undefined) return known;
    const { value, reader } = this.objectAt(offset);
    if (!(value instanceof Map)) throw new Error(`No stream at ${offset}`);
    const dictionary = value as PdfDictionary;
    const start = /^\s*stream\r?\n/.exec(this.source.slice(reader.at, reader.at + 12));
    if (start === null) throw new Error(`No stream at ${offset}`);
    const from = reader.at + start[0].length;
    const raw = Buffer.from(this.source.slice(from, from + numberIn(dictionary, "/Length")), "latin1");
    const data = dictionary.get("/Filter") === "/FlateDecode" ? inflateSync(raw) : raw;
    this.streams.set(offset, { dictionary, data });
    return { dictionary, data };
  }

  /** Rows of 1, 4 and 2 bytes, each as its difference to the one above (7.5.8, and predictor 12 of 7.4.4.4). */
  private readTable(data: Buffer): void {
    const row = Buffer.alloc(7);
    for (let number = 0; number < data.length / 8; number += 1) {
      if (data[number * 8] !== 2) throw new Error("The table of objects has another predictor");
      for (let at = 0; at < 7; at += 1) row[at] = (row[at] ?? 0) + (data[number * 8 + 1 + at] ?? 0);
      if (row[0] === 1) this.places.set(number, { offset: row.readUInt32BE(1) });
      if (row[0] === 2) this.places.set(number, { stream: row.readUInt32BE(1), index: row.readUInt16BE(5) });
    }
  }
}

export function operationsOf(stream: string): PdfOperation[] {
  const reader = new Reader(stream);
  const operations: PdfOperation[] = [];
  let operands: PdfValue[] = [];
  for (let token = reader.next(); token !== undefined; token = reader.next()) {
    if (token instanceof Keyword) {
      operations.push({ operator: token.word, operands });
      operands = [];
    } else operands.push(token);
  }
  return operations;
}

export function isReference(value: PdfValue | undefined): value is PdfReference {
  return typeof value === "object" && value !== null && "object" in value;
}

export function isArray(value: PdfValue | undefined): value is readonly PdfValue[] {
  return Array.isArray(value);
}

/** A name without its slash; blank for anything else. */
export function nameOf(value: PdfValue | undefined): string {
  return typeof value === "string" ? value.slice(1) : "";
}

export function textOf(value: PdfValue | undefined): string {
  return typeof value === "object" && value !== null && "text" in value ? value.text : "";
}

function valueOf(reader: Reader): PdfValue {
  const value = reader.next();
  if (value === undefined || value instanceof Keyword) throw new Error(`No value before ${reader.at}`);
  return value;
}

function numberIn(dictionary: PdfDictionary, key: string): number {
  const value = dictionary.get(key);
  if (typeof value !== "number") throw new Error(`${key} is no number`);
  return value;
}

function charOf(hex: string): string {
  return String.fromCharCode(parseInt(hex, 16));
}

/** UTF-16 where the byte order mark says so; else each byte a character. */
function unicode(bytes: string): string {
  if (!bytes.startsWith("\u00fe\u00ff")) return bytes;
  const swapped = Buffer.from(bytes.slice(2), "latin1").swap16();
  return swapped.toString("utf16le");
}
