/** The directory at the end of a zip (PKWARE APPNOTE 6.3): what it holds and where. */
import type { InputFile } from "../../ports/ports";
import { damaged, refused } from "./kinds";

export interface ZipEntry {
  /** With its folders. */
  readonly path: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where its own header begins. */
  readonly header: number;
}

const END = 0x06054b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const LOCATOR64_LENGTH = 20;
const ENTRY = 0x02014b50;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;
const MOST_DIRECTORY = 1 << 26;

/** @throws Refusal when it is cut off or no single zip */
export async function zipEntries(file: InputFile): Promise<ZipEntry[]> {
  const { offset, length, count } = await directoryPlace(file);
  if (length > MOST_DIRECTORY) throw refused(file.name, "a zip of very many files", "Unpack it first.");
  const view = viewOf(await file.slice(offset, offset + length));
  const entries: ZipEntry[] = [];
  for (let at = 0; entries.length < count;) {
    if (at + ENTRY_LENGTH > view.byteLength || view.getUint32(at, true) !== ENTRY) throw cutOff(file);
    const next =
      at + ENTRY_LENGTH + [28, 30, 32].reduce((sum, field) => sum + view.getUint16(at + field, true), 0);
    if (next > view.byteLength) throw cutOff(file);
    entries.push(entryAt(view, at));
    at = next;
  }
  return entries;
}

/** Where the member's packed bytes begin: the header before them has lengths of its own. */
export async function dataStart(file: InputFile, entry: ZipEntry): Promise<number> {
  const local = viewOf(await file.slice(entry.header, entry.header + LOCAL_LENGTH));
  if (local.byteLength < LOCAL_LENGTH) throw cutOff(file);
  return entry.header + LOCAL_LENGTH + local.getUint16(26, true) + local.getUint16(28, true);
}

async function directoryPlace(file: InputFile): Promise<{ offset: number; length: number; count: number }> {
  const size = await file.size();
  const from = Math.max(0, size - END_LENGTH - LONGEST_COMMENT - LOCATOR64_LENGTH);
  const tail = viewOf(await file.slice(from, size));
  let at = tail.byteLength - END_LENGTH;
  while (at >= 0 && !isEnd(tail, at)) at -= 1;
  if (at < 0) throw cutOff(file);
  const place = {
    count: tail.getUint16(at + 10, true),
    length: tail.getUint32(at + 12, true),
    offset: tail.getUint32(at + 16, true),
  };
  const locator = at - LOCATOR64_LENGTH;
  if (locator >= 0 && tail.getUint32(locator, true) === LOCATOR64) {
    const end64 = viewOf(await file.slice(...span(bigAt(tail, locator + 8), 56)));
    if (end64.byteLength < 56 || end64.getUint32(0, true) !== END64) throw cutOff(file);
    return { count: bigAt(end64, 32), length: bigAt(end64, 40), offset: bigAt(end64, 48) };
  }
  if (tail.getUint16(at + 4, true) !== 0)
    throw refused(file.name, "one of several parts of a zip", "Join or unpack them first.");
  return place;
}

function isEnd(tail: DataView, at: number): boolean {
  return (
    tail.getUint32(at, true) === END && at + END_LENGTH + tail.getUint16(at + 20, true) === tail.byteLength
  );
}

function entryAt(view: DataView, at: number): ZipEntry {
  const nameLength = view.getUint16(at + 28, true);
  const bytes = new Uint8Array(view.buffer, view.byteOffset + at + ENTRY_LENGTH, nameLength);
  const [size, packedSize, header] = bigFields(
    view,
    at + ENTRY_LENGTH + nameLength,
    view.getUint16(at + 30, true),
    [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)],
  );
  return {
    path: new TextDecoder().decode(bytes).replaceAll("\\", "/"),
    method: view.getUint16(at + 10, true),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    crc: view.getUint32(at + 16, true),
    size,
    packedSize,
    header,
  };
}

/** Zip64: a number that is all ones stands in an extra field instead, in this order. */
function bigFields(
  view: DataView,
  at: number,
  length: number,
  [size, packed, header]: readonly [number, number, number],
): [number, number, number] {
  for (let field = at; field + 4 <= at + length; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    const end = field + 4 + view.getUint16(field + 2, true);
    let next = field + 4;
    const big = (value: number): number => {
      if (value !== 0xffffffff || next + 8 > end) return value;
      next += 8;
      return bigAt(view, next - 8);
    };
    return [big(size), big(packed), big(header)];
  }
  return [size, packed, header];
}

function bigAt(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}

function span(from: number, length: number): [number, number] {
  return [from, from + length];
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function cutOff(file: InputFile): Error {
  return damaged(file.name, "the directory of the zip is missing or wrong");
}
