/** Tags: a JSON object in one cell. Keys are compared trimmed and case-folded; each distinct text is parsed once. */
import { z } from "zod";

/** Values by folded key; null when the text is not a JSON object. */
export type TagValues = ReadonlyMap<string, string> | null;

const tagObject = z.record(z.string(), z.unknown());
const EMPTY: TagValues = new Map();

/** Parses one Tags cell. Blank is an empty object. */
export function parseTags(text: string): TagValues {
  if (text === "" || text === "{}") return EMPTY;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
    if (hasNumber(parsed)) parsed = JSON.parse(quoteNumbers(text));
  } catch {
    return null;
  }
  const object = tagObject.safeParse(parsed);
  if (!object.success || Array.isArray(parsed)) return null;
  const values = new Map<string, string>();
  for (const [key, value] of Object.entries(object.data)) {
    const folded = foldKey(key);
    if (!values.has(folded)) values.set(folded, tagText(value));
  }
  return values;
}

/** The same, remembering texts it has seen: a month has far fewer distinct tags than rows. */
export function tagParser(): (text: string) => TagValues {
  const seen = new Map<string, TagValues>();
  return (text) => {
    let values = seen.get(text);
    if (values === undefined) {
      values = parseTags(text);
      seen.set(text, values);
    }
    return values;
  };
}

function hasNumber(parsed: unknown): boolean {
  return (
    typeof parsed === "object" && parsed !== null && Object.values(parsed).some((v) => typeof v === "number")
  );
}

const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** A fund written as a number keeps its digits: neither 1.10 nor 12345678901234567890 survives as a double. */
function quoteNumbers(json: string): string {
  return json.replace(STRING_OR_NUMBER, (piece) => (piece.startsWith('"') ? piece : `"${piece}"`));
}

export function foldKey(key: string): string {
  return key.trim().toLowerCase();
}

function tagText(value: unknown): string {
  if (typeof value === "string") return value.trim();
  if (value === null || value === undefined) return "";
  // Booleans as JSON writes them; a nested value stays readable.
  return JSON.stringify(value);
}
