/**
 * The zip of an evidence pack, written file by file: what is put in is packed and hashed as it comes, so that a large
 * month needs no more memory than its packed bytes. The same files make the same zip, whatever the clock or time zone.
 */
import { Zip, ZipDeflate, ZipPassThrough } from "fflate";
import { Hasher } from "../../core/hash";
import type { MissingFile, PackedFile } from "../../core/evidence/contents";
import type { ByteHasher } from "../../ports/ports";

/** The earliest that a zip can say. fflate writes the local time of a date, which is the same here everywhere. */
const NO_TIME = new Date(1980, 0, 1);
/** Packed already: packing again takes time and saves nothing. */
const PACKED = /\.(gz|zip|xlsx|parquet|pdf|png|jpe?g|zst|snappy)$/i;
const LEVEL = 6;

/** A path's last part, whichever way its slashes go. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

export class Pack {
  readonly files: PackedFile[] = [];
  readonly missing: MissingFile[] = [];
  private readonly pieces: Uint8Array[] = [];
  private readonly zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    this.pieces.push(piece);
  });

  /** @param pause waited for between pieces: a page draws @param hasher the host's own, where it is faster */
  constructor(
    private readonly pause: () => Promise<void>,
    private readonly hasher: () => ByteHasher = () => new Hasher(),
  ) {}

  /** @returns the file's hash */
  async add(
    path: string,
    what: string,
    content: AsyncIterable<Uint8Array> | Iterable<Uint8Array | string> | Uint8Array | string,
  ): Promise<string> {
    const file = PACKED.test(path) ? new ZipPassThrough(path) : new ZipDeflate(path, { level: LEVEL });
    file.mtime = NO_TIME;
    this.zip.add(file);
    const hasher = this.hasher();
    const encoder = new TextEncoder();
    let bytes = 0;
    const whole = typeof content === "string" || content instanceof Uint8Array;
    for await (const given of whole ? [content] : content) {
      const piece = typeof given === "string" ? encoder.encode(given) : given;
      hasher.add(piece);
      bytes += piece.length;
      file.push(piece);
      await this.pause();
    }
    file.push(new Uint8Array(), true);
    const sha256 = hasher.hex();
    this.files.push({ path, bytes, sha256, what });
    return sha256;
  }

  lacks(what: string, name: string, why: string, sha256 = ""): void {
    this.missing.push({ what, name, sha256, why });
  }

  /** The zip's bytes; nothing is added afterwards. */
  finish(): Uint8Array {
    this.zip.end();
    const zip = new Uint8Array(this.pieces.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of this.pieces) {
      zip.set(piece, at);
      at += piece.length;
    }
    return zip;
  }
}
