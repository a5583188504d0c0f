/** Tags: a JSON object in one cell. Keys are compared trimmed and case-folded; each distinct text is parsed once. */
import { ownText } from "../own-text";
import { fitCell } from "./fit-cell";
import { repairedTags } from "./tag-repair";
import { withoutPrefix } from "./tag-prefix";

/** ok: a JSON object. repaired: read after a repair (rule T02). none: blank or empty (T04). bad: not read (T01). */
export type TagState = "ok" | "repaired" | "none" | "bad";

/** Values by folded key; a key with a provider's prefix stands there without it, too. */
export type TagValues = ReadonlyMap<string, string>;

export interface TagReading {
  readonly values: TagValues;
  readonly state: TagState;
  /** A key that stands there twice when trimmed and case-folded (rule T03); "" for none. The first non-blank counts. */
  readonly collided: string;
}

/** What became of a cell that was seen in a file. */
export interface SeenTags extends TagReading {
  /** The cell's text as a charge keeps it: one for all its rows. */
  readonly text: string;
}

/** Keys and values in the file's order, with what had to be done to read them. */
export interface TagPairs {
  readonly pairs: readonly (readonly [key: string, value: unknown])[];
  readonly repaired: boolean;
}

const NONE: TagReading = { values: new Map(), state: "none", collided: "" };
const BAD: TagReading = { values: new Map(), state: "bad", collided: "" };

/** Parses one Tags cell, trimmed. Never throws. */
export function readTags(text: string): TagReading {
  if (text === "" || text === "{}") return NONE;
  const found = repairedTags(text);
  if (found === null) return BAD;
  if (found.pairs.length === 0) return NONE;
  const values = new Map<string, string>();
  const state = { repaired: found.repaired, collided: "" };
  for (const [key, value] of found.pairs) put(values, foldKey(key), value, state);
  for (const [key, value] of [...values]) {
    const bare = withoutPrefix(key);
    if (bare !== key && (values.get(bare) ?? "") === "") values.set(bare, value);
  }
  return { values, state: state.repaired ? "repaired" : "ok", collided: state.collided };
}

function put(
  values: Map<string, string>,
  key: string,
  value: unknown,
  state: { repaired: boolean; collided: string },
): void {
  const before = values.get(key);
  if (before !== undefined) state.collided ||= key;
  if (typeof value === "object" && value !== null) state.repaired = true;
  if (before === undefined || before === "") values.set(key, tagText(value));
}

/** What is remembered at most: distinct texts, and their characters. */
const MOST_REMEMBERED = 20_000;
const MOST_CHARACTERS = 1 << 24;

/** The same, remembering texts it has seen: a month has far fewer distinct tags than rows. */
export function tagReader(): (text: string) => SeenTags {
  let seen = new Map<string, SeenTags>();
  let characters = 0;
  let last = "";
  let lastReading: SeenTags = { ...NONE, text: "" };
  return (text) => {
    if (text === last) return lastReading;
    last = text;
    let reading = seen.get(text);
    if (reading === undefined) {
      const own = ownText(text);
      const { values, state, collided } = readTags(own);
      reading = { values, state, collided, text: fitCell(own) };
      characters += text.length;
      if (seen.size >= MOST_REMEMBERED || characters > MOST_CHARACTERS) {
        seen = new Map();
        characters = text.length;
      }
      seen.set(own, reading);
    }
    return (lastReading = reading);
  };
}

export function foldKey(key: string): string {
  return key.trim().toLowerCase();
}

/** Deeper values are no tags of anybody. */
const DEEPEST = 16;

function tagText(value: unknown): string {
  if (typeof value === "string") return value.trim();
  if (value === null || value === undefined || deeper(value, DEEPEST)) return "";
  // Booleans as JSON writes them; a nested value stays readable.
  return JSON.stringify(value);
}

function deeper(value: unknown, left: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return left === 0 || Object.values(value).some((inner) => deeper(inner, left - 1));
}
