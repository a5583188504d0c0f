/** What every request to a drive passes: the item is there, the person may do this, the tag fits, it is not open. */
import { Refused } from "../errors";
import type { Call } from "../route";
import type { Drive, DriveItem } from "./drive";
import type { Found } from "./drives";

export const READ = [
  "Files.Read",
  "Files.ReadWrite",
  "Files.Read.All",
  "Files.ReadWrite.All",
  "Sites.ReadWrite.All",
];
export const WRITE = ["Files.ReadWrite", "Files.ReadWrite.All", "Sites.ReadWrite.All"];

export const itemNotFound = (): Refused => new Refused(404, "itemNotFound", "Item not found");

/** The item that a path names: {drive}, {item}, and {path} below it where there is one. @throws Refused 403, 404 */
export function found(call: Call): Found {
  const drive = driveOf(call);
  const start = call.params["item"] === "root" ? drive.root : drive.get(call.params["item"] ?? "");
  const item = start === null ? null : drive.at(call.params["path"] ?? "", start);
  if (item === null) throw itemNotFound();
  return { drive, item };
}

/** The folder a new file goes to, and its name. @throws Refused 403, 404, 400 */
export function place(call: Call): Found & { readonly name: string } {
  const drive = driveOf(call);
  const start = call.params["item"] === "root" ? drive.root : drive.get(call.params["item"] ?? "");
  const parts = (call.params["path"] ?? "").split("/");
  const name = parts.pop() ?? "";
  const item = start === null ? null : drive.at(parts.join("/"), start);
  if (item === null || item.children === null) throw itemNotFound();
  // https://support.microsoft.com/office/restrictions-and-limitations-in-onedrive-and-sharepoint
  if (name === "" || /["*:<>?\\|]|^ | $|\.$|^~\$/.test(name) || name.length > 255)
    throw new Refused(400, "invalidRequest", "The provided name cannot contain certain characters.");
  return { drive, item, name };
}

function driveOf(call: Call): Drive {
  const drive = call.host.state.drives.get(call.params["drive"] ?? "");
  if (drive === null) throw itemNotFound();
  mayOpen(call, drive);
  return drive;
}

/** Files.ReadWrite reaches the person's own files only. @throws Refused 403 */
export function mayOpen(call: Call, drive: Drive): void {
  const wide = call.scopes.some((scope) => scope.endsWith(".All"));
  if (drive.owner !== call.account && !wide) throw denied();
}

/** @throws Refused 403 */
export function mayWrite(call: Call, drive: Drive): void {
  if (drive.readers.has(call.account)) throw denied();
}

/** @throws Refused 412, 423 */
export function mayReplace(call: Call, drive: Drive, item: DriveItem): void {
  const wanted = call.headers["if-match"];
  if (wanted !== undefined && wanted !== drive.eTag(item) && wanted !== drive.cTag(item))
    throw new Refused(412, "resourceModified", "ETag does not match current item's value");
  refuseLocked(item);
}

/** @throws Refused 423 */
export function refuseLocked(item: DriveItem): void {
  if (item.locked)
    throw new Refused(423, "resourceLocked", "The resource you are attempting to access is locked");
}

/** @throws Refused 507 */
export function refuseFull(drive: Drive, bytes: number): void {
  if (bytes > drive.free) throw new Refused(507, "quotaLimitReached", "Insufficient Space Available");
}

function denied(): Refused {
  return new Refused(403, "accessDenied", "Access denied");
}
