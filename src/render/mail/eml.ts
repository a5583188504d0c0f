/** A mail as an .eml file: multipart/mixed(multipart/alternative(text, html), attachments). Same mail, same bytes. */
import { shortHash } from "../../core/hash";
import type { Attachment, Mail } from "../../core/mail";
import type { Instant } from "../../core/period";
import { Refusal } from "../../core/problem";
import { base64Lines } from "./base64";
import { bareAddress, header, headerText, mailAddress, parameter } from "./headers";

const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const encoder = new TextEncoder();

/** A file that a person opens and sends, or a message that is on its way and shows nobody its blind copies. */
export type EmlPurpose = "file" | "message";

/**
 * The mail's bytes: ASCII, CRLF, no line longer than 78 where RFC 5322 can fold it. All bodies are base64, so
 * that no gateway changes them and no boundary can occur in them.
 * @throws Refusal when it has no receiver, an address is none, or a header value holds a line break
 */
export function mailToEml(mail: Mail, purpose: EmlPurpose = "file", id = messageId(mail)): Uint8Array {
  if (mail.to.length === 0)
    throw new Refusal(`The mail "${mail.subject}" has no receiver. Enter one in People.`);
  const outer = boundary(mail, "mixed");
  const parts = [alternatives(mail), ...mail.attachments.map(attachment)];
  return encoder.encode(headers(mail, purpose, id) + multipart("mixed", outer, parts));
}

/** `<hash of the mail's key@sender's domain>`: the same mail has the same id, so that a copy can be recognised. */
export function messageId(mail: Pick<Mail, "key" | "from">): string {
  const address = mailAddress("From", bareAddress(mail.from));
  return `<${shortHash(["message", mail.key], 40)}${address.slice(address.lastIndexOf("@"))}>`;
}

function headers(mail: Mail, purpose: EmlPurpose, id: string): string {
  const addresses = (field: string, list: readonly string[]) =>
    list.length === 0 ? "" : header(field, list.map((address) => mailAddress(field, address)).join(", "));
  return [
    addresses("From", [mail.from]),
    addresses("To", mail.to),
    addresses("Cc", mail.cc),
    addresses("Bcc", purpose === "file" ? mail.bcc : []),
    addresses("Reply-To", mail.replyTo === "" ? [] : [mail.replyTo]),
    header("Subject", headerText("Subject", mail.subject)),
    header("Date", mailDate(mail.date)),
    header("Message-ID", id),
    // Outlook opens the file as a mail to be sent, not as one that was received.
    purpose === "file" ? header("X-Unsent", "1") : "",
    header("MIME-Version", "1.0"),
  ].join("");
}

function alternatives(mail: Mail): string {
  return multipart("alternative", boundary(mail, "alternative"), [
    textPart("plain", mail.text),
    textPart("html", mail.html),
  ]);
}

function multipart(kind: string, mark: string, parts: readonly string[]): string {
  const body = parts.map((part) => `--${mark}\r\n${part}`).join("");
  return `Content-Type: multipart/${kind};\r\n boundary="${mark}"\r\n\r\n${body}--${mark}--\r\n`;
}

function textPart(kind: string, text: string): string {
  const bytes = encoder.encode(text.replace(/\r\n|\r|\n/g, "\r\n"));
  return `Content-Type: text/${kind}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64Lines(bytes)}`;
}

function attachment({ name, contentType, bytes }: Attachment): string {
  if (!/^[\w.+-]+\/[\w.+-]+$/.test(contentType)) throw new Error(`Not a content type: "${contentType}"`);
  return (
    `Content-Type: ${contentType}${parameter("name", name)}\r\n` +
    `Content-Disposition: attachment${parameter("filename", name)}\r\n` +
    `Content-Transfer-Encoding: base64\r\n\r\n${base64Lines(bytes)}`
  );
}

/** `=_` occurs neither in base64 nor in our headers. */
function boundary(mail: Mail, part: string): string {
  return `=_${part}_${shortHash([part, mail.key], 24)}`;
}

/** RFC 5322: `Mon, 03 Feb 2025 09:00:00 +0000`. */
function mailDate(at: Instant): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${DAYS[date.getUTCDay()]}, ${two(date.getUTCDate())} ${MONTHS[date.getUTCMonth()]}`;
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(":");
  return `${day} ${date.getUTCFullYear()} ${time} +0000`;
}
