/** Paths that lie within other paths of the report: on most systems the outer one's usage contains the inner one's. */
import { listNote } from "../report/hold-notes";
import type { ExportNote } from "../usage";

export const NESTED = ["both", "outer", "inner"] as const;
export type Nested = (typeof NESTED)[number];

export interface PathsKept {
  readonly kept: ReadonlySet<string>;
  readonly notes: readonly ExportNote[];
}

/** @param choice what is billed of paths within each other; null when nobody has said */
export function keepNested(paths: readonly string[], choice: Nested | null): PathsKept {
  const all = new Set(paths);
  const outerOf = new Map<string, string>();
  for (const path of paths) {
    const outer = nearestOuter(path, all);
    if (outer !== null) outerOf.set(path, outer);
  }
  const withInner = new Set(outerOf.values());
  const kept = new Set(
    paths.filter(
      (path) => (choice !== "outer" || !outerOf.has(path)) && (choice !== "inner" || !withInner.has(path)),
    ),
  );
  return { kept, notes: notesOf(outerOf, choice, paths, kept) };
}

function notesOf(
  outerOf: ReadonlyMap<string, string>,
  choice: Nested | null,
  paths: readonly string[],
  kept: ReadonlySet<string>,
): ExportNote[] {
  if (outerOf.size === 0) return [];
  const pairs = [...outerOf].map(([path, outer]) => `${path} in ${outer}`);
  if (choice === null)
    return listNote(
      pairs,
      "Paths within others are billed with them; where the outer one's usage contains the inner one's, that is twice. Say --nested outer, --nested inner, or --nested both if it is right so:",
      "warning",
    );
  if (choice === "both") return listNote(pairs, "Billed both, as --nested both says:");
  const leftOut = paths.filter((path) => !kept.has(path));
  return listNote(leftOut, `Not billed, as --nested ${choice} says:`);
}

function nearestOuter(path: string, all: ReadonlySet<string>): string | null {
  for (let end = lastSeparator(path, path.length); end > 0; end = lastSeparator(path, end)) {
    const outer = path.slice(0, end);
    if (all.has(outer)) return outer;
  }
  return path !== "/" && path.startsWith("/") && all.has("/") ? "/" : null;
}

/** Place of the last slash (or backslash of a Windows path) before a place; −1 for none. */
function lastSeparator(path: string, before: number): number {
  return before <= 0 ? -1 : Math.max(path.lastIndexOf("/", before - 1), path.lastIndexOf("\\", before - 1));
}
