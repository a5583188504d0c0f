/** A piece of a sheet's XML, held one byte a character, as text. */
import { unescapeHex } from "../ooxml/xml-text";

const NEEDS_DECODING = /[&\r\x80-\xff]|_x/;
const ENTITY = /&(?:#x([0-9a-fA-F]+)|#(\d+)|(amp|lt|gt|quot|apos));/g;
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * A piece of a sheet's XML, held one byte a character (latin1), as text.
 * Entities, `_xHHHH_` escapes and UTF-8 are resolved.
 */
export function decodeText(bytes: string): string {
  if (!NEEDS_DECODING.test(bytes)) return bytes;
  const text = Buffer.from(bytes, "latin1").toString("utf8");
  return unescapeHex(resolveEntities(text.replace(/\r\n?/g, "\n")));
}

/** Only entities; for attributes and formulas. */
export function decodeMarkup(bytes: string): string {
  return resolveEntities(Buffer.from(bytes, "latin1").toString("utf8"));
}

function resolveEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(ENTITY, (_all, hex?: string, decimal?: string, name?: string) =>
    name !== undefined
      ? (NAMED[name] ?? "")
      : String.fromCodePoint(hex !== undefined ? parseInt(hex, 16) : Number(decimal)),
  );
}

/** The plain text of an `is` or `si` element: its `t` pieces without the reading aids (`rPh`). */
export function richText(bytes: string, prefix: string): string {
  const content = bytes.includes(`<${prefix}rPh`) ? withoutPhonetics(bytes, prefix) : bytes;
  const open = `<${prefix}t`;
  let text = "";
  let at = 0;
  for (;;) {
    const start = content.indexOf(open, at);
    if (start < 0) return text;
    const next = content.charCodeAt(start + open.length);
    const tagEnd = content.indexOf(">", start);
    at = tagEnd + 1;
    // `>` 62, space 32, `/` 47, line ends: anything else is another element's name.
    if (next !== 62 && next !== 32 && next !== 10 && next !== 13 && next !== 9) continue;
    if (content.charCodeAt(tagEnd - 1) === 47) continue;
    const end = content.indexOf(`</${prefix}t`, at);
    if (end < 0) return text;
    text += decodeText(content.slice(at, end));
    at = end;
  }
}

function withoutPhonetics(bytes: string, prefix: string): string {
  return bytes.replace(new RegExp(`<${prefix}rPh[\\s>][\\s\\S]*?</${prefix}rPh\\s*>`, "g"), "");
}
