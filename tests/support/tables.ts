/** Reads a file's bytes into tables, in slices of any size. */
import { Refusal } from "../../src/core/problem";
import type { Manifest } from "../../src/steps/input/manifest";
import { readTables, type FileNote } from "../../src/steps/input/read-tables";

export interface ReadTable {
  readonly name: string;
  readonly records: string[][];
  readonly sha256: string;
  readonly notes: readonly FileNote[];
}

export interface ReadFile {
  readonly tables: ReadTable[];
  readonly manifests: readonly Manifest[];
  /** Tables that were begun and read over. */
  readonly dropped: string[];
}

/** @param slice most bytes that one read gives */
export async function tablesOf(name: string, bytes: Uint8Array, slice = Infinity): Promise<ReadFile> {
  const tables: ReadTable[] = [];
  const dropped: string[] = [];
  const file = {
    name,
    size: () => Promise.resolve(bytes.length),
    slice: (from: number, to: number) => Promise.resolve(bytes.slice(from, Math.min(to, from + slice))),
  };
  const open = (table: string) => {
    const records: string[][] = [];
    return {
      push: (more: readonly (readonly string[])[]) => records.push(...more.map((cells) => [...cells])),
      drop: () => dropped.push(table),
      end: (facts: { sha256: string; notes: readonly FileNote[] }) =>
        tables.push({ name: table, records, ...facts }),
    };
  };
  const manifests = await readTables(file, open, () => Promise.resolve());
  return { tables, manifests, dropped };
}

/** The refusal's message. */
export async function refusalOf(name: string, bytes: Uint8Array): Promise<string> {
  try {
    await tablesOf(name, bytes);
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  throw new Error(`${name} was read`);
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
export const latin = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

export function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i += 1) view.setUint16(i * 2, text.charCodeAt(i), littleEndian);
  return bytes;
}
