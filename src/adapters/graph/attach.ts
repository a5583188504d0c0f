/** Attachments on a draft: each of the mail's files there once, small ones in a request, large ones in ranges. */
import type { Attachment, Mail } from "../../core/mail";
import { base64 } from "../../render/mail/base64";
import { GraphFailure, LARGE_IN_SHARED } from "./errors";
import type { Mailbox } from "./mailbox";
import { expectStatus, NAMED, shaped, UPLOAD_SESSION } from "./shapes";

/** Bytes that go along in the request that makes the draft; Graph takes about 4 MB with all that is around them. */
const TOGETHER = 3_000_000;
/** Bytes from which Outlook wants an upload session. */
const LARGE = 3_000_000;
/** Bytes of a range: the most that Outlook advises, and a multiple of 320 KiB. */
const RANGE = 12 * 320 * 1024;
/** Uploads of one file before giving up. */
const TRIES = 3;
const ATTACHED = 201;
const TOO_SMALL = "ErrorAttachmentSizeShouldNotBeLessThanMinimumSize";

/** As Graph takes it inside a message or a request of its own. */
export function attachmentBody({ name, contentType, bytes }: Attachment): object {
  return { "@odata.type": "#microsoft.graph.fileAttachment", name, contentType, contentBytes: base64(bytes) };
}

/** Whether all attachments fit into the request that makes the draft: then it has them all or does not exist. */
export function goesTogether({ attachments, html }: Mail): boolean {
  const characters = attachments.reduce(
    (sum, { bytes }) => sum + Math.ceil(bytes.length / 3) * 4,
    html.length,
  );
  return characters < TOGETHER;
}

/** Adds what is missing; a file that is there stays. @throws GraphFailure */
export async function complete(mailbox: Mailbox, id: string, files: readonly Attachment[]): Promise<void> {
  const missing = missingOf(files, await mailbox.attachments(id));
  for (const file of missing) await attach(mailbox, id, file, files);
}

/** Files that are not there. Outlook tells a size above the file's own, so a smaller one is another file. */
export function missingOf(
  files: readonly Attachment[],
  there: readonly { readonly name: string; readonly size: number }[],
): Attachment[] {
  const left = [...there];
  return files.filter(({ name, bytes }) => {
    const at = left.findIndex((one) => one.name === name && one.size >= bytes.length);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** After a failure that may have had its effect it looks first, so that no file is there twice. */
async function attach(
  mailbox: Mailbox,
  id: string,
  file: Attachment,
  files: readonly Attachment[],
): Promise<void> {
  for (let time = 1; ; time += 1) {
    try {
      await (file.bytes.length < LARGE ? post(mailbox, id, file) : upload(mailbox, id, file));
      return;
    } catch (error) {
      if (!(error instanceof GraphFailure) || !isPassing(error) || time >= TRIES) throw error;
      if (!missingOf(files, await mailbox.attachments(id)).includes(file)) return;
    }
  }
}

/** No answer, a failing server, or an upload session that is gone or has lost its place. */
const isPassing = ({ status }: GraphFailure): boolean =>
  status === 0 || status >= 500 || status === 404 || status === 416;

async function post(mailbox: Mailbox, id: string, file: Attachment): Promise<void> {
  const path = `${mailbox.root}/messages/${encodeURIComponent(id)}/attachments`;
  const ask = { method: "POST", path, body: attachmentBody(file), repeat: "refused" } as const;
  await shaped(await mailbox.graph.ask(ask), NAMED);
}

/**
 * A known issue of Graph: for a message in another's mailbox upload sessions are often refused, whatever the
 * permissions (outlook-large-attachments, known issues).
 */
async function upload(mailbox: Mailbox, id: string, file: Attachment): Promise<void> {
  try {
    await inRanges(mailbox, id, file);
  } catch (error) {
    const refused = error instanceof GraphFailure && (error.status === 401 || error.status === 403);
    if (!refused || mailbox.root === "/me") throw error;
    throw new GraphFailure(403, LARGE_IN_SHARED, error.message, null, { cause: error });
  }
}

async function inRanges(mailbox: Mailbox, id: string, file: Attachment): Promise<void> {
  const url = await session(mailbox, id, file);
  if (url === null) return await post(mailbox, id, file);
  const { bytes } = file;
  for (let from = 0; from < bytes.length; from += RANGE) {
    const part = bytes.slice(from, from + RANGE);
    const reply = await mailbox.graph.askOpen(
      url,
      {
        method: "PUT",
        headers: {
          "Content-Type": "application/octet-stream",
          "Content-Range": `bytes ${String(from)}-${String(from + part.length - 1)}/${String(bytes.length)}`,
        },
        body: part,
      },
      "refused",
    );
    // The answer to the last range has no body, but a status of its own.
    if (from + part.length === bytes.length) expectStatus(reply, ATTACHED);
  }
}

/** @returns null when Outlook finds the file too small for one: where exactly 3 MB begin is not published */
async function session(
  mailbox: Mailbox,
  id: string,
  { name, contentType, bytes }: Attachment,
): Promise<string | null> {
  const path = `${mailbox.root}/messages/${encodeURIComponent(id)}/attachments/createUploadSession`;
  const body = { AttachmentItem: { attachmentType: "file", name, contentType, size: bytes.length } };
  try {
    const reply = await mailbox.graph.ask({ method: "POST", path, body, repeat: "always" });
    return (await shaped(reply, UPLOAD_SESSION)).uploadUrl;
  } catch (error) {
    if (error instanceof GraphFailure && error.code === TOO_SMALL) return null;
    throw error;
  }
}
