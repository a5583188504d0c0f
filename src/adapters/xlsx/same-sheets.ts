/**
 * Whether two workbook files say the same. SharePoint's libraries write properties of their own into a workbook that
 * they are given (https://github.com/OneDrive/onedrive-api-docs/issues/935): its bytes change, its sheets do not.
 */
import { HostFailure } from "../../core/problem";
import { ZipArchive } from "./zip";

/** Names the parts beside the sheets too, among them those that SharePoint adds. */
const LINKS = "xl/_rels/workbook.xml.rels";

export function sameSheets(a: Uint8Array, b: Uint8Array): boolean {
  try {
    const [x, y] = [ZipArchive.read(a), ZipArchive.read(b)];
    const [names, others] = [parts(x), parts(y)];
    return names.length === others.length && names.every((name) => x.sameEntry(name, y));
  } catch (cause) {
    // One of them is no workbook any more.
    if (cause instanceof HostFailure) return false;
    throw cause;
  }
}

function parts(archive: ZipArchive): string[] {
  return archive.names().filter((name) => /^xl\//i.test(name) && name.toLowerCase() !== LINKS);
}
