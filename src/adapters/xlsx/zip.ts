/** The .xlsx file as a zip: entries that nobody touches keep their compressed bytes. */
import { crc32, deflateRawSync, inflateRawSync } from "node:zlib";
import { deflateSync } from "fflate";
import { HostFailure } from "../../core/problem";

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  readonly time: number;
  readonly compressed: Uint8Array;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const ZIP64_LOCATOR = 0x07064b50;
const STORED = 0;
const DEFLATED = 8;
/** 1980-01-01 00:00, the first time a zip can hold: the same input gives the same bytes. */
const FIXED_TIME = 0x00210000;
const UTF8_NAMES = 0x0800;
/**
 * Up to here parts are deflated by fflate, whose output is the same on every machine and Node version;
 * above by Node's own zlib, four times as fast. See docs/decisions/0003-workbook-file.md.
 */
const PORTABLE_LIMIT = 4_000_000;

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

  /** UTF-8 text without a byte order mark. */
  text(name: string): string {
    return new TextDecoder("utf-8").decode(this.bytes(name));
  }

  set(name: string, content: string | Uint8Array): void {
    const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
    const key = name.toLowerCase();
    this.entries.set(key, makeEntry(this.entries.get(key)?.name ?? name, bytes));
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

function makeEntry(name: string, bytes: Uint8Array): Entry {
  const compressed =
    bytes.length <= PORTABLE_LIMIT
      ? deflateSync(bytes, { level: 6 })
      : deflateRawSync(bytes, { level: 3, chunkSize: 8 << 20 });
  return { name, method: DEFLATED, crc: crc32(bytes), size: bytes.length, time: FIXED_TIME, compressed };
}

function readEntries(bytes: Uint8Array): Map<string, Entry> {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  refuseOtherKinds(view);
  const end = findEnd(view);
  const count = view.readUInt16LE(end + 10);
  let at = view.readUInt32LE(end + 16);
  const isZip64 = end >= 20 && view.readUInt32LE(end - 20) === ZIP64_LOCATOR;
  if (isZip64 || count === 0xffff || at === 0xffffffff)
    throw refused(
      "is a zip64 file, which other programs make of very large workbooks. Save it anew in Excel",
    );
  const entries = new Map<string, Entry>();
  for (let index = 0; index < count; index++) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== CENTRAL)
      throw damaged("its list of parts is cut off");
    const entry = readEntry(view, at);
    if (!entry.name.endsWith("/")) entries.set(entry.name.toLowerCase(), entry);
    at += 46 + view.readUInt16LE(at + 28) + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
  }
  return entries;
}

function readEntry(view: Buffer, at: number): Entry {
  const name = view.toString("utf8", at + 46, at + 46 + view.readUInt16LE(at + 28));
  const method = view.readUInt16LE(at + 10);
  const packed = view.readUInt32LE(at + 20);
  const local = view.readUInt32LE(at + 42);
  if ((view.readUInt16LE(at + 8) & 1) !== 0) throw refused("is encrypted. Save it without a password");
  if (method !== STORED && method !== DEFLATED)
    throw refused("is packed in a way that only few programs know. Open it in Excel, save it");
  if (local + 30 > view.length || view.readUInt32LE(local) !== LOCAL)
    throw damaged(`its part ${name} is cut off`);
  const start = local + 30 + view.readUInt16LE(local + 26) + view.readUInt16LE(local + 28);
  if (start + packed > view.length) throw damaged(`its part ${name} is cut off`);
  return {
    name,
    method,
    crc: view.readUInt32LE(at + 16),
    size: view.readUInt32LE(at + 24),
    time: view.readUInt32LE(at + 12),
    compressed: view.subarray(start, start + packed),
  };
}

function findEnd(view: Buffer): number {
  for (let at = view.length - 22; at >= Math.max(0, view.length - 65_557); at--)
    if (view.readUInt32LE(at) === END) return at;
  throw damaged("its list of parts is missing");
}

function refuseOtherKinds(view: Buffer): void {
  if (view.length >= 8 && view.readUInt32BE(0) === 0xd0cf11e0) {
    const encrypted = view.includes(Buffer.from("EncryptedPackage", "utf16le"));
    throw refused(
      encrypted
        ? "is protected with a password. Save it in Excel without one"
        : "is in the old .xls format. Save it in Excel as an .xlsx workbook",
    );
  }
  if (view.length < 22 || view.readUInt16BE(0) !== 0x504b)
    throw refused("is not an .xlsx workbook. Check its name");
}

function writeEntries(entries: readonly Entry[]): Buffer {
  const parts: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name, "utf8");
    const local = Buffer.alloc(30);
    local.writeUInt32LE(LOCAL, 0);
    writeCommon(local, 4, entry, name.length);
    const record = Buffer.alloc(46);
    record.writeUInt32LE(CENTRAL, 0);
    record.writeUInt16LE(20, 4);
    writeCommon(record, 6, entry, name.length);
    record.writeUInt32LE(offset, 42);
    parts.push(local, name, entry.compressed);
    central.push(record, name);
    offset += local.length + name.length + entry.compressed.length;
  }
  const list = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, list, end]);
}

/** The fields that local and central records share. */
function writeCommon(record: Buffer, at: number, entry: Entry, nameLength: number): void {
  record.writeUInt16LE(20, at);
  record.writeUInt16LE(UTF8_NAMES, at + 2);
  record.writeUInt16LE(entry.method, at + 4);
  record.writeUInt32LE(entry.time, at + 6);
  record.writeUInt32LE(entry.crc, at + 10);
  record.writeUInt32LE(entry.compressed.length, at + 14);
  record.writeUInt32LE(entry.size, at + 18);
  record.writeUInt16LE(nameLength, at + 22);
}

function refused(what: string): HostFailure {
  return new HostFailure(`The file ${what}, then run the command again. Nothing was written.`, "nothing");
}

function damaged(what: string, cause?: unknown): HostFailure {
  return new HostFailure(
    `The workbook file is damaged: ${what}. Open it in Excel and let Excel repair it, or take the backup beside it. Nothing was written.`,
    "nothing",
    { cause },
  );
}
