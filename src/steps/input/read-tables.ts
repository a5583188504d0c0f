/** The tables of records that a given file holds: read slice by slice, so that memory does not grow with the file. */
import { Hasher } from "../../core/hash";
import type { Records } from "../../core/focus/record-parser";
import { Refusal } from "../../core/problem";
import type { ByteHasher, InputFile } from "../../ports/ports";
import { readCsv } from "./csv";
import { HEAD, kindOf, refused, type Kind } from "./kinds";
import { readManifest, type Manifest } from "./manifest";
import { readParquet } from "./parquet";
import { firstBytes, hashed, partOf, type Bytes, type Part } from "./part";
import { gunzipped } from "./unpack";
import { listed, zipContents } from "./zip";

/** Something to know of a file that its records do not show. */
export interface FileNote {
  /** The rule it belongs to; null for what no rule is about. */
  readonly code: "F01" | null;
  readonly message: string;
}

export interface TableFacts {
  /** Of the file as it was given; of the member where it came in a zip. */
  readonly sha256: string;
  readonly notes: readonly FileNote[];
}

/** Takes one table's records in order; the first record is the heading. */
export interface TableSink {
  push(records: Records): void;
  /** Asked once, when all records went in. */
  end(facts: TableFacts): void;
  /** Asked instead when the table has to be read over, into another sink: what went in is to be forgotten. */
  drop?(): void;
}

/** Lets a host with a screen draw; asked every few milliseconds of work. */
export type Pause = () => Promise<void>;

interface Reading {
  /** Makes the sink for a table; a zip has several, and a table that is read over gets another. */
  open(name: string): TableSink;
  readonly pause: Pause;
  readonly hasher: () => ByteHasher;
  readonly manifests: Manifest[];
  /** True for the members of a zip. */
  readonly inZip: boolean;
  /** What is to be told with the next table. */
  readonly notes: FileNote[];
}

/**
 * @returns the manifests in it: lists of the parts that belong to an import
 * @throws Refusal when the file is none that can be read
 */
export async function readTables(
  input: InputFile,
  open: (name: string) => TableSink,
  pause: Pause,
): Promise<readonly Manifest[]> {
  const reading: Reading = {
    open,
    pause,
    hasher: input.hasher ?? (() => new Hasher()),
    manifests: [],
    inZip: false,
    notes: [],
  };
  await readPart(partOf(input), reading);
  return reading.manifests;
}

async function readPart(part: Part, reading: Reading): Promise<void> {
  const kind = kindOf(part.name, await firstBytes(part.bytes(), HEAD));
  await READERS[kind](part, reading);
}

const READERS: Readonly<Record<Kind, (part: Part, reading: Reading) => Promise<void>>> = {
  text: async (part, reading) => await readText(part, reading, (bytes) => bytes),
  gzip: readGzip,
  zip: readZip,
  parquet: readParquetPart,
  async json(part, reading) {
    const manifest = await readManifest(part);
    if (manifest !== null) reading.manifests.push(manifest);
    else if (!reading.inZip) throw notAManifest(part.name);
    else
      reading.notes.push({
        code: null,
        message: `${part.name} was left out: it is a JSON file without charges.`,
      });
  },
};

async function readText(part: Part, reading: Reading, unpack: (bytes: Bytes) => Bytes): Promise<void> {
  let hasher = reading.hasher();
  const bytes = (): Bytes => {
    hasher = reading.hasher();
    return unpack(hashed(part.bytes(), hasher));
  };
  const { sink, notes } = await readCsv(part.name, bytes, () => reading.open(part.name), reading.pause);
  sink.end({ sha256: hasher.hex(), notes: [...reading.notes.splice(0), ...notes] });
}

async function readGzip(part: Part, reading: Reading): Promise<void> {
  const kind = kindOf(part.name, await firstBytes(gunzipped(part.name, part.bytes()), HEAD));
  if (kind !== "text")
    throw refused(part.name, `a gzip file of ${IS[kind]}`, "Unpack it and import the file in it.");
  await readText(part, reading, (bytes) => gunzipped(part.name, bytes));
}

const IS = { json: "JSON", gzip: "another gzip file", zip: "a zip", parquet: "Parquet" } as const;

async function readZip(part: Part, reading: Reading): Promise<void> {
  if (reading.inZip || part.file === null)
    throw refused(
      part.name,
      "a zip or an Excel workbook in a zip",
      "Unpack the outer zip and import what is in it.",
    );
  const { parts, leftOut } = await zipContents(part.file);
  const notes: FileNote[] =
    leftOut.length === 0 ? [] : [{ code: null, message: `Left out of ${part.name}: ${listed(leftOut)}.` }];
  let tables = 0;
  const open = (name: string): TableSink => {
    const sink = reading.open(name);
    return {
      push: (records) => sink.push(records),
      drop: () => sink.drop?.(),
      end(facts) {
        tables += 1;
        sink.end(facts);
      },
    };
  };
  for (const member of parts) await readPart(member, { ...reading, open, inZip: true, notes });
  if (tables === 0) throw noTable(part.name, parts);
}

async function readParquetPart(part: Part, reading: Reading): Promise<void> {
  const hasher = reading.hasher();
  for await (const piece of part.bytes()) {
    hasher.add(piece);
    await reading.pause();
  }
  const sink = reading.open(part.name);
  for await (const records of readParquet(part, reading.pause)) {
    sink.push(records);
    await reading.pause();
  }
  sink.end({ sha256: hasher.hex(), notes: reading.notes.splice(0) });
}

function notAManifest(name: string): Refusal {
  const instead =
    "Export the FOCUS data as CSV or Parquet; of JSON files only the manifest of an export is read.";
  return refused(name, "a JSON file and no manifest of an export", instead);
}

function noTable(name: string, parts: readonly Part[]): Refusal {
  const found = listed(parts.map((part) => part.name.slice(name.length + 1)));
  return new Refusal(
    `${name} is a zip without a CSV or Parquet file. It holds ${found}. Zip the files of the FOCUS export. Nothing was imported.`,
  );
}
