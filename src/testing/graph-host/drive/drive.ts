/** One drive: files and folders with their tags and versions, who may open them, who has one open. */
import { randomUUID } from "node:crypto";
import type { HostClock } from "../clock";
import { quickXorHash } from "./quick-xor-hash";

export interface Version {
  readonly id: string;
  readonly bytes: Buffer;
  readonly hash: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface DriveItem {
  readonly id: string;
  readonly guid: string;
  readonly parent: DriveItem | null;
  name: string;
  /** Children of a folder; null for a file. */
  readonly children: DriveItem[] | null;
  /** Counts every change, of the name as well. */
  tag: number;
  /** The last is the file as it is. */
  readonly versions: Version[];
  /** Counts every change of the contents. */
  contents: number;
  /** Open for editing in Excel: nobody replaces it. */
  locked: boolean;
}

export interface DriveOptions {
  /** Whose OneDrive it is, or "" for a library of a SharePoint site. */
  readonly owner: string;
  /** The address of its root, as people see it. */
  readonly webUrl: string;
  readonly clock: HostClock;
}

export class Drive {
  readonly id = `b!${randomUUID().replace(/-/g, "")}`;
  readonly root: DriveItem;
  /** Bytes that still fit. */
  free = Number.POSITIVE_INFINITY;
  /** Items on one page of a listing. */
  pageSize = 200;
  /** Accounts that may only look. */
  readonly readers = new Set<string>();
  /** SharePoint touches a file again shortly after an upload: the eTag changes, the contents do not. */
  restless = false;
  /** What a library writes into files by itself, after it has answered an upload. */
  enrich: ((bytes: Buffer) => Buffer) | null = null;
  private readonly items = new Map<string, DriveItem>();

  constructor(private readonly options: DriveOptions) {
    this.root = this.add(null, "root", []);
  }

  get owner(): string {
    return this.options.owner;
  }

  get(id: string): DriveItem | null {
    return this.items.get(id) ?? null;
  }

  /** By its path below an item: "Billing/book.xlsx", in any letters; "" the item itself. */
  at(path: string, from: DriveItem = this.root): DriveItem | null {
    let item: DriveItem | null = from;
    for (const name of path.split("/").filter((part) => part !== ""))
      item = item?.children?.find((child) => child.name.toLowerCase() === name.toLowerCase()) ?? null;
    return item;
  }

  /** As a person makes it in the browser; folders on the way too. */
  file(path: string, bytes: Uint8Array): DriveItem {
    const [name = "", ...above] = path.split("/").reverse();
    const folder = this.folder(above.reverse().join("/"));
    const found = this.at(name, folder) ?? this.add(folder, name, null);
    this.write(found, bytes);
    return found;
  }

  folder(path: string): DriveItem {
    return path
      .split("/")
      .filter((part) => part !== "")
      .reduce((parent, name) => this.at(name, parent) ?? this.add(parent, name, []), this.root);
  }

  add(parent: DriveItem | null, name: string, children: DriveItem[] | null): DriveItem {
    const guid = randomUUID().toUpperCase();
    const item = {
      id: `01${guid.replace(/-/g, "")}`,
      guid,
      parent,
      name,
      children,
      tag: 1,
      versions: [],
      contents: 0,
      locked: false,
    };
    parent?.children?.push(item);
    this.items.set(item.id, item);
    return item;
  }

  remove(item: DriveItem): void {
    const siblings = item.parent?.children ?? [];
    siblings.splice(siblings.indexOf(item), 1);
    this.items.delete(item.id);
  }

  write(item: DriveItem, bytes: Uint8Array): void {
    this.free -= bytes.length - (item.versions.at(-1)?.bytes.length ?? 0);
    const id = `${String(item.versions.length + 1)}.0`;
    item.versions.push({
      id,
      bytes: Buffer.from(bytes),
      hash: quickXorHash(bytes),
      at: this.options.clock.now(),
    });
    item.contents++;
    if (item.versions.length > 1) item.tag++;
  }

  /** What SharePoint does by itself after an upload was answered. */
  afterUpload(item: DriveItem): void {
    if (this.restless || this.enrich !== null) item.tag++;
    const last = item.versions.pop();
    if (last === undefined) return;
    const bytes = this.enrich?.(last.bytes) ?? last.bytes;
    if (bytes !== last.bytes) item.contents++;
    item.versions.push({ ...last, bytes, hash: quickXorHash(bytes) });
  }

  /** The file as it is now. */
  bytes(path: string): Buffer | null {
    return this.at(path)?.versions.at(-1)?.bytes ?? null;
  }

  /** Every file's path, sorted. */
  paths(from: DriveItem = this.root, before = ""): string[] {
    return (from.children ?? [])
      .flatMap((child) =>
        child.children === null ? [before + child.name] : this.paths(child, `${before}${child.name}/`),
      )
      .sort();
  }

  webUrl(item: DriveItem): string {
    if (item.parent === null) return this.options.webUrl;
    return `${this.webUrl(item.parent)}/${encodeURIComponent(item.name)}`;
  }

  eTag(item: DriveItem): string {
    return `"{${item.guid}},${String(item.tag)}"`;
  }

  /** Of the contents alone. */
  cTag(item: DriveItem): string {
    return `"c:{${item.guid}},${String(item.contents)}"`;
  }

  /** The resource as Graph shows it. */
  shown(item: DriveItem, downloadUrl: string): object {
    const current = item.versions.at(-1);
    const common = {
      id: item.id,
      name: item.name,
      eTag: this.eTag(item),
      cTag: this.cTag(item),
      webUrl: this.webUrl(item),
      size: current?.bytes.length ?? 0,
      ...(item.parent === null
        ? { root: {} }
        : { parentReference: { driveId: this.id, driveType: "business", id: item.parent.id } }),
    };
    if (item.children !== null || current === undefined)
      return { ...common, folder: { childCount: item.children?.length ?? 0 } };
    const file = {
      mimeType: "application/octet-stream",
      hashes: { quickXorHash: current.hash },
    };
    return { ...common, file, "@microsoft.graph.downloadUrl": downloadUrl };
  }
}
