/** Files of the basket to the person: one as it is, several as a zip. */
import type { BasketFile } from "../basket";
import type { PaneHost } from "../pane-host";

const TYPES: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  csv: "text/csv",
  eml: "message/rfc822",
};

/** @param zipName with its extension */
export async function offerFiles(
  host: Pick<PaneHost, "downloads" | "clock">,
  files: readonly BasketFile[],
  zipName: string,
): Promise<void> {
  const [first, second] = files;
  if (first === undefined) return;
  if (second === undefined) {
    await host.downloads.offer(nameOf(first.path), first.bytes, typeOf(first.path));
    return;
  }
  await host.downloads.offer(zipName, await zipOf(files, host.clock.now()), "application/zip");
}

/** Folders are kept; nothing is packed: PDFs are packed already, and a person waits. */
export async function zipOf(files: readonly BasketFile[], now: string): Promise<Uint8Array> {
  const { zipSync } = await import("fflate");
  return zipSync(Object.fromEntries(files.map(({ path, bytes }) => [path, bytes])), {
    level: 0,
    mtime: new Date(now),
  });
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function typeOf(path: string): string {
  return TYPES[path.slice(path.lastIndexOf(".") + 1).toLowerCase()] ?? "application/octet-stream";
}
