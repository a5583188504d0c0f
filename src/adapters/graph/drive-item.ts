/** Files and folders of OneDrive and SharePoint, as far as the program looks at them. */
import type { Graph } from "./client";
import { GraphFailure } from "./errors";
import { quickXorHash } from "./quick-xor-hash";

/** https://learn.microsoft.com/graph/api/resources/driveitem */
export interface DriveItem {
  readonly id: string;
  readonly name: string;
  /** Changes with every change, and on SharePoint by itself shortly after an upload. */
  readonly eTag: string;
  /** Changes with the contents only. */
  readonly cTag?: string;
  readonly webUrl: string;
  readonly size: number;
  readonly folder?: object;
  readonly file?: { readonly hashes?: { readonly quickXorHash?: string } };
  readonly parentReference?: { readonly driveId: string; readonly id: string };
  /** Good for some minutes, without a token. */
  readonly "@microsoft.graph.downloadUrl"?: string;
}

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
    return (await (await graph.ask({ method: "GET", path, repeat: "always" })).json()) as DriveItem;
  } catch (error) {
    if (error instanceof GraphFailure && error.status === 404) return null;
    throw error;
  }
}

/** Into the recycle bin; one that is gone already is no error. @throws GraphFailure */
export async function removeItem(graph: Graph, driveId: string, itemId: string): Promise<void> {
  try {
    await graph.ask({ method: "DELETE", path: itemPath(driveId, itemId), repeat: "always" });
  } catch (error) {
    if (!(error instanceof GraphFailure) || error.status !== 404) throw error;
  }
}

/** @throws GraphFailure */
export async function childrenOf(graph: Graph, folder: DriveFolder): Promise<DriveItem[]> {
  const all: DriveItem[] = [];
  let path: string | undefined = `${itemPath(folder.driveId, folder.id)}/children`;
  while (path !== undefined) {
    const page = (await (await graph.ask({ method: "GET", path, repeat: "always" })).json()) as {
      readonly value: readonly DriveItem[];
      readonly "@odata.nextLink"?: string;
    };
    all.push(...page.value);
    path = page["@odata.nextLink"];
  }
  return all;
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
