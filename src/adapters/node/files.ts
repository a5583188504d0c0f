/** Files on disk: reading what a person named, saving in one step. */
import { createHash, randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { HostFailure } from "../../core/problem";
import type { ByteHasher, FileReader, FileSaver, InputFile } from "../../ports/ports";
import { isCode, reason } from "./system-errors";

/** A file a person named. */
export function inputFile(path: string): InputFile {
  return {
    name: basename(path),
    size: async () => (await readable(path, () => stat(path))).size,
    hasher: nativeHasher,
    async slice(from, to) {
      return await readable(path, async () => {
        const file = await open(path);
        try {
          const { buffer, bytesRead } = await file.read(new Uint8Array(to - from), 0, to - from, from);
          return buffer.subarray(0, bytesRead);
        } finally {
          await file.close();
        }
      });
    },
  };
}

/** Node's own takes a tenth of the time. */
function nativeHasher(): ByteHasher {
  const hash = createHash("sha256");
  return { add: (bytes) => void hash.update(bytes), hex: () => hash.digest("hex") };
}

async function readable<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (isCode(cause, "ENOENT") || isCode(cause, "ENOTDIR"))
      throw new HostFailure(`There is no file ${path}. Check its name and folder.`, "nothing", { cause });
    if (isCode(cause, "EISDIR"))
      throw new HostFailure(`${path} is a folder. Name the files in it.`, "nothing", { cause });
    throw cannotRead(path, cause);
  }
}

function cannotRead(path: string, cause: unknown): HostFailure {
  const message = `${path} cannot be read: ${reason(cause)}. Check that you may read it.`;
  return new HostFailure(message, "nothing", { cause });
}

/** @throws HostFailure when a file is there and cannot be read */
export const nodeFileReader: FileReader = {
  async read(path) {
    try {
      return new Uint8Array(await readFile(path));
    } catch (cause) {
      if (isCode(cause, "ENOENT") || isCode(cause, "ENOTDIR")) return null;
      throw cannotRead(path, cause);
    }
  },
};

/**
 * Saves under one folder, which is made when it is not there. A file is written beside its place and renamed, so
 * that a reader, or a power cut, never meets half of one; equal bytes are left alone.
 * @throws HostFailure when the name leads out of the folder, or the file cannot be written
 */
export function folderSaver(folder: string): FileSaver {
  return {
    async save(name, bytes, keep = false) {
      const path = insideOf(folder, name);
      try {
        await mkdir(dirname(path), { recursive: true });
        const old = await nodeFileReader.read(path);
        if (old !== null && (keep || Buffer.compare(old, bytes) === 0)) return { path, changed: false };
        await replaceFile(path, bytes);
        return { path, changed: true };
      } catch (cause) {
        if (cause instanceof HostFailure) throw cause;
        if (isCode(cause, "EEXIST") || isCode(cause, "ENOTDIR"))
          throw new HostFailure(
            `${folder} is a file, or lies in one. Name a folder.`,
            "all files before this one",
            { cause },
          );
        throw new HostFailure(
          `${path} cannot be written: ${reason(cause)}. Close it in other programs, check the disk, and run again.`,
          "all files before this one",
          { cause },
        );
      }
    },
    before: {
      read: async (name) => await nodeFileReader.read(insideOf(folder, name)),
      async remove(name) {
        const path = insideOf(folder, name);
        try {
          await rm(path, { force: true });
        } catch (cause) {
          const message = `${path} cannot be removed: ${reason(cause)}. Close it in other programs.`;
          throw new HostFailure(message, "nothing", { cause });
        }
      },
    },
  };
}

function insideOf(folder: string, name: string): string {
  const path = resolve(folder, name);
  const inner = relative(resolve(folder), path);
  if (inner !== "" && inner !== ".." && !inner.startsWith(`..${sep}`) && !isAbsolute(inner)) return path;
  throw new HostFailure(`"${name}" is not a file name inside ${folder}.`, "nothing");
}

async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const beside = join(dirname(path), `.${randomBytes(6).toString("hex")}.tmp`);
  try {
    await writeFile(beside, bytes, { flag: "wx" });
    await rename(beside, path);
  } catch (cause) {
    await rm(beside, { force: true });
    throw cause;
  }
}
