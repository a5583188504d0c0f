/** Files beside the workbook on OneDrive or SharePoint: replaced ones keep their version history. */
import { HostFailure } from "../../core/problem";
import type { FileReader, FileSaver, SavedBefore } from "../../ports/ports";
import {
  childrenOf,
  contentsOf,
  DRIVE_ITEM,
  itemAt,
  itemPath,
  pathBelow,
  removeItem,
  sameContents,
  type DriveFolder,
  type DriveItem,
} from "./drive-item";
import { fileTold, isStatus, type DriveAccess } from "./drive-words";
import { shaped } from "./shapes";
import { upload } from "./upload";

/**
 * Saves below a folder. Names may carry folders, which are made where they are missing.
 * @param beside the folder the workbook lies in
 * @param folder below it: "Statements/2025-01"
 */
export function driveSaver(access: DriveAccess, beside: DriveFolder, folder: string): FileSaver {
  const folders = new Folders(access, beside);
  return {
    async save(name, bytes, keep = false) {
      const names = namesOf(`${folder}/${name}`);
      const path = names.join("/");
      try {
        const { item, changed } = await saved(access, folders, names, bytes, keep);
        return { path, changed, link: item.webUrl };
      } catch (error) {
        throw fileTold(error, path, "saved", access);
      }
    },
    before: savedBefore(access, beside, folder, folders),
  };
}

/** Folders are looked at, never made. */
function savedBefore(
  access: DriveAccess,
  beside: DriveFolder,
  folder: string,
  folders: Folders,
): SavedBefore {
  const at = async (name: string): Promise<DriveItem | null> =>
    await itemAt(access.graph, pathBelow(beside, namesOf(`${folder}/${name}`).join("/")));
  return {
    async read(name) {
      try {
        // Most often the folder was looked at before and says that there is none.
        if (!name.includes("/") && (await folders.lacks(namesOf(folder), name))) return null;
        const item = await at(name);
        return item === null ? null : await contentsOf(access.graph, beside.driveId, item);
      } catch (error) {
        throw fileTold(error, `${folder}/${name}`, "read", access);
      }
    },
    async remove(name) {
      try {
        const item = await at(name);
        if (item !== null) await removeItem(access.graph, beside.driveId, item.id);
        folders.forget(namesOf(folder));
      } catch (error) {
        throw fileTold(error, `${folder}/${name}`, "removed", access);
      }
    },
  };
}

/** Reads what was saved, by the paths that the saver answered. */
export function driveReader(access: DriveAccess, beside: DriveFolder): FileReader {
  return {
    async read(path) {
      try {
        const item = await itemAt(access.graph, pathBelow(beside, namesOf(path).join("/")));
        return item === null ? null : await contentsOf(access.graph, beside.driveId, item);
      } catch (error) {
        throw fileTold(error, path, "read", access);
      }
    },
  };
}

async function saved(
  access: DriveAccess,
  folders: Folders,
  names: readonly string[],
  bytes: Uint8Array,
  keep: boolean,
): Promise<{ readonly item: DriveItem; readonly changed: boolean }> {
  const name = names.at(-1) ?? "";
  const folder = await folders.at(names.slice(0, -1));
  const there = folder.files.get(name.toLowerCase());
  if (there !== undefined && (keep || sameContents(there, bytes))) return { item: there, changed: false };
  const path = pathBelow(folder, name);
  try {
    const item = await upload(access.graph, { path, conflict: keep ? "fail" : "replace" }, bytes);
    folder.files.set(name.toLowerCase(), item);
    return { item, changed: true };
  } catch (error) {
    const made = keep && isStatus(error, 409) ? await itemAt(access.graph, path) : null;
    if (made === null) throw error;
    return { item: made, changed: false };
  }
}

interface Folder extends DriveFolder {
  /** By their names in small letters: OneDrive tells no capitals apart. */
  readonly files: Map<string, DriveItem>;
}

/** Folders looked at once: what is in them decides for every file whether it is sent at all. */
class Folders {
  private readonly known = new Map<string, Promise<Folder>>();

  constructor(
    private readonly access: DriveAccess,
    private readonly beside: DriveFolder,
  ) {}

  at(names: readonly string[]): Promise<Folder> {
    const key = names.join("/").toLowerCase();
    const found = this.known.get(key) ?? this.open(names);
    this.known.set(key, found);
    // A folder that could not be opened is tried again with the next file.
    found.catch(() => this.known.delete(key));
    return found;
  }

  /** Whether the folder was looked at already and has no such file. */
  async lacks(names: readonly string[], name: string): Promise<boolean> {
    const folder = await this.known.get(names.join("/").toLowerCase());
    return folder !== undefined && !folder.files.has(name.toLowerCase());
  }

  /** The file is gone: the folder is looked at anew before the next one is saved in it. */
  forget(names: readonly string[]): void {
    this.known.delete(names.join("/").toLowerCase());
  }

  private async open(names: readonly string[]): Promise<Folder> {
    const { graph } = this.access;
    const id = names.length === 0 ? this.beside.id : await this.made(names);
    const folder = { driveId: this.beside.driveId, id };
    const files = (await childrenOf(graph, folder)).filter((item) => item.folder === undefined);
    return { ...folder, files: new Map(files.map((item) => [item.name.toLowerCase(), item])) };
  }

  /** One after another from the top; one that somebody else makes meanwhile is as good. */
  private async made(names: readonly string[]): Promise<string> {
    const { graph } = this.access;
    let parent = this.beside;
    for (const name of names) {
      const path = pathBelow(parent, name);
      const item =
        (await itemAt(graph, path)) ?? (await this.make(parent, name)) ?? (await itemAt(graph, path));
      if (item?.folder === undefined)
        throw new HostFailure(
          `There is a file where the folder ${names.join("/")} has to be. Rename it and try again.`,
          "all files before this one",
        );
      parent = { driveId: parent.driveId, id: item.id };
    }
    return parent.id;
  }

  /** Null where there is one by now. */
  private async make(parent: DriveFolder, name: string): Promise<DriveItem | null> {
    try {
      const reply = await this.access.graph.ask({
        method: "POST",
        path: `${itemPath(parent.driveId, parent.id)}/children`,
        body: { name, folder: {}, "@microsoft.graph.conflictBehavior": "fail" },
        repeat: "always",
      });
      return await shaped(reply, DRIVE_ITEM);
    } catch (error) {
      if (isStatus(error, 409)) return null;
      throw error;
    }
  }
}

/** @throws HostFailure where a name leads out of the folder */
function namesOf(path: string): string[] {
  const names = path.split("/");
  if (names.every((name) => name !== "" && name !== "." && name !== "..")) return names;
  throw new HostFailure(`"${path}" is not a file name inside the workbook's folder.`, "nothing");
}
