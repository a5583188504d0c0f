/** Paths that lie within other paths of the report: on most systems the outer one's usage contains the inner one's. */
import type { Day } from "../../core/period";
import { listNote } from "../report/hold-notes";
import type { ExportNote } from "../usage";

export const NESTED = ["both", "outer", "inner"] as const;
export type Nested = (typeof NESTED)[number];

/** A path and the days on which it would be billed. */
export interface PathOfDays {
  readonly key: string;
  readonly on: ReadonlySet<Day>;
}

export interface PathsKept {
  /** Whether it is billed on the day: a path that is not there holds nothing that another one could contain. */
  readonly keeps: (path: string, day: Day) => boolean;
  readonly notes: readonly ExportNote[];
}

/** @param choice what is billed of paths within each other; null when nobody has said */
export function keepNested(paths: readonly PathOfDays[], choice: Nested | null): PathsKept {
  const byPath = new Map(paths.map((path) => [path.key, path]));
  const pairs = paths.flatMap((inner) => pairsOf(inner, byPath));
  const left = new Map<string, Set<Day>>();
  if (choice === "outer" || choice === "inner")
    for (const { outer, inner, days } of pairs) {
      const { key } = choice === "outer" ? inner : outer;
      const all = left.get(key) ?? new Set<Day>();
      for (const day of days) all.add(day);
      left.set(key, all);
    }
  const leftOut = [...left].map(([key, days]) =>
    days.size === byPath.get(key)?.on.size ? key : `${key} (on ${days.size} ${days.size === 1 ? "day" : "days"})`,
  ); // prettier-ignore
  return {
    keeps: (path, day) => left.get(path)?.has(day) !== true,
    notes: notesOf(pairs, choice, leftOut),
  };
}

interface Pair {
  readonly outer: PathOfDays;
  readonly inner: PathOfDays;
  /** Days on which both are there. */
  readonly days: readonly Day[];
}

/** The paths that contain this one on some day, the nearest first. */
function pairsOf(inner: PathOfDays, byPath: ReadonlyMap<string, PathOfDays>): Pair[] {
  return outerPaths(inner.key).flatMap((path) => {
    const outer = byPath.get(path);
    const days = outer === undefined ? [] : [...inner.on].filter((day) => outer.on.has(day));
    return outer === undefined || days.length === 0 ? [] : [{ outer, inner, days }];
  });
}

function notesOf(pairs: readonly Pair[], choice: Nested | null, leftOut: readonly string[]): ExportNote[] {
  const nearest = new Map([...pairs].reverse().map(({ inner, outer }) => [inner.key, outer.key]));
  const texts = [...nearest].reverse().map(([path, outer]) => `${path} in ${outer}`);
  if (choice === null)
    return listNote(
      texts,
      "Paths within others are billed with them; where the outer one's usage contains the inner one's, that is twice. Say --nested outer, --nested inner, or --nested both if it is right so:",
      "warning",
    );
  if (choice === "both") return listNote(texts, "Billed both, as --nested both says:");
  return listNote(leftOut, `Not billed, as --nested ${choice} says:`);
}

/** All paths that would contain it, the nearest first. */
function outerPaths(path: string): string[] {
  const found: string[] = [];
  for (let end = lastSeparator(path, path.length); end > 0; end = lastSeparator(path, end))
    found.push(path.slice(0, end));
  return path !== "/" && path.startsWith("/") ? [...found, "/"] : found;
}

/** A name among paths, such as a line of totals: what it contains would be billed twice. */
export function oddPaths(paths: readonly { readonly key: string }[]): ExportNote[] {
  const odd = paths.filter(
    ({ key }) =>
      lastSeparator(key, key.length) < 0 && !paths.some((other) => other.key.startsWith(`${key}/`)),
  );
  if (odd.length * 2 >= paths.length) return [];
  return listNote(
    odd.map(({ key }) => key),
    "No paths, among others that are. If it is a line of totals, leave it out of the report:",
    "warning",
  );
}

/** Place of the last slash (or backslash of a Windows path) before a place; −1 for none. */
function lastSeparator(path: string, before: number): number {
  return before <= 0 ? -1 : Math.max(path.lastIndexOf("/", before - 1), path.lastIndexOf("\\", before - 1));
}
