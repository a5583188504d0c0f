/** Changing drives: folders, small files in one request, large ones in ranges. */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { badRequest, Refused } from "../errors";
import type { Answer, Call, Route } from "../route";
import { bodyAs } from "../shape";
import { found, mayReplace, mayWrite, place, refuseFull, refuseLocked, WRITE } from "./access";
import type { Drive, DriveItem } from "./drive";
import type { UploadSession } from "./drives";
import { BELOW, ITEM, shown } from "./items";

const MEGABYTE = 1024 * 1024;
const UNIT = 320 * 1024;
const CONFLICT = z.enum(["fail", "replace", "rename"]);

const newFolder = z.strictObject({
  name: z.string(),
  folder: z.strictObject({}),
  "@microsoft.graph.conflictBehavior": CONFLICT.optional(),
});

const newSession = z.strictObject({
  item: z
    .strictObject({
      "@microsoft.graph.conflictBehavior": CONFLICT.optional(),
      name: z.string().optional(),
      fileSize: z.number().int().optional(),
      description: z.string().optional(),
    })
    .optional(),
  deferCommit: z.boolean().optional(),
});

const OPEN = /^\/up\/(?<session>[\w-]+)$/;
const SIMPLE = 250 * MEGABYTE;
const RANGE = 60 * MEGABYTE;

export const WRITING_ROUTES: readonly Route[] = [
  { method: "POST", path: new RegExp(`^${ITEM}/children$`), scopes: WRITE, handle: makeFolder },
  { method: "PUT", path: new RegExp(`^${BELOW}:/content$`), scopes: WRITE, most: SIMPLE, handle: putNamed },
  { method: "PUT", path: new RegExp(`^${ITEM}/content$`), scopes: WRITE, most: SIMPLE, handle: putItem },
  { method: "POST", path: new RegExp(`^${BELOW}:/createUploadSession$`), scopes: WRITE, handle: openNamed },
  { method: "POST", path: new RegExp(`^${ITEM}/createUploadSession$`), scopes: WRITE, handle: openItem },
  { method: "PUT", path: OPEN, scopes: [], most: RANGE, handle: range },
  { method: "GET", path: OPEN, scopes: [], handle: status },
  { method: "DELETE", path: OPEN, scopes: [], handle: cancel },
  { method: "DELETE", path: new RegExp(`^${ITEM}$`), scopes: WRITE, handle: remove },
];

function makeFolder(call: Call): Answer {
  const { drive, item } = found(call);
  mayWrite(call, drive);
  const { name, "@microsoft.graph.conflictBehavior": conflict = "fail" } = bodyAs(call, newFolder);
  const there = drive.at(name, item);
  if (there !== null && conflict === "fail") throw exists();
  const made = there ?? drive.add(item, name, []);
  return { status: 201, json: shown(call, { drive, item: made }) };
}

function putNamed(call: Call): Answer {
  const { drive, item: folder, name } = place(call);
  mayWrite(call, drive);
  const conflict = call.query.get("@microsoft.graph.conflictBehavior") ?? "replace";
  return put(call, drive, folder, name, conflict, call.body);
}

function putItem(call: Call): Answer {
  const { drive, item } = found(call);
  mayWrite(call, drive);
  return replace(call, drive, item, call.body);
}

/** Into the recycle bin. */
function remove(call: Call): Answer {
  const { drive, item } = found(call);
  mayWrite(call, drive);
  mayReplace(call, drive, item);
  drive.remove(item);
  return { status: 204 };
}

function openNamed(call: Call): Answer {
  const { drive, item, name } = place(call);
  const there = drive.at(name, item);
  return session(call, drive, there ?? item, there === null ? name : null);
}

function openItem(call: Call): Answer {
  const { drive, item } = found(call);
  return session(call, drive, item, null);
}

function status(call: Call): Answer {
  return { status: 200, json: progress(open(call)) };
}

function cancel(call: Call): Answer {
  open(call);
  call.host.state.drives.uploads.delete(call.params["session"] ?? "");
  return { status: 204 };
}

function put(
  call: Call,
  drive: Drive,
  folder: DriveItem,
  name: string,
  conflict: string,
  bytes: Buffer,
): Answer {
  const there = drive.at(name, folder);
  if (there !== null && conflict === "fail") throw exists();
  if (there !== null) return replace(call, drive, there, bytes);
  refuseFull(drive, bytes.length);
  const made = drive.add(folder, name, null);
  drive.write(made, bytes);
  return { status: 201, json: shown(call, { drive, item: made }) };
}

function replace(call: Call, drive: Drive, item: DriveItem, bytes: Buffer): Answer {
  if (item.children !== null) throw exists();
  mayReplace(call, drive, item);
  refuseFull(drive, bytes.length - (item.versions.at(-1)?.bytes.length ?? 0));
  drive.write(item, bytes);
  const json = shown(call, { drive, item });
  drive.afterUpload(item);
  return { status: 200, json };
}

function session(call: Call, drive: Drive, item: DriveItem, name: string | null): Answer {
  mayWrite(call, drive);
  const { item: wanted } = bodyAs(call, newSession);
  const conflict = wanted?.["@microsoft.graph.conflictBehavior"] ?? "fail";
  if (name === null) {
    // An update by id is meant to replace.
    if (call.path.includes(":/") && conflict === "fail") throw exists();
    mayReplace(call, drive, item);
  }
  refuseFull(drive, wanted?.fileSize ?? 0);
  const id = randomUUID();
  call.host.state.drives.uploads.set(id, { drive, item, name, conflict, received: [] });
  return { status: 200, json: { uploadUrl: `${call.host.baseUrl}/up/${id}`, ...progress(open(call, id)) } };
}

function open(call: Call, id = call.params["session"] ?? ""): UploadSession {
  // A token sent to an upload address may be answered with 401: it must not go there.
  if (call.headers["authorization"] !== undefined && call.path.startsWith("/up/"))
    throw new Refused(401, "unauthenticated", "The upload address carries its own permission.");
  const upload = call.host.state.drives.uploads.get(id);
  if (upload === undefined) throw new Refused(404, "itemNotFound", "The upload session was not found");
  return upload;
}

const length = (upload: UploadSession): number => upload.received.reduce((sum, { length: n }) => sum + n, 0);

function progress(upload: UploadSession): object {
  return {
    expirationDateTime: "2099-01-01T00:00:00Z",
    nextExpectedRanges: [`${String(length(upload))}-`],
  };
}

function range(call: Call): Answer {
  const upload = open(call);
  const match = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(call.headers["content-range"] ?? "");
  const [from = NaN, to = NaN, total = NaN] = (match ?? []).slice(1).map(Number);
  if (match === null || to - from + 1 !== call.body.length) throw badRequest("Invalid Content-Range");
  if (from !== length(upload))
    throw new Refused(416, "invalidRange", "The uploaded fragment has already been received.");
  if (to + 1 < total && call.body.length % UNIT !== 0)
    throw badRequest("The fragment's size is no multiple of 320 KiB.");
  upload.received.push(call.body);
  if (to + 1 < total) return { status: 202, json: progress(upload) };
  return commit(call, upload);
}

function commit(call: Call, upload: UploadSession): Answer {
  const { drive, item, name, conflict, received } = upload;
  const bytes = Buffer.concat(received);
  if (name === null) refuseLocked(item);
  call.host.state.drives.uploads.delete(call.params["session"] ?? "");
  if (name !== null) return put(call, drive, item, name, conflict, bytes);
  return replace(call, drive, item, bytes);
}

function exists(): Refused {
  return new Refused(409, "nameAlreadyExists", "The specified item name already exists.");
}
