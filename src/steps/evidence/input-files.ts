/** The imported files in an evidence pack: found by SHA-256 among the files given, whatever their names are now. */
import { freeName } from "../../core/evidence/contents";
import { Hasher } from "../../core/hash";
import type { ImportRecord } from "../../core/import/records";
import { Cancelled, Refusal } from "../../core/problem";
import type { InputFile } from "../../ports/ports";
import { safeFileName } from "../../render/file-name";
import type { Host } from "../host";
import { firstBytes, range } from "../input/part";
import { zipContents } from "../input/zip";
import type { Gathered } from "./gathered";
import type { Pack } from "./pack";

/** A zip holds no larger member, and its whole is to stay below four times that. */
const MOST_BYTES = 1 << 30;
/** What every zip begins with. */
const ZIP = [0x50, 0x4b];

/** Where an imported file was found: itself, or the zip that has it. */
interface Found {
  readonly file: InputFile;
  readonly bytes: number;
  /** Its own hash. */
  readonly sha256: string;
}

/** @returns hashes of imported files that are in the pack */
export async function addInputs(
  host: Host,
  pack: Pack,
  { imports, month }: Gathered,
  inputs: readonly InputFile[],
): Promise<ReadonlySet<string>> {
  const wanted = new Map<string, ImportRecord>();
  // One file may have several rows; the one that counts says whether it matters.
  for (const row of imports) {
    const known = wanted.get(row.sha256);
    if (known === undefined || (known.status !== "Current" && row.status === "Current"))
      wanted.set(row.sha256, row);
  }
  const found = await find(host, new Set(wanted.keys()), inputs);
  const names = new Set<string>();
  const packed = new Map<InputFile, string>();
  const inPack = new Set<string>();
  for (const [sha256, row] of wanted) {
    const place = found.get(sha256);
    const what = `Input file ${row.source}, ${row.period}`;
    if (place === undefined || place.bytes > MOST_BYTES) {
      pack.lacks(what, row.fileName, place === undefined ? whyNot(row, month.period) : TOO_LARGE, sha256);
      continue;
    }
    inPack.add(sha256);
    if (packed.has(place.file)) continue;
    const name = freeName(safeName(place.file.name), names);
    packed.set(place.file, name);
    const hash = await pack.add(
      `inputs/${name}`,
      described(what, row, place.file),
      range(place.file, 0, Infinity),
    );
    if (hash !== place.sha256)
      throw new Refusal(`${place.file.name} changed while it was packed. Make the pack again.`);
  }
  return inPack;
}

/** A name that had to be changed keeps its ending. */
function safeName(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot > 0 ? safeFileName(name.slice(0, dot), name.slice(dot)) : safeFileName(name, "");
}

const TOO_LARGE = "it was found, and its hash is right, but it is larger than 1 GB: keep it beside this pack";

function whyNot({ status, period }: ImportRecord, month: string): string {
  const why = "it was not among the files given when the pack was made";
  if (status === "Replaced")
    return `${why}; a later file replaced it, and no figure of the month rests on it`;
  if (status === "Undone") return `${why}; its import was undone, and no figure of the month rests on it`;
  return period === month ? why : `${why}; it brought charges of ${period} that were carried into ${month}`;
}

function described(what: string, { status, fileName }: ImportRecord, { name }: InputFile): string {
  const state = status === "Current" ? "" : ` (${status.toLowerCase()})`;
  return `${what}${state}, as imported${fileName === name ? "" : `, then as ${fileName}`}`;
}

/** Hashes of the files given, and of what is in zips among them, until all that is wanted is found. */
async function find(
  host: Host,
  wanted: ReadonlySet<string>,
  inputs: readonly InputFile[],
): Promise<ReadonlyMap<string, Found>> {
  const found = new Map<string, Found>();
  for (const [i, file] of inputs.entries()) {
    if (found.size === wanted.size) break;
    if (host.progress.cancelled()) throw new Cancelled();
    host.progress.report(i, inputs.length, `Looking at ${file.name}`);
    await host.progress.pause?.();
    const bytes = await file.size();
    const own = await hashOf(range(file, 0, Infinity), file);
    const hashes = wanted.has(own) ? [own] : await hashesInside(file);
    for (const sha256 of hashes)
      if (wanted.has(sha256) && !found.has(sha256)) found.set(sha256, { file, bytes, sha256: own });
  }
  return found;
}

/** Of what is in a zip; none for any other file. */
async function hashesInside(file: InputFile): Promise<string[]> {
  const head = await firstBytes(range(file, 0, ZIP.length), ZIP.length);
  if (!ZIP.every((byte, i) => head[i] === byte)) return [];
  const hashes: string[] = [];
  for (const part of await partsOf(file)) hashes.push(await hashOf(part.bytes(), file));
  return hashes;
}

/** A zip that holds no charges at all is none of ours. */
async function partsOf(file: InputFile): Promise<Awaited<ReturnType<typeof zipContents>>["parts"]> {
  try {
    return (await zipContents(file)).parts;
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

async function hashOf(bytes: AsyncIterable<Uint8Array>, { hasher }: InputFile): Promise<string> {
  const hash = hasher?.() ?? new Hasher();
  for await (const piece of bytes) hash.add(piece);
  return hash.hex();
}
