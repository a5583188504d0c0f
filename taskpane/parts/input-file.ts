/** A file that a person chose or dropped, as the steps want it. */
import { HostFailure } from "../../src/core/problem";
import type { InputFile } from "../../src/ports/ports";

/** The browser's own file: a worker is given it and reads it by itself. */
export interface BrowserFile extends InputFile {
  readonly file: File;
}

export function inputFileOf(file: File): BrowserFile {
  return {
    file,
    name: file.name,
    size: () => Promise.resolve(file.size),
    slice: async (from, to) => {
      try {
        return new Uint8Array(await file.slice(from, to).arrayBuffer());
      } catch (cause) {
        const message = `${file.name} can no longer be read: it was moved or changed since you chose it. Choose it again.`;
        throw new HostFailure(message, "nothing", { cause });
      }
    },
  };
}
