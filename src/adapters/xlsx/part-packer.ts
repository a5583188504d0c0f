/**
 * Packs a part while it is being made, some megabytes at a time and beside the main thread, so that a sheet of
 * hundreds of megabytes is never held whole. Pieces of a deflate stream that end on a byte may follow one another.
 */
import { constants, crc32, deflateRaw } from "node:zlib";
import { promisify } from "node:util";
import { deflateSync } from "fflate";

/** What a zip entry says of its content. */
export interface PackedPart {
  readonly crc: number;
  /** Bytes before packing. */
  readonly size: number;
  readonly compressed: Uint8Array;
}

/**
 * Up to here parts are deflated by fflate, whose output is the same on every machine and Node version;
 * above by Node's own zlib, four times as fast. See docs/decisions/0003-workbook-file.md.
 */
export const PORTABLE_LIMIT = 4_000_000;
const LARGE_LEVEL = 3;
const PIECE = 4 << 20;
/** More than the processors have to do with would only wait in memory. */
const MOST_AT_WORK = 3;
/** The end of a deflate stream: a last block with nothing in it. */
const LAST_BLOCK = Buffer.from([0x03, 0x00]);

const deflatePiece = promisify<Buffer, { level: number; chunkSize: number; finishFlush: number }, Buffer>(
  deflateRaw,
);

export class PartPacker {
  private crc = 0;
  private size = 0;
  /** Not packed yet: the part may turn out to be a small one. */
  private held: Buffer[] | null = [];
  private readonly packed: Promise<Buffer>[] = [];

  /** Takes the next bytes, which must stay as they are; waits while enough are at work. */
  async add(bytes: Buffer): Promise<void> {
    this.crc = crc32(bytes, this.crc);
    this.size += bytes.length;
    if (this.held !== null) {
      this.held.push(bytes);
      if (this.size <= PORTABLE_LIMIT) return;
    }
    const waiting = this.held ?? [bytes];
    this.held = null;
    for (const piece of waiting)
      for (let at = 0; at < piece.length; at += PIECE) await this.pack(piece.subarray(at, at + PIECE));
  }

  async finish(): Promise<PackedPart> {
    const { crc, size } = this;
    if (this.held !== null) return { crc, size, compressed: packSmall(Buffer.concat(this.held)) };
    return { crc, size, compressed: Buffer.concat([...(await Promise.all(this.packed)), LAST_BLOCK]) };
  }

  private async pack(piece: Buffer): Promise<void> {
    const options = { level: LARGE_LEVEL, chunkSize: PIECE / 4, finishFlush: constants.Z_SYNC_FLUSH };
    this.packed.push(deflatePiece(piece, options));
    await this.packed.at(-MOST_AT_WORK);
  }
}

/** A part that is there whole and small. */
export function packSmall(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes, { level: 6 });
}
