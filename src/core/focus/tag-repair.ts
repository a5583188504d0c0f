/** The pairs of a Tags cell: a JSON object, or what exporters make of one. */
import type { TagPairs } from "./tags";

/** @returns null when the text holds no keys and values in any known form */
export function repairedTags(text: string): TagPairs | null {
  const object = parsed(text);
  if (isObject(object)) return { pairs: pairsOf(object, text), repaired: false };
  if (Array.isArray(object)) return fromList(object);
  if (!text.startsWith('"') || text.endsWith("}")) return null;
  const braced = `{${text.replace(/,\s*$/, "")}}`;
  const again = parsed(braced);
  return isObject(again) ? { pairs: pairsOf(again, braced), repaired: true } : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @returns undefined for what is no JSON, or is too long or deep for the engine that reads it */
function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return hasNumber(value) ? JSON.parse(quoteNumbers(text)) : value;
  } catch {
    return undefined;
  }
}

function hasNumber(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.values(value).some(
      (inner) => typeof inner === "number" || (Array.isArray(value) && hasNumber(inner)),
    )
  );
}

const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** A fund written as a number keeps its digits: neither 1.10 nor 12345678901234567890 survives as a double. */
function quoteNumbers(json: string): string {
  return json.replace(STRING_OR_NUMBER, (piece) => (piece.startsWith('"') ? piece : `"${piece}"`));
}

const COLON = 58;

/** So many keys at most, even where some stand in values. */
function colonsIn(text: string): number {
  let colons = 0;
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) === COLON) colons += 1;
  return colons;
}

const KEY_OR_STRING = /("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?/g;

/** A key that stands there twice comes twice: of a JSON object only the last one is left. */
function pairsOf(object: Record<string, unknown>, text: string): (readonly [string, unknown])[] {
  const entries = Object.entries(object);
  if (entries.some(([, value]) => typeof value === "object" && value !== null)) return entries;
  if (colonsIn(text) === entries.length) return entries;
  let keys = 0;
  const numbered = text.replace(KEY_OR_STRING, (piece, string: string, colon: string | undefined) =>
    colon === undefined ? piece : `"${keys++}:${string.slice(1)}${colon}`,
  );
  if (keys === entries.length) return entries;
  const all = parsed(numbered);
  return isObject(all)
    ? Object.entries(all).map(([key, value]) => [key.slice(key.indexOf(":") + 1), value] as const)
    : entries;
}

/** A list of {key, value}, as Google Cloud and some converters write it; an empty one is no tags at all. */
function fromList(list: readonly unknown[]): TagPairs | null {
  const pairs = list.map(pairOf);
  const known = pairs.filter((pair) => pair !== null);
  return known.length === pairs.length ? { pairs: known, repaired: true } : null;
}

function pairOf(item: unknown): readonly [string, unknown] | null {
  if (!isObject(item)) return null;
  const key = item["key"] ?? item["Key"];
  return typeof key === "string" ? [key, item["value"] ?? item["Value"]] : null;
}
