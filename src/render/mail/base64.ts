/** Base64 on every host: `btoa` takes a string of bytes. */

/** Bytes turned to characters at a time; more would overflow the call stack. */
const BLOCK = 0x8000;
const LINE = 76;

export function base64(bytes: Uint8Array): string {
  return btoa(byteString(bytes));
}

/** Lines of at most 76 characters with CRLF (RFC 2045). */
export function base64Lines(bytes: Uint8Array): string {
  const text = base64(bytes);
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += LINE) lines.push(text.slice(at, at + LINE));
  return lines.map((line) => `${line}\r\n`).join("");
}

/** One character for each byte. */
export function byteString(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += BLOCK) {
    // Spread out, the bytes would be asked for one by one; apply takes any list.
    parts.push(String.fromCharCode.apply(null, bytes.subarray(at, at + BLOCK) as unknown as number[]));
  }
  return parts.join("");
}
