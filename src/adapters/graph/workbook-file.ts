/** A workbook on OneDrive or SharePoint as a file: fetched whole, written back only where nobody changed it meanwhile. */
import { HostFailure, Refusal } from "../../core/problem";
import { contentsOf, DRIVE_ITEM, itemAt, itemPath, type DriveFolder, type DriveItem } from "./drive-item";
import { isLocked, isStatus, type DriveAccess } from "./drive-words";
import { GraphFailure, told } from "./errors";
import { shaped } from "./shapes";
import { isUncertain, upload } from "./upload";
import { sharePath } from "./workbook-address";

export interface WorkbookFile {
  readonly name: string;
  /** The folder it lies in. */
  readonly folder: DriveFolder;
  /** @throws HostFailure */
  download(): Promise<Uint8Array>;
  /**
   * @throws HostFailure when somebody changed it since, has it open, or it cannot be said whether it was written
   */
  upload(bytes: Uint8Array): Promise<void>;
}

/** Whether two files of a workbook say the same, though their bytes may differ. */
export type Same = (a: Uint8Array, b: Uint8Array) => boolean;

/** Downloads and uploads that meet a change are tried so often. */
const TIMES = 3;

/**
 * @param address as the browser shows it, or a link made with Share
 * @throws Refusal when there is no workbook, or the person may not open it
 * @throws HostFailure
 */
export async function workbookFile(
  access: DriveAccess,
  address: string,
  same: Same = sameBytes,
): Promise<WorkbookFile> {
  const item = await found(access, address);
  const { driveId, id } = item.parentReference ?? {};
  if (item.folder !== undefined || driveId === undefined || id === undefined)
    throw new Refusal(`${address} is a folder. Name the workbook in it. Nothing was written.`);
  if (!/\.xlsx$/i.test(item.name))
    throw new Refusal(`${item.name} is no .xlsx workbook. Save it in Excel as one. Nothing was written.`);
  return new OnOneDrive(access, item, { driveId, id }, same);
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

async function found(access: DriveAccess, address: string): Promise<DriveItem> {
  try {
    const reply = await access.graph.ask({
      method: "GET",
      path: sharePath(address),
      // As opening the link in a browser: later requests name the item itself.
      headers: { Prefer: "redeemSharingLink" },
      repeat: "always",
    });
    return await shaped(reply, DRIVE_ITEM);
  } catch (error) {
    if (isStatus(error, 404) || isStatus(error, 400))
      throw new Refusal(
        `There is no workbook at ${address}, or it is not shared with the account that is signed in. Check the address. Nothing was written.`,
      );
    const what = `The workbook ${address} could not be opened`;
    throw told(error, { what, written: "nothing", needs: access.scopes.join(" and "), missing: "" });
  }
}

class OnOneDrive implements WorkbookFile {
  /** Whether something of this command is on OneDrive already. */
  private wrote = false;
  /** As it was fetched or written last. */
  private known: Uint8Array = new Uint8Array();

  constructor(
    private readonly access: DriveAccess,
    private item: DriveItem,
    readonly folder: DriveFolder,
    private readonly same: Same,
  ) {}

  get name(): string {
    return this.item.name;
  }

  async download(): Promise<Uint8Array> {
    for (let time = 1; time <= TIMES; time++) {
      try {
        const item = await this.current();
        const bytes = await contentsOf(this.access.graph, this.folder.driveId, item);
        // The bytes are fetched by an address of their own: they may be newer than the tag.
        const after = await this.current();
        this.item = after;
        this.known = bytes;
        if (after.eTag === item.eTag) return bytes;
      } catch (error) {
        throw this.told(error, "fetched");
      }
    }
    throw new HostFailure(
      `The workbook ${this.name} is being changed over and over. Wait until nobody works in it and run the command again. Nothing was written.`,
      "nothing",
    );
  }

  async upload(bytes: Uint8Array): Promise<void> {
    // An answered 412 says that this request wrote nothing: the same words are another run's then.
    let mayHaveWritten = false;
    for (let time = 1; ; time++) {
      try {
        const path = itemPath(this.folder.driveId, this.item.id);
        this.item = await upload(this.access.graph, { path, ifMatch: this.item.eTag }, bytes);
        break;
      } catch (error) {
        const found = await this.lookAfter(error, bytes);
        mayHaveWritten ||= isUncertain(error);
        if (found === "ours" && mayHaveWritten) break;
        if (found !== "unchanged" || time === TIMES) throw this.told(error, "written");
      }
    }
    this.known = bytes;
    this.wrote = true;
  }

  /**
   * What is there after a request that failed: what was written, although no answer came; what was known before,
   * where SharePoint changed the tag or its own properties by itself, or nothing arrived; or what somebody else wrote.
   * "ours" means the same words: two runs at once may write them, too.
   */
  private async lookAfter(error: unknown, bytes: Uint8Array): Promise<"ours" | "unchanged" | "changed"> {
    if (!isStatus(error, 412) && !isUncertain(error)) return "changed";
    try {
      const now = await this.current();
      const found = await this.compared(now, bytes);
      if (found !== "changed") this.item = now;
      return found;
    } catch (cause) {
      if (cause instanceof GraphFailure || cause instanceof HostFailure) return "changed";
      throw cause;
    }
  }

  private async compared(now: DriveItem, bytes: Uint8Array): Promise<"ours" | "unchanged" | "changed"> {
    const { cTag } = this.item;
    if (cTag !== undefined && now.cTag === cTag) return "unchanged";
    const theirs = await contentsOf(this.access.graph, this.folder.driveId, now);
    if (this.same(theirs, bytes)) return "ours";
    return this.same(theirs, this.known) ? "unchanged" : "changed";
  }

  private async current(): Promise<DriveItem> {
    const item = await itemAt(this.access.graph, itemPath(this.folder.driveId, this.item.id));
    if (item !== null) return item;
    throw new HostFailure(
      `The workbook ${this.name} is not on OneDrive any more. ${this.kept()}`,
      this.wrote ? "what came before" : "nothing",
    );
  }

  private told(error: unknown, doing: "fetched" | "written"): unknown {
    const what = `The workbook ${this.name} could not be ${doing}`;
    const written = this.wrote ? "what came before" : "nothing";
    const because = (reason: string): HostFailure =>
      new HostFailure(`${reason} ${this.kept()}`, written, { cause: error });
    if (isStatus(error, 412) || isStatus(error, 409))
      return because(
        `The workbook ${this.name} was changed by someone else while the command was at work. Run the command again.`,
      );
    if (isLocked(error))
      return because(
        `The workbook ${this.name} is open in Excel, here or with somebody else. Close it everywhere and run the command again.`,
      );
    if (isStatus(error, 507)) return because(`${what}: there is no room left on OneDrive.`);
    if (doing === "written" && isUncertain(error))
      return new HostFailure(
        `${what}, or its answer was lost: Microsoft 365 could not be reached. Look at the workbook before you run the command again.`,
        "unknown",
        { cause: error },
      );
    const missing = `it is not there any more. ${this.kept()}`;
    return told(error, { what, written, needs: this.access.scopes.join(" and "), missing });
  }

  private kept(): string {
    return this.wrote ? "What the command wrote before stays." : "Nothing was written.";
  }
}
