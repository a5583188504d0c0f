/** Messages: made, listed, looked at, changed, thrown away; and the folder they are thrown into. */
import type { Answer, Call, Route } from "../route";
import { bodyAs } from "../shape";
import { OF, WRITE, mailboxOf } from "./access";
import { folderId } from "./message";
import type { Folder } from "./message";
import { messageAsked, messagesAsked } from "./query";
import { messageBody } from "./shapes";

const PAGE = 10;
const MESSAGES = new RegExp(`${OF}/messages$`);
const MESSAGE = new RegExp(`${OF}/messages/(?<id>[^/]+)$`);
const FOLDER = new RegExp(`${OF}/mailFolders/(?<folder>drafts|sentitems|deleteditems)$`, "i");

export const MESSAGE_ROUTES: readonly Route[] = [
  { method: "POST", path: MESSAGES, scopes: WRITE, handle: create },
  { method: "GET", path: MESSAGES, scopes: WRITE, handle: list },
  { method: "GET", path: MESSAGE, scopes: WRITE, handle: get },
  { method: "PATCH", path: MESSAGE, scopes: WRITE, handle: change },
  { method: "DELETE", path: MESSAGE, scopes: WRITE, handle: remove },
  { method: "GET", path: FOLDER, scopes: WRITE, handle: folder },
];

function create(call: Call): Answer {
  const mailbox = mailboxOf(call);
  const message = mailbox.create(bodyAs(call, messageBody));
  return { status: 201, json: messageAsked(call, message, mailbox.address) };
}

function list(call: Call): Answer {
  const mailbox = mailboxOf(call);
  const found = messagesAsked(call, mailbox.all());
  return page(
    call,
    found.map((message) => () => messageAsked(call, message, mailbox.address)),
  );
}

/** As many as asked for, and a link to the next. */
export function page(call: Call, all: readonly (() => object)[]): Answer {
  const top = Number(call.query.get("$top") ?? PAGE);
  const skip = Number(call.query.get("$skip") ?? 0);
  const value = all.slice(skip, skip + top).map((one) => one());
  if (all.length <= skip + top) return { status: 200, json: { value } };
  const query = new URLSearchParams(call.query);
  query.set("$skip", String(skip + top));
  const path = call.path.split("/").map(encodeURIComponent).join("/");
  const next = `${call.host.baseUrl}/v1.0${path}?${query.toString()}`;
  return { status: 200, json: { value, "@odata.nextLink": next } };
}

function get(call: Call): Answer {
  const mailbox = mailboxOf(call);
  return { status: 200, json: messageAsked(call, mailbox.get(idOf(call)), mailbox.address) };
}

function change(call: Call): Answer {
  const mailbox = mailboxOf(call);
  const message = mailbox.get(idOf(call));
  mailbox.change(message, bodyAs(call, messageBody.omit({ attachments: true })));
  return { status: 200, json: messageAsked(call, message, mailbox.address) };
}

function remove(call: Call): Answer {
  const mailbox = mailboxOf(call);
  mailbox.remove(mailbox.get(idOf(call)));
  return { status: 204 };
}

function folder(call: Call): Answer {
  const mailbox = mailboxOf(call);
  const name = (call.params["folder"] ?? "").toLowerCase() as Folder;
  return { status: 200, json: { id: folderId(mailbox.address, name), displayName: name } };
}

export const idOf = (call: Call): string => call.params["id"] ?? "";
