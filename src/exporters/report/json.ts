/** JSON reports → flat rows: a name within an object is reached by a dot, `thresholds.hard`. */
import { Refusal } from "../../core/problem";

export type Cells = Record<string, string>;

/** A row without the names that every object has: a heading may be any word, `constructor` too. */
export function noCells(): Cells {
  return Object.create(null) as Cells;
}

/** What storage systems and hypervisors call the list in their answers. */
const LISTS = ["quotas", "paths", "files", "shares", "filesystems", "subvolumes", "vms", "machines"];
const OTHER_LISTS = ["data", "items", "results", "value", "entries", "rows"];
/** Deep enough for every report seen; a deeper object is not a cell. */
const DEEPEST = 6;

/**
 * Reads one JSON value, or several that follow each other (pages, or an object a line).
 * @throws Refusal for what is no JSON, or holds no objects
 */
export function jsonRows(file: string, text: string): { rows: Cells[]; more: string } {
  const values = valuesOf(file, numbersAsText(text));
  const rows = values.flatMap((value) => listOf(value)).map((entry) => flat(file, entry));
  return { rows, more: nextPage(values[values.length - 1]) };
}

function valuesOf(file: string, text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return documents(text).map((part) => parse(file, part));
  }
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : "";
    throw new Refusal(
      `${file} is not JSON that can be read (${why}). It may have been cut off, or hold a message of the command: make the report again. Nothing was written.`,
    );
  }
}

/** Bytes of a large system have more digits than a double keeps. */
function numbersAsText(text: string): string {
  return text.replace(
    /("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/g,
    (_all, quoted: string | undefined, number: string | undefined) => quoted ?? `"${number ?? ""}"`,
  );
}

/** The parts of a text that are values by themselves. */
function documents(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (const match of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (match[0].startsWith('"')) continue;
    depth += match[0] === "[" || match[0] === "{" ? 1 : -1;
    if (depth > 0) continue;
    parts.push(text.slice(start, match.index + 1));
    start = match.index + 1;
  }
  if (text.slice(start).trim() !== "") parts.push(text.slice(start));
  return parts;
}

function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value as unknown[];
  if (!isObject(value)) return [value];
  const names = Object.keys(value);
  for (const list of [...LISTS, ...OTHER_LISTS]) {
    const name = names.find((n) => n.toLowerCase() === list);
    const entries = name === undefined ? undefined : value[name];
    if (Array.isArray(entries)) return entries as unknown[];
  }
  const lists = names.filter((name) => isList(value[name]));
  return lists.length === 1 ? (value[lists[0] ?? ""] as unknown[]) : [value];
}

function isList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isObject);
}

/** PowerScale's API gives `resume`, Qumulo's `paging.next`, while there is more to fetch. */
function nextPage(value: unknown): string {
  if (!isObject(value)) return "";
  const paging = isObject(value["paging"]) ? value["paging"]["next"] : undefined;
  const next = value["resume"] ?? paging;
  return typeof next === "string" && !["", "None", "null"].includes(next) ? next : "";
}

function flat(file: string, entry: unknown): Cells {
  if (!isObject(entry))
    throw new Refusal(
      `${file} is a list of plain values. The exporter reads a list of objects, such as [{"path": "/research/chem", "used": 1000}]. Nothing was written.`,
    );
  const cells = noCells();
  add(cells, "", entry, 0);
  return cells;
}

function add(cells: Cells, prefix: string, object: Record<string, unknown>, depth: number): void {
  for (const [name, value] of Object.entries(object)) {
    const path = prefix === "" ? name : `${prefix}.${name}`;
    if (isObject(value)) {
      if (depth < DEEPEST) add(cells, path, value, depth + 1);
    } else cells[path] = cellText(value);
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map((item) => cellText(item)).join("; ");
  if (typeof value === "string") return value.trim();
  return typeof value === "boolean" ? String(value) : JSON.stringify(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
