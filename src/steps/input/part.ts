/** One thing to read, a given file or a member of a zip, as bytes that come piece by piece. */
import type { ByteHasher, InputFile } from "../../ports/ports";

export type Bytes = AsyncIterable<Uint8Array>;

export interface Part {
  /** As people know it: `aws.zip/part_1.csv` for a member. */
  readonly name: string;
  /** All of it, from its beginning each time it is asked. */
  bytes(): Bytes;
  /** Any place of it; null where it can only be read from front to back. */
  readonly file: InputFile | null;
}

/** Bytes asked of the host in one go. */
const SLICE = 1 << 20;
/** Bytes handed on in one go: little work for those who take them. */
const PIECE = 1 << 16;

export function partOf(file: InputFile): Part {
  return { name: file.name, bytes: () => range(file, 0, Infinity), file };
}

/** The bytes from one place up to another, or to the end. */
export async function* range(file: InputFile, from: number, to: number): Bytes {
  const end = Math.min(to, await file.size());
  for (let at = from; at < end;) {
    const slice = await file.slice(at, Math.min(at + SLICE, end));
    if (slice.length === 0) return;
    for (let start = 0; start < slice.length; start += PIECE) yield slice.subarray(start, start + PIECE);
    at += slice.length;
  }
}

/** The same bytes; the hasher has seen those that were taken. */
export async function* hashed(bytes: Bytes, hasher: ByteHasher): Bytes {
  for await (const piece of bytes) {
    hasher.add(piece);
    yield piece;
  }
}

/** Up to so many bytes from the beginning. */
export async function firstBytes(bytes: Bytes, count: number): Promise<Uint8Array> {
  const first = new Uint8Array(count);
  let length = 0;
  for await (const piece of bytes) {
    const taken = piece.subarray(0, count - length);
    first.set(taken, length);
    length += taken.length;
    if (length === count) break;
  }
  return first.subarray(0, length);
}

/** @returns null where there are more than so many */
export async function wholeOf(bytes: Bytes, most: number): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of bytes) {
    length += piece.length;
    if (length > most) return null;
    pieces.push(piece);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
