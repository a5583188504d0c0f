/** Files a step made, kept in memory until the person takes them: an add-in may not write to the disk. */
import type { FileReader, FileSaver } from "../src/ports/ports";

export interface BasketFile {
  /** With its folder: "statements/2025-01/…pdf", as the workbook records it. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** One memory for the session; savers write into a folder of it. */
export class Basket implements FileReader {
  private readonly kept = new Map<string, Uint8Array>();

  /** @param folder as on the command line: "statements", "journal", "outbox" */
  saver(folder: string): FileSaver {
    return { save: (name, bytes, keep) => Promise.resolve(this.put(`${folder}/${name}`, bytes, keep)) };
  }

  read(path: string): Promise<Uint8Array | null> {
    return Promise.resolve(this.kept.get(path) ?? null);
  }

  /**
   * In order of their paths.
   * @param folder only what lies in it; all files when not given
   * @param period only what is of this month: names of statements and mails begin with it
   */
  files(folder = "", period = ""): readonly BasketFile[] {
    const start = folder === "" ? "" : `${folder}/${period}`;
    return [...this.kept]
      .filter(([path]) => path.startsWith(start))
      .map(([path, bytes]) => ({ path, bytes }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  clear(folder: string): void {
    for (const { path } of this.files(folder)) this.remove(path);
  }

  remove(path: string): void {
    this.kept.delete(path);
  }

  private put(path: string, bytes: Uint8Array, keep = false): { path: string; changed: boolean } {
    const before = this.kept.get(path);
    if (before !== undefined && keep) return { path, changed: false };
    this.kept.set(path, bytes);
    return { path, changed: before === undefined || !sameBytes(before, bytes) };
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
