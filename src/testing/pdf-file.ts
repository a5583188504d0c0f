/** A small reader of PDF files for tests: objects and their streams (ISO 32000-1, 7.5). */
import { inflateSync } from "node:zlib";
import {
  isArray,
  isReference,
  operationsOf,
  Reader,
  valueOf,
  type PdfDictionary,
  type PdfOperation,
  type PdfValue,
} from "./pdf-values";

/** A stream of objects: its text, and where each begins in it. */
interface PackedObjects {
  readonly text: string;
  readonly objects: readonly { readonly number: number; readonly offset: number }[];
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

function numberIn(dictionary: PdfDictionary, key: string): number {
  const value = dictionary.get(key);
  if (typeof value !== "number") throw new Error(`${key} is no number`);
  return value;
}
