/** Attachments below 3 MB, and looking at all of them. */
import { notFound } from "../errors";
import type { Answer, Call, Route } from "../route";
import { bodyAs } from "../shape";
import { OF, WRITE, mailboxOf } from "./access";
import { attachmentOf } from "./mailbox";
import { attachmentJson } from "./message";
import { idOf, page } from "./messages";
import { selected } from "./query";
import { fileAttachment } from "./shapes";

const ATTACHMENTS = new RegExp(`${OF}/messages/(?<id>[^/]+)/attachments$`);
const ATTACHMENT = new RegExp(`${OF}/messages/(?<id>[^/]+)/attachments/(?<attachment>[^/]+)$`);
const VALUE = new RegExp(`${OF}/messages/(?<id>[^/]+)/attachments/(?<attachment>[^/]+)/\\$value$`);

export const ATTACHMENT_ROUTES: readonly Route[] = [
  { method: "POST", path: ATTACHMENTS, scopes: WRITE, handle: add },
  { method: "GET", path: ATTACHMENTS, scopes: WRITE, handle: list },
  { method: "DELETE", path: ATTACHMENT, scopes: WRITE, handle: remove },
  { method: "GET", path: VALUE, scopes: WRITE, handle: value },
];

function add(call: Call): Answer {
  const mailbox = mailboxOf(call);
  const message = mailbox.get(idOf(call));
  const { name, contentType, contentBytes } = bodyAs(call, fileAttachment);
  const attachment = attachmentOf(name, contentType, Buffer.from(contentBytes, "base64"));
  mailbox.attach(message, attachment);
  return { status: 201, json: attachmentJson(attachment) };
}

function list(call: Call): Answer {
  const { attachments } = mailboxOf(call).get(idOf(call));
  return page(
    call,
    attachments.map((one) => () => selected(call, attachmentJson(one))),
  );
}

function remove(call: Call): Answer {
  const mailbox = mailboxOf(call);
  mailbox.detach(mailbox.get(idOf(call)), call.params["attachment"] ?? "");
  return { status: 204 };
}

function value(call: Call): Answer {
  const { attachments } = mailboxOf(call).get(idOf(call));
  const found = attachments.find(({ id }) => id === call.params["attachment"]);
  if (found === undefined) throw notFound("attachment");
  return { status: 200, bytes: found.bytes };
}
