/** What an evidence pack holds and what it lacks: the lists that its index is made of. */

/** A file of the pack. */
export interface PackedFile {
  /** With forward slashes. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** What it is, in words for who never saw the program. */
  readonly what: string;
}

/** Something that belongs to the month and is not in the pack. */
export interface MissingFile {
  readonly what: string;
  readonly name: string;
  /** Where it is known; else "". */
  readonly sha256: string;
  readonly why: string;
}

/** The list that `sha256sum --check` reads: two spaces between hash and name, line feeds. */
export function sumsText(files: readonly PackedFile[]): string {
  return files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join("");
}

/** By folder, then name; files at the top first. */
export function inReadingOrder(files: readonly PackedFile[]): PackedFile[] {
  const folder = (path: string): string => path.slice(0, path.lastIndexOf("/") + 1);
  return [...files].sort((a, b) => {
    const [x, y] = [folder(a.path), folder(b.path)];
    if (x !== y) return x < y ? -1 : 1;
    return a.path < b.path ? -1 : 1;
  });
}

/** A name that the folder has not yet: `a.csv`, then `a (2).csv`. Case alone makes no other name. */
export function freeName(name: string, taken: Set<string>): string {
  const dot = name.lastIndexOf(".");
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
  let free = name;
  for (let n = 2; taken.has(free.toLowerCase()); n += 1) free = `${stem} (${n})${extension}`;
  taken.add(free.toLowerCase());
  return free;
}
