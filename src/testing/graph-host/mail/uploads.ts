/** Upload sessions: an attachment of 3 MB and more, in ranges, at an address that carries its own permission. */
import { randomUUID } from "node:crypto";
import { Refused, badRequest, notFound } from "../errors";
import type { GraphHost } from "../host";
import type { Answer, Call, Route } from "../route";
import { bodyAs } from "../shape";
import { OF, WRITE, mailboxOf } from "./access";
import { attachmentOf } from "./mailbox";
import type { Mailbox } from "./mailbox";
import { idOf } from "./messages";
import { uploadBody } from "./shapes";

const UNIT = 320 * 1024;
const RANGE = 4 * 1024 * 1024;
const LEAST = 3 * 1024 * 1024;
const HOUR = 3_600_000;

export interface Upload {
  readonly mailbox: Mailbox;
  readonly message: string;
  readonly name: string;
  readonly contentType: string | undefined;
  readonly size: number;
  readonly expires: number;
  readonly parts: Buffer[];
  received: number;
}

const OPEN = /^\/attachment-uploads\/(?<upload>[^/]+)$/;

export const UPLOAD_ROUTES: readonly Route[] = [
  {
    method: "POST",
    path: new RegExp(`${OF}/messages/(?<id>[^/]+)/attachments/createUploadSession$`),
    scopes: WRITE,
    handle: open,
  },
  { method: "PUT", path: OPEN, scopes: [], most: RANGE, handle: range },
  { method: "DELETE", path: OPEN, scopes: [], handle: cancel },
];

function open(call: Call): Answer {
  const mailbox = mailboxOf(call);
  const message = mailbox.get(idOf(call));
  const { AttachmentItem: item } = bodyAs(call, uploadBody);
  if (item.size < LEAST) {
    const code = "ErrorAttachmentSizeShouldNotBeLessThanMinimumSize";
    throw new Refused(400, code, "The attachment is too small for an upload session.");
  }
  if (item.size > call.host.mail.largest) {
    throw new Refused(
      400,
      "ErrorAttachmentSizeLimitExceeded",
      "The attachment size exceeds the allowable limit.",
    );
  }
  const key = randomUUID();
  const expires = call.host.clock.now() + HOUR;
  call.host.state.uploads.set(key, {
    mailbox,
    message: message.immutableId,
    name: item.name,
    contentType: item.contentType,
    size: item.size,
    expires,
    parts: [],
    received: 0,
  });
  return {
    status: 201,
    json: {
      uploadUrl: `${call.host.baseUrl}/attachment-uploads/${key}?authtoken=${key}`,
      expirationDateTime: new Date(expires).toISOString(),
      nextExpectedRanges: ["0-"],
    },
  };
}

function range(call: Call): Answer {
  const upload = uploadOf(call);
  const [from, to] = rangeOf(call, upload);
  if (from !== upload.received) {
    throw new Refused(
      416,
      "ErrorInvalidRange",
      `Expected byte ${String(upload.received)}, not ${String(from)}.`,
    );
  }
  upload.parts.push(call.body);
  upload.received = to + 1;
  if (upload.received < upload.size) {
    const json = {
      expirationDateTime: new Date(upload.expires).toISOString(),
      nextExpectedRanges: [String(upload.received)],
    };
    return { status: 200, json };
  }
  call.host.state.uploads.delete(call.params["upload"] ?? "");
  const attachment = attachmentOf(upload.name, upload.contentType, Buffer.concat(upload.parts));
  upload.mailbox.attach(upload.mailbox.get(upload.message), attachment);
  const location = `${call.host.baseUrl}/Attachments('${attachment.id}')`;
  return { status: 201, headers: { Location: location } };
}

/** @throws Refused 400 for a range that is none; a complaint too, for the client reckoned wrong */
function rangeOf(call: Call, { size }: Upload): readonly [number, number] {
  const text = call.headers["content-range"] ?? "";
  const match = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(text);
  const [from, to, total] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])];
  const length = to - from + 1;
  const whole = to === size - 1 || length % UNIT === 0;
  if (match !== null && total === size && length === call.body.length && whole) return [from, to];
  call.host.complaints.push(`range ${text} of ${String(size)} with ${String(call.body.length)} bytes`);
  throw badRequest(`The Content-Range ${text} is not allowed.`);
}

function cancel(call: Call): Answer {
  uploadOf(call);
  call.host.state.uploads.delete(call.params["upload"] ?? "");
  return { status: 204 };
}

function uploadOf(call: Call): Upload {
  refuseToken(call.host, call);
  const upload = call.host.state.uploads.get(call.params["upload"] ?? "");
  if (upload === undefined || upload.expires <= call.host.clock.now()) throw notFound("upload session");
  return upload;
}

function refuseToken(host: GraphHost, call: Call): void {
  if (call.headers["authorization"] === undefined) return;
  host.complaints.push("a token was sent to an upload address");
  throw new Refused(401, "InvalidAuthenticationToken", "No Authorization header may be sent here.");
}
