/** Compressed bytes → bytes, piece by piece; whatever the packing says of its contents is checked. */
import { Gunzip, Inflate } from "fflate";
import { Refusal } from "../../core/problem";
import { Crc32 } from "./crc32";
import { damaged } from "./kinds";
import type { Bytes } from "./part";

/** Compressed bytes unpacked in one go: at most a thousand times as many come out, a few megabytes. */
const STEP = 4096;
/** Check sum and length, behind each gzip member. */
const TRAILER = 8;

/** @throws Refusal when the stream is cut off or its check sums differ */
export async function* gunzipped(fileName: string, bytes: Bytes): Bytes {
  const gunzip = new Gunzip();
  let crc = new Crc32();
  let taken = 0;
  let recent = new Uint8Array(0);
  const checkMember = (end: number): void => {
    const trailer = recent.subarray(end - TRAILER - (taken - recent.length), end - (taken - recent.length));
    if (trailer.length < TRAILER || !sameTrailer(trailer, crc))
      throw damaged(fileName, "the check sum of its gzip data is wrong");
    crc = new Crc32();
  };
  gunzip.onmember = checkMember;
  const seen = (step: Uint8Array): void => {
    taken += step.length;
    const before = recent.subarray(-LONGEST_HEADER);
    recent = new Uint8Array(before.length + step.length);
    recent.set(before);
    recent.set(step, before.length);
  };
  yield* unpacked(fileName, bytes, gunzip, { seen, out: (piece) => crc.add(piece) });
  checkMember(taken);
}

/** A member's end is told when the header of the next is known: so much is kept behind. */
const LONGEST_HEADER = 1 << 16;

function sameTrailer(trailer: Uint8Array, crc: Crc32): boolean {
  const view = new DataView(trailer.buffer, trailer.byteOffset, TRAILER);
  return view.getUint32(0, true) === crc.value() && view.getUint32(4, true) === crc.length % 2 ** 32;
}

/** Raw DEFLATE, as in a zip. */
export function inflated(fileName: string, bytes: Bytes): Bytes {
  return unpacked(fileName, bytes, new Inflate(), { seen: () => {}, out: () => {} });
}

async function* unpacked(
  fileName: string,
  bytes: Bytes,
  unpacker: Gunzip | Inflate,
  watch: { seen(step: Uint8Array): void; out(piece: Uint8Array): void },
): Bytes {
  let pieces: Uint8Array[] = [];
  unpacker.ondata = (piece) => {
    if (piece.length === 0) return;
    watch.out(piece);
    pieces.push(piece);
  };
  const push = (step: Uint8Array, final: boolean): Uint8Array[] => {
    pieces = [];
    watch.seen(step);
    try {
      unpacker.push(step, final);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      throw damaged(fileName, "its compressed data cannot be unpacked");
    }
    return pieces.flatMap(small);
  };
  for await (const piece of bytes) {
    for (let at = 0; at < piece.length; at += STEP) yield* push(piece.subarray(at, at + STEP), false);
  }
  yield* push(new Uint8Array(0), true);
}

/** Much that comes out at once is handed on in pieces. */
function small(piece: Uint8Array): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < piece.length; at += 1 << 16) pieces.push(piece.subarray(at, at + (1 << 16)));
  return pieces;
}

/** The same bytes, refused at their end where they are not those that were packed. */
export async function* checked(
  fileName: string,
  bytes: Bytes,
  packed: { readonly crc: number; readonly size: number },
): Bytes {
  const crc = new Crc32();
  for await (const piece of bytes) {
    crc.add(piece);
    yield piece;
  }
  if (crc.value() !== packed.crc || crc.length !== packed.size)
    throw damaged(fileName, "its check sum in the zip is wrong");
}
