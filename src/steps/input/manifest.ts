/** The manifest of an export: the list of the part files that make it up, as AWS and Azure put it beside them. */
import { addTo } from "../../core/lists";
import { z } from "zod";
import { Refusal } from "../../core/problem";
import { refused } from "./kinds";
import { wholeOf, type Part } from "./part";
import { textOf } from "./text";

export interface Manifest {
  /** The manifest's own file name. */
  readonly name: string;
  readonly parts: readonly ListedPart[];
}

export interface ListedPart {
  /** Without folders. */
  readonly name: string;
  /** Data rows, where the manifest tells. */
  readonly rows: number | null;
}

/** A table that was read. */
export interface ReadPart {
  readonly name: string;
  /** Data rows. */
  readonly rows: number;
  readonly source: string;
}

const LARGEST = 1 << 24;

/** AWS Data Exports: `<export>-Manifest.json`. */
const aws = z.object({ dataFiles: z.array(z.string()).min(1) });
/** Azure Cost Management, `manifest.json`, manifestVersion 2024-04-01. */
const azure = z.object({
  blobs: z.array(z.object({ blobName: z.string(), dataRowCount: z.number().int().nullish() })).min(1),
});
/** The older Cost and Usage Reports have another layout. */
const cur = z.object({ reportKeys: z.array(z.string()) });

/**
 * @returns null for JSON of another kind
 * @throws Refusal when it is cut off, or the manifest of a native report
 */
export async function readManifest(part: Part): Promise<Manifest | null> {
  const bytes = await wholeOf(part.bytes(), LARGEST);
  if (bytes === null) return null;
  const json = parsed(textOf(part.name, bytes));
  if (json === undefined) return null;
  if (cur.safeParse(json).success) {
    const instead = "In AWS Data Exports create an export of the table FOCUS 1.0 or 1.2 with AWS columns.";
    throw refused(part.name, "the manifest of an AWS Cost and Usage Report (CUR), not of FOCUS", instead);
  }
  const fromAws = aws.safeParse(json);
  if (fromAws.success)
    return { name: part.name, parts: fromAws.data.dataFiles.map((path) => listed(path, null)) };
  const fromAzure = azure.safeParse(json);
  if (!fromAzure.success) return null;
  return {
    name: part.name,
    parts: fromAzure.data.blobs.map((blob) => listed(blob.blobName, blob.dataRowCount ?? null)),
  };
}

/** "Manifest of 3 files" */
export function manifestText(manifest: Manifest): string {
  const count = manifest.parts.length;
  return `Manifest of ${count} ${count === 1 ? "file" : "files"}`;
}

/**
 * Why the tables that were read are not exactly the parts the manifest lists; "" when they are. Tables of other
 * sources are not its concern.
 */
export function manifestRefusal(manifest: Manifest, tables: readonly ReadPart[]): string {
  const of = new Map<string, ReadPart[]>();
  for (const table of tables) addTo(of, partName(table.name), table);
  const missing = manifest.parts.filter((part) => !of.has(partName(part.name)));
  if (missing.length > 0)
    return `${manifest.name} lists ${names(missing)}, which ${missing.length === 1 ? "is" : "are"} missing. Import all parts together. Nothing was imported.`;
  const lists = new Set(manifest.parts.map((part) => partName(part.name)));
  const sources = new Set(
    tables.filter((t) => lists.has(partName(t.name))).map((t) => t.source.toLowerCase()),
  );
  const others = tables.filter((t) => sources.has(t.source.toLowerCase()) && !lists.has(partName(t.name)));
  if (others.length > 0)
    return `${names(others)} ${others.length === 1 ? "is" : "are"} not among the files that ${manifest.name} lists. Take ${others.length === 1 ? "it" : "them"} out, or use the manifest of the same export. Nothing was imported.`;
  return countRefusal(manifest, of);
}

function countRefusal(manifest: Manifest, tables: ReadonlyMap<string, readonly ReadPart[]>): string {
  for (const { name, rows } of manifest.parts) {
    const found = tables.get(partName(name)) ?? [];
    if (found.length > 1) return `${name} was given more than once. Take one out. Nothing was imported.`;
    if (rows !== null && found[0] !== undefined && found[0].rows !== rows)
      return `${found[0].name} has ${found[0].rows} rows; ${manifest.name} says ${rows}. Download it again. Nothing was imported.`;
  }
  return "";
}

/** @throws Refusal when tables are not exactly the parts that a manifest lists */
export function refuseOtherParts(manifests: readonly Manifest[], tables: readonly ReadPart[]): void {
  for (const manifest of manifests) {
    const refusal = manifestRefusal(manifest, tables);
    if (refusal !== "") throw new Refusal(refusal);
  }
}

function listed(path: string, rows: number | null): ListedPart {
  return { name: path.slice(path.lastIndexOf("/") + 1), rows };
}

/** Browsers may unpack a gzip file while they save it. */
function partName(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1).replace(/\.gz$/i, "");
}

function names(parts: readonly { readonly name: string }[]): string {
  const shown = parts.slice(0, 5).map((part) => part.name);
  return parts.length <= 5 ? shown.join(", ") : `${shown.join(", ")} and ${parts.length - 5} more`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
