/** Looking at drives: items by address, by id and by path, children in pages, versions, contents by a redirect. */
import type { Answer, Call, Route } from "../route";
import { found, itemNotFound, mayOpen, READ } from "./access";
import type { Found } from "./drives";

/** After the version: an item by its id, or by the path below another: `/items/{id}:/{path}:`. */
export const ITEM = String.raw`/drives/(?<drive>[^/]+)/items/(?<item>[^/:]+)`;
export const BELOW = String.raw`${ITEM}:/(?<path>[^:]+)`;

export function shown(call: Call, { drive, item }: Found): object {
  const id = item.children === null ? call.host.state.drives.download({ drive, item }) : "";
  return drive.shown(item, id === "" ? "" : `${call.host.baseUrl}/download/${id}`);
}

const CONTENT = [`${ITEM}/content`, `${BELOW}:/content`];

export const ITEM_ROUTES: readonly Route[] = [
  { method: "GET", path: /^\/shares\/(?<share>u![\w-]+)\/driveItem$/, scopes: READ, handle: shared },
  { method: "GET", path: /^\/me\/drive$/, scopes: READ, handle: mine },
  { method: "GET", path: new RegExp(`^${ITEM}$`), scopes: READ, handle: one },
  { method: "GET", path: new RegExp(`^${BELOW}:?$`), scopes: READ, handle: one },
  { method: "GET", path: new RegExp(`^${ITEM}/children$`), scopes: READ, handle: children },
  { method: "GET", path: new RegExp(`^${ITEM}/versions$`), scopes: READ, handle: versions },
  ...CONTENT.map((path): Route => ({
    method: "GET",
    path: new RegExp(`^${path}$`),
    scopes: READ,
    handle: redirect,
  })),
  { method: "GET", path: /^\/download\/(?<download>[\w-]+)$/, scopes: [], handle: download },
];

function shared(call: Call): Answer {
  const url = Buffer.from(call.params["share"]?.slice(2) ?? "", "base64url").toString("utf8");
  const item = call.host.state.drives.byUrl(url);
  if (item === null) throw itemNotFound();
  mayOpen(call, item.drive);
  return { status: 200, json: shown(call, item) };
}

function mine({ host, account }: Call): Answer {
  const { id, owner } = host.state.drives.of(account);
  return { status: 200, json: { id, driveType: "business", owner: { user: { email: owner } } } };
}

function one(call: Call): Answer {
  return { status: 200, json: shown(call, found(call)) };
}

function children(call: Call): Answer {
  const { drive, item } = found(call);
  const from = Number(call.query.get("$skiptoken") ?? "0");
  const all = item.children ?? [];
  const page = all.slice(from, from + drive.pageSize);
  const next = from + page.length;
  const link = `${call.host.baseUrl}/v1.0${call.path}?$skiptoken=${String(next)}`;
  return {
    status: 200,
    json: {
      value: page.map((child) => shown(call, { drive, item: child })),
      ...(next < all.length ? { "@odata.nextLink": link } : {}),
    },
  };
}

function versions(call: Call): Answer {
  const value = found(call).item.versions.map(({ id, bytes, at }) => ({
    id,
    size: bytes.length,
    lastModifiedDateTime: new Date(at).toISOString(),
  }));
  return { status: 200, json: { value: value.reverse() } };
}

function download(call: Call): Answer {
  const target = call.host.state.drives.downloaded(call.params["download"] ?? "");
  const bytes = target?.item.versions.at(-1)?.bytes;
  if (bytes === undefined) throw itemNotFound();
  return { status: 200, bytes };
}

function redirect(call: Call): Answer {
  const at = found(call);
  if (at.item.children !== null) throw itemNotFound();
  const id = call.host.state.drives.download(at);
  return { status: 302, headers: { Location: `${call.host.baseUrl}/download/${id}` } };
}
