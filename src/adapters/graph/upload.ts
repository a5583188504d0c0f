/** A file's bytes to OneDrive: small ones in one request, large ones in ranges of an upload session. */
import type { Graph, Reply } from "./client";
import { DRIVE_ITEM, itemAt, sameContents, type DriveItem } from "./drive-item";
import { GraphFailure, isUnsure } from "./errors";
import { shaped, UPLOAD_SESSION, UPLOAD_STATUS } from "./shapes";

export interface Target {
  /** An item, or a name below a folder (pathBelow). */
  readonly path: string;
  /** What happens to a file of that name; nothing for an item, which is replaced. */
  readonly conflict?: "replace" | "fail";
  /** Only where the item still has this tag; "" is none that an item has. */
  readonly ifMatch?: string;
}

/** One request takes up to 250 MB, but starts again from nothing when the connection breaks. */
const SMALL = 4 * 1024 * 1024;
/** Less than 60 MiB, and a multiple of 320 KiB. */
const RANGE = 16 * 320 * 1024;
/** Turns beyond two for each range, for small files. */
const SPARE = 5;

/**
 * A request that broke off may have had its effect: then the item has these contents, and that is the answer.
 * @throws GraphFailure: 409 exists already, 412 the tag is another, 423 open for editing, 507 no room
 */
export async function upload(graph: Graph, target: Target, bytes: Uint8Array): Promise<DriveItem> {
  // Sent as it is, an empty condition could be taken for none.
  if (target.ifMatch === "") throw changed();
  try {
    const reply =
      bytes.length <= SMALL ? await atOnce(graph, target, bytes) : await inRanges(graph, target, bytes);
    return await shaped(reply, DRIVE_ITEM);
  } catch (error) {
    const item = isUncertain(error) ? await itemAt(graph, target.path).catch(() => null) : null;
    if (item !== null && sameContents(item, bytes)) return item;
    throw error;
  }
}

/** Whether it may have had its effect all the same. */
export function isUncertain(error: unknown): boolean {
  return isUnsure(error) && error.status !== FULL;
}

const FULL = 507;

async function atOnce(graph: Graph, target: Target, bytes: Uint8Array): Promise<Reply> {
  return await graph.ask({
    method: "PUT",
    path: `${target.path}${isNamed(target) ? ":" : ""}/content`,
    ...(target.conflict === undefined
      ? {}
      : { query: { "@microsoft.graph.conflictBehavior": target.conflict } }),
    headers: { "Content-Type": "application/octet-stream", ...condition(target) },
    body: blob(bytes),
    // Replacing twice ends the same; with a condition the second time would meet the effect of the first.
    repeat: target.conflict === "replace" ? "always" : "refused",
  });
}

async function inRanges(graph: Graph, target: Target, bytes: Uint8Array): Promise<Reply> {
  const session = await graph.ask({
    method: "POST",
    path: `${target.path}${isNamed(target) ? ":" : ""}/createUploadSession`,
    headers: condition(target),
    body: {
      item: {
        "@microsoft.graph.conflictBehavior": target.conflict ?? "replace",
        fileSize: bytes.length,
      },
    },
    repeat: "always",
  });
  const { uploadUrl } = await shaped(session, UPLOAD_SESSION);
  try {
    return await sendRanges(graph, uploadUrl, target, bytes);
  } catch (error) {
    // What was sent so far would lie about until the session runs out.
    await graph.askOpen(uploadUrl, { method: "DELETE" }, "never").catch(() => undefined);
    throw error;
  }
}

async function sendRanges(graph: Graph, url: string, target: Target, bytes: Uint8Array): Promise<Reply> {
  // A range that was lost is sent again; where all come back without end the session does not keep them.
  let left = 2 * Math.ceil(bytes.length / RANGE) + SPARE;
  for (let from = 0; ;) {
    left -= 1;
    if (left < 0)
      throw new GraphFailure(0, "sessionGone", "The upload session does not keep the file.", null);
    const to = Math.min(from + RANGE, bytes.length);
    // The session looked at the tag when it was made, which is long ago now.
    if (to === bytes.length) await checkTag(graph, target);
    const range = `bytes ${String(from)}-${String(to - 1)}/${String(bytes.length)}`;
    const init = { method: "PUT", headers: { "Content-Range": range }, body: blob(bytes.subarray(from, to)) };
    const reply = await graph.askOpen(url, init, "always").catch(async (error: unknown) => {
      if (!(error instanceof GraphFailure) || ![404, 416].includes(error.status)) throw error;
      return await received(graph, url);
    });
    if (typeof reply === "number") from = reply;
    else if (to === bytes.length) return reply;
    else from = to;
  }
}

/** How far the file has arrived, where a range had its effect although no answer came. */
async function received(graph: Graph, url: string): Promise<number> {
  const reply = await graph.askOpen(url, { method: "GET" }, "always").catch((cause: unknown) => {
    throw new GraphFailure(0, "sessionGone", "The upload session is not there any more.", null, { cause });
  });
  const { nextExpectedRanges } = await shaped(reply, UPLOAD_STATUS);
  return Number.parseInt(nextExpectedRanges[0] ?? "0");
}

async function checkTag(graph: Graph, { path, ifMatch }: Target): Promise<void> {
  if (ifMatch === undefined) return;
  const item = await itemAt(graph, path);
  if (item === null || (item.eTag !== ifMatch && item.cTag !== ifMatch)) throw changed();
}

function changed(): GraphFailure {
  return new GraphFailure(412, "resourceModified", "ETag does not match current item's value", null);
}

function isNamed(target: Target): boolean {
  return target.conflict !== undefined;
}

function condition({ ifMatch }: Target): Record<string, string> {
  return ifMatch === undefined ? {} : { "If-Match": ifMatch };
}

/** Of any buffer but a shared one, which the program has none of. */
function blob(bytes: Uint8Array): Blob {
  return new Blob([bytes as Uint8Array<ArrayBuffer>]);
}
