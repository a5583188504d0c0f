/** Files and folders of OneDrive and SharePoint, as far as the program looks at them. */
import { z } from "zod";
import type { Graph } from "./client";
import { GraphFailure } from "./errors";
import { allPages } from "./pages";
import { quickXorHash } from "./quick-xor-hash";
import { expectStatus, maybe, NAMED, shaped } from "./shapes";

/**
 * https://learn.microsoft.com/graph/api/resources/driveitem. The answer to the last range of an upload is documented
 * with id, name, size and file alone.
 */
export const DRIVE_ITEM = NAMED.extend({
  name: z.string(),
  /** Changes with every change, and on SharePoint by itself shortly after an upload; "" where it is not told. */
  eTag: maybe(z.string()).transform((tag) => tag ?? ""),
  /** Changes with the contents only. */
  cTag: maybe(z.string()),
  webUrl: maybe(z.string()).transform((url) => url ?? ""),
  size: maybe(z.number()),
  folder: maybe(z.object({})),
  file: maybe(z.object({ hashes: maybe(z.object({ quickXorHash: maybe(z.string()) })) })),
  parentReference: maybe(z.object({ driveId: maybe(z.string()), id: maybe(z.string()) })),
  /** Good for some minutes, without a token. */
  "@microsoft.graph.downloadUrl": maybe(z.string()),
});
export type DriveItem = Readonly<z.infer<typeof DRIVE_ITEM>>;

/** A folder in a drive. */
export interface DriveFolder {
  readonly driveId: string;
  readonly id: string;
}

export function itemPath(driveId: string, itemId: string): string {
  return `/drives/${encodeURIComponent(driveId)}/items/${encodeURIComponent(itemId)}`;
}

/** By names below a folder; to be followed by `:/content` and the like. */
export function pathBelow(folder: DriveFolder, path: string): string {
  const names = path.split("/").map(encodeURIComponent);
  return `${itemPath(folder.driveId, folder.id)}:/${names.join("/")}`;
}

/** @returns null where there is none. @throws GraphFailure */
export async function itemAt(graph: Graph, path: string): Promise<DriveItem | null> {
  try {
    return await shaped(await graph.ask({ method: "GET", path, repeat: "always" }), DRIVE_ITEM);
  } catch (error) {
    if (error instanceof GraphFailure && error.status === 404) return null;
    throw error;
  }
}

const DELETED = 204;

/** Into the recycle bin; one that is gone already is no error. @throws GraphFailure */
export async function removeItem(graph: Graph, driveId: string, itemId: string): Promise<void> {
  try {
    expectStatus(
      await graph.ask({ method: "DELETE", path: itemPath(driveId, itemId), repeat: "always" }),
      DELETED,
    );
  } catch (error) {
    if (!(error instanceof GraphFailure) || error.status !== 404) throw error;
  }
}

/** @throws GraphFailure */
export async function childrenOf(graph: Graph, folder: DriveFolder): Promise<DriveItem[]> {
  const path = `${itemPath(folder.driveId, folder.id)}/children`;
  return await allPages(path, DRIVE_ITEM, (at) => graph.ask({ method: "GET", path: at, repeat: "always" }));
}

/** Where Graph gives no hash it cannot be said, and the answer is no. */
export function sameContents(item: DriveItem, bytes: Uint8Array): boolean {
  const hash = item.file?.hashes?.quickXorHash;
  return hash !== undefined && item.size === bytes.length && hash === quickXorHash(bytes);
}

/** @throws GraphFailure */
export async function contentsOf(graph: Graph, driveId: string, item: DriveItem): Promise<Uint8Array> {
  const open = item["@microsoft.graph.downloadUrl"];
  // Pages cannot follow the redirect of /content: it answers a request that carries a token.
  const reply =
    open === undefined
      ? await graph.ask({ method: "GET", path: `${itemPath(driveId, item.id)}/content`, repeat: "always" })
      : await graph.askOpen(open, { method: "GET" }, "always");
  return await reply.bytes();
}
