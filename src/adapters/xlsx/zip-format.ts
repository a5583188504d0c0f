/** The zip container, byte by byte: its list of entries read and written. */
import { HostFailure } from "../../core/problem";
import type { PackedPart } from "./part-packer";

/** A part as it lies in the file; never changed, so that the same entry has the same content. */
export interface Entry extends PackedPart {
  readonly name: string;
  readonly method: number;
  readonly time: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const ZIP64_LOCATOR = 0x07064b50;
export const STORED = 0;
export const DEFLATED = 8;
const UTF8_NAMES = 0x0800;

/** By name in lower case. */
export function readEntries(bytes: Uint8Array): Map<string, Entry> {
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

export function writeEntries(entries: readonly Entry[]): Buffer {
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

export function damaged(what: string, cause?: unknown): HostFailure {
  return new HostFailure(
    `The workbook file is damaged: ${what}. Open it in Excel and let Excel repair it, or take the backup beside it. Nothing was written.`,
    "nothing",
    { cause },
  );
}
