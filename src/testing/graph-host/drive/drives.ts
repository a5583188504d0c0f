/** All drives of the stand-in, and the addresses by which people and upload sessions reach what is in them. */
import { randomUUID } from "node:crypto";
import type { HostClock } from "../clock";
import { Drive, type DriveItem, type DriveOptions } from "./drive";

export interface Found {
  readonly drive: Drive;
  readonly item: DriveItem;
}

export interface UploadSession extends Found {
  /** Where the file goes; null where the item itself is replaced. */
  readonly name: string | null;
  readonly conflict: string;
  /** The ranges so far, one after another. */
  readonly received: Buffer[];
}

export class Drives {
  readonly uploads = new Map<string, UploadSession>();
  /** Addresses that a person made with Share. */
  private readonly links = new Map<string, Found>();
  private readonly downloads = new Map<string, Found>();
  private readonly all: Drive[] = [];

  constructor(private readonly clock: HostClock) {}

  add(options: Omit<DriveOptions, "clock">): Drive {
    const drive = new Drive({ ...options, clock: this.clock });
    this.all.push(drive);
    return drive;
  }

  get(id: string): Drive | null {
    return this.all.find((drive) => drive.id === id) ?? null;
  }

  /** The person's OneDrive, made when first asked for. */
  of(owner: string): Drive {
    const folder = owner.replace(/[^A-Za-z0-9]/g, "_");
    const webUrl = `https://example-my.sharepoint.com/personal/${folder}/Documents`;
    return this.all.find((drive) => drive.owner === owner) ?? this.add({ owner, webUrl });
  }

  /** As Share makes it in Excel. */
  link(found: Found): string {
    const url = `https://example-my.sharepoint.com/:x:/g/personal/x/${randomUUID()}?e=abc123`;
    this.links.set(url, found);
    return url;
  }

  /** By a link, or the address that the browser shows. */
  byUrl(url: string): Found | null {
    const link = this.links.get(url);
    if (link !== undefined) return link;
    const plain = decodeURI(url.replace(/\?.*$/, ""));
    for (const drive of this.all) {
      const root = decodeURI(drive.webUrl(drive.root));
      const item = plain.startsWith(`${root}/`) ? drive.at(plain.slice(root.length)) : null;
      if (item !== null) return { drive, item };
    }
    return null;
  }

  /** An address that is good without a token. */
  download(found: Found): string {
    const id = randomUUID();
    this.downloads.set(id, found);
    return id;
  }

  downloaded(id: string): Found | null {
    return this.downloads.get(id) ?? null;
  }
}
