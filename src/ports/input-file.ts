/** Input files whose bytes are had at once, and all bytes of any input file. */
import type { InputFile } from "./ports";

/** @param bytes asked once, when the file is first read */
export function fileOf(name: string, bytes: () => Promise<Uint8Array>): InputFile {
  let all: Promise<Uint8Array> | undefined;
  const whole = (): Promise<Uint8Array> => (all ??= bytes());
  return {
    name,
    size: async () => (await whole()).length,
    slice: async (from, to) => (await whole()).subarray(from, to),
  };
}

/** For small files, such as tables that people keep up. */
export async function allBytes(file: InputFile): Promise<Uint8Array> {
  return await file.slice(0, await file.size());
}
