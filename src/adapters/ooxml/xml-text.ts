/** Text as XML holds it in a workbook: entities, and `_xHHHH_` for what XML cannot hold. */

const ESCAPED = /_x([0-9a-fA-F]{4})_/g;
/** What XML cannot hold: control characters, halves of a surrogate pair, U+FFFE, U+FFFF; and CR, which XML would turn to LF. */
const ILLEGAL =
  /[\x00-\x08\x0b-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|_(?=x[0-9a-fA-F]{4}_)/g;
const NEEDS_ENCODING = /[&<>\x00-\x1f\ud800-\udfff\ufffe\uffff]|_x/;

/** `_x000D_` → CR, as Excel writes what XML cannot hold. */
export function unescapeHex(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(ESCAPED, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** Text → XML text, with `_xHHHH_` for what XML cannot hold. */
export function encodeText(text: string): string {
  if (!NEEDS_ENCODING.test(text)) return text;
  return encodeMarkup(
    text.replace(ILLEGAL, (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`),
  );
}

/** Whether the text is its own XML: nothing to encode, no line end or tab, no space at an end. */
export function isPlainText(text: string): boolean {
  return text.charCodeAt(0) > 32 && text.charCodeAt(text.length - 1) > 32 && !NEEDS_ENCODING.test(text);
}

export function encodeMarkup(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** The attribute that keeps spaces at the ends and line ends. */
export function spaceAttribute(text: string): string {
  const ends = text.charCodeAt(0) <= 32 || text.charCodeAt(text.length - 1) <= 32;
  return ends || text.includes("\n") || text.includes("\t") ? ' xml:space="preserve"' : "";
}
