/** The .xlsx file as a zip: entries that nobody touches keep their compressed bytes. */
import { crc32, createInflateRaw, deflateRawSync, inflateRawSync } from "node:zlib";
import { PORTABLE_LIMIT, packSmall, type PackedPart } from "./part-packer";
import { damaged, DEFLATED, readEntries, STORED, writeEntries, type Entry } from "./zip-format";

/** 1980-01-01 00:00, the first time a zip can hold: the same input gives the same bytes. */
const FIXED_TIME = 0x00210000;
/** Bytes that are unpacked at a time: a text of that length is made and forgotten where V8 keeps what is young. */
const CHUNK = 1 << 16;

/** A set of zip entries that can be changed without touching the others. Names are compared as OPC does: without case. */
export class ZipArchive {
  private constructor(private readonly entries: Map<string, Entry>) {}

  static empty(): ZipArchive {
    return new ZipArchive(new Map());
  }

  /** @throws HostFailure in words, where the bytes are no zip that we can keep whole. */
  static read(bytes: Uint8Array): ZipArchive {
    return new ZipArchive(readEntries(bytes));
  }

  /** Entries are immutable, so a copy costs nothing. */
  copy(): ZipArchive {
    return new ZipArchive(new Map(this.entries));
  }

  names(): string[] {
    return [...this.entries.values()].map((entry) => entry.name);
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** @throws HostFailure when the entry is missing or damaged. */
  bytes(name: string): Buffer {
    const entry = this.entries.get(name.toLowerCase());
    if (entry === undefined) throw damaged(`its part ${name} is missing`);
    const bytes = inflate(entry);
    if (bytes.length !== entry.size || crc32(bytes) !== entry.crc)
      throw damaged(`its part ${name} is damaged`);
    return bytes;
  }

  /** Undefined where there is no such part. */
  entry(name: string): Entry | undefined {
    return this.entries.get(name.toLowerCase());
  }

  /**
   * A large part's bytes in order, unpacked beside the main thread; what came is worth something only at the end.
   * @throws HostFailure when the entry is missing or damaged
   */
  async *chunks(name: string): AsyncGenerator<Buffer> {
    const entry = this.entry(name);
    if (entry === undefined) throw damaged(`its part ${name} is missing`);
    let crc = 0;
    let size = 0;
    for await (const chunk of inflated(entry)) {
      crc = crc32(chunk, crc);
      size += chunk.length;
      if (size > entry.size) break;
      yield chunk;
    }
    if (size !== entry.size || crc !== entry.crc) throw damaged(`its part ${name} is damaged`);
  }

  /** UTF-8 text without a byte order mark. */
  text(name: string): string {
    return new TextDecoder("utf-8").decode(this.bytes(name));
  }

  set(name: string, content: string | Uint8Array): void {
    const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
    const key = name.toLowerCase();
    this.entries.set(key, makeEntry(this.entries.get(key)?.name ?? name, bytes));
  }

  /** The same with a part that was packed while it was made. */
  setPacked(name: string, part: PackedPart): void {
    const key = name.toLowerCase();
    const own = this.entries.get(key)?.name ?? name;
    this.entries.set(key, { name: own, method: DEFLATED, time: FIXED_TIME, ...part });
  }

  remove(name: string): void {
    this.entries.delete(name.toLowerCase());
  }

  /** Takes over another archive's entry, keeping its compressed bytes. */
  take(name: string, from: ZipArchive): void {
    const entry = from.entries.get(name.toLowerCase());
    if (entry === undefined) throw new Error(`No entry ${name}`);
    this.entries.set(name.toLowerCase(), entry);
  }

  /** Whether both have the same content under the name. */
  sameEntry(name: string, other: ZipArchive): boolean {
    const a = this.entries.get(name.toLowerCase());
    const b = other.entries.get(name.toLowerCase());
    if (a === undefined || b === undefined) return false;
    if (a === b) return true;
    return a.crc === b.crc && a.size === b.size && this.bytes(name).equals(other.bytes(name));
  }

  write(): Buffer {
    return writeEntries([...this.entries.values()]);
  }
}

function inflate(entry: Entry): Buffer {
  if (entry.method === STORED) return Buffer.from(entry.compressed);
  if (entry.size === 0) return Buffer.alloc(0);
  try {
    return inflateRawSync(entry.compressed, {
      maxOutputLength: entry.size,
      // At once into one piece of memory; one byte more, or zlib would ask for a second piece.
      chunkSize: Math.max(64, entry.size + 1),
    });
  } catch (cause) {
    throw damaged(`its part ${entry.name} cannot be unpacked`, cause);
  }
}

async function* inflated(entry: Entry): AsyncGenerator<Buffer> {
  if (entry.method === STORED) {
    yield Buffer.from(entry.compressed);
    return;
  }
  const stream = createInflateRaw({ chunkSize: CHUNK });
  stream.end(entry.compressed);
  try {
    for await (const chunk of stream) yield chunk as Buffer;
  } catch (cause) {
    throw damaged(`its part ${entry.name} cannot be unpacked`, cause);
  }
}

function makeEntry(name: string, bytes: Uint8Array): Entry {
  const compressed =
    bytes.length <= PORTABLE_LIMIT
      ? packSmall(bytes)
      : deflateRawSync(bytes, { level: 3, chunkSize: 8 << 20 });
  return { name, method: DEFLATED, crc: crc32(bytes), size: bytes.length, time: FIXED_TIME, compressed };
}
