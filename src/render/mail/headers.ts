/** Mail header fields: folding (RFC 5322), encoded words (RFC 2047), parameters (RFC 2231), addresses. */
import { Refusal } from "../../core/problem";
import { base64 } from "./base64";

const FOLD_AT = 76;
/** Bytes of UTF-8 in one encoded word: with the name of its field it stays within a line of 76. */
const WORD_BYTES = 39;
/** Encoded bytes of a file name in one RFC 2231 segment. */
const SEGMENT_LENGTH = 50;
const CONTROL = /[\u0000-\u001f\u007f]/;
const PRINTABLE = /^[\x20-\x7e]*$/;
const ATTRIBUTE_CHARACTER = /[A-Za-z0-9!#$&+.^_`|~-]/;
const encoder = new TextEncoder();

/**
 * `Name: value`, folded at spaces, with CRLF.
 * @throws Refusal when the value holds a control character: a line break would smuggle in another header
 */
export function header(name: string, value: string): string {
  refuseControl(name, value);
  let line = `${name}:`;
  const lines: string[] = [];
  for (const word of value.split(" ")) {
    if (line.length + 1 + word.length > FOLD_AT && line !== `${name}:` && word !== "") {
      lines.push(line);
      line = "";
    }
    line += ` ${word}`;
  }
  return [...lines, line].join("\r\n") + "\r\n";
}

function refuseControl(name: string, value: string): void {
  if (!CONTROL.test(value)) return;
  throw new Refusal(
    `The mail's ${name} holds a line break or another control character: ${JSON.stringify(value)}. ` +
      "Correct it in the workbook; the mail was not written.",
  );
}

/** Free text for a header: as it is where ASCII can carry it, else in encoded words. @throws Refusal, see header */
export function headerText(name: string, text: string): string {
  refuseControl(name, text);
  const plain = PRINTABLE.test(text) && !text.includes("=?") && !/ {2}|^ | $/.test(text);
  return plain && text.split(" ").every((word) => word.length < FOLD_AT) ? text : encodedWords(text);
}

function encodedWords(text: string): string {
  return chunksOfBytes(text, WORD_BYTES)
    .map((chunk) => `=?UTF-8?B?${base64(encoder.encode(chunk))}?=`)
    .join(" ");
}

/** Cuts text into pieces of at most so many bytes of UTF-8, never within a character. */
function chunksOfBytes(text: string, limit: number): string[] {
  const chunks: string[] = [];
  let size = limit;
  for (const character of text) {
    const bytes = encoder.encode(character).length;
    if (size + bytes > limit) {
      chunks.push("");
      size = 0;
    }
    chunks[chunks.length - 1] += character;
    size += bytes;
  }
  return chunks;
}

/**
 * `a@example.edu` or `Name <a@example.edu>`, the name encoded where it has to be, an international domain in
 * its ASCII form.
 * @throws Refusal when it is no mail address, or its part before the @ is not ASCII
 */
export function mailAddress(field: string, text: string): string {
  refuseControl(field, text);
  const named = /^\s*(.*?)\s*<\s*([^<>]*?)\s*>\s*$/.exec(text);
  const address = asciiAddress(field, named?.[2] ?? text.trim());
  const name = (named?.[1] ?? "").replace(/^"(.*)"$/, "$1").replace(/\\(.)/g, "$1");
  if (name === "") return address;
  if (/^[A-Za-z0-9 !#$%&'*+/=?^_`{|}~-]*$/.test(name)) return `${headerText(field, name)} <${address}>`;
  const encoded = headerText(field, name);
  return `${encoded === name ? `"${name.replace(/(["\\])/g, "\\$1")}"` : encoded} <${address}>`;
}

/** The bare address of `Name <a@example.edu>`. */
export function bareAddress(text: string): string {
  return /<\s*([^<>]*?)\s*>\s*$/.exec(text)?.[1] ?? text.trim();
}

function asciiAddress(field: string, address: string): string {
  const at = address.lastIndexOf("@");
  const local = address.slice(0, at);
  const domain = asciiDomain(address.slice(at + 1));
  if (at > 0 && /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+$/.test(local) && domain !== null)
    return `${local}@${domain}`;
  throw new Refusal(`"${address}" is not a mail address that ${field} can hold. Correct it in the workbook.`);
}

function asciiDomain(domain: string): string | null {
  if (/^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$/.test(domain)) return domain;
  if (PRINTABLE.test(domain)) return null;
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return null;
  }
}

/** `; filename="x.pdf"`, or the segments of RFC 2231, each on its own folded line. @throws Refusal, see header */
export function parameter(name: string, value: string): string {
  refuseControl(name, value);
  if (PRINTABLE.test(value) && value.length <= SEGMENT_LENGTH && !value.includes("=?")) {
    return `;\r\n ${name}="${value.replace(/(["\\])/g, "\\$1")}"`;
  }
  const encoded = Array.from(encoder.encode(value), percentByte);
  const segments: string[] = [];
  let current = "UTF-8''";
  for (const piece of encoded) {
    if (current.length + piece.length > SEGMENT_LENGTH) {
      segments.push(current);
      current = "";
    }
    current += piece;
  }
  segments.push(current);
  if (segments.length === 1) return `;\r\n ${name}*=${current}`;
  return segments.map((segment, index) => `;\r\n ${name}*${index}*=${segment}`).join("");
}

function percentByte(byte: number): string {
  const character = String.fromCharCode(byte);
  if (byte < 0x80 && ATTRIBUTE_CHARACTER.test(character)) return character;
  return `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}
