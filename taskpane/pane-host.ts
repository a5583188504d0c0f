/** What the pane is given by its host: Excel, or the stand-in in the preview. Only main.ts makes one. */
import type { ChargeViews } from "../src/ports/charge-views";
import type { CoWorking } from "../src/ports/co-working";
import type { MailSender } from "../src/ports/mail-sender";
import type { Clock, FileSaver, FontSource, Workbook, WorkbookStructure } from "../src/ports/ports";
import type { SheetFiles } from "../src/ports/sheet-files";
import type { SignIn } from "../src/ports/sign-in";
import type { TableShape } from "../src/workbook/shape";
import type { LongSteps } from "./worker/long-steps";

/** Something changed in a table, by a person's hand or by a step, here or at a co-worker's. */
export interface TableEdit {
  /** The table's shape name: "Charges". */
  readonly table: string;
  /** Whether a co-worker did it. */
  readonly remote: boolean;
}

/** The workbook as the person sees it. */
export interface SheetView extends ChargeViews {
  /**
   * Activates the table's sheet and selects the rows with these keys (the first run of them when they lie apart).
   * @returns how many of the keys are there
   */
  showRows(table: TableShape, keys: readonly string[]): Promise<number>;
  /** Activates a sheet; nothing happens when it is not there. */
  showSheet(name: string): Promise<void>;
  /** Tells of edits outside our own steps until the returned function is called. */
  onEdit(listener: (edit: TableEdit) => void): Promise<() => void>;
}

/** How files leave the pane. */
export interface Downloads {
  /** "" where the platform can download; else why not and what to do, in words. */
  readonly refusal: string;
  offer(name: string, bytes: Uint8Array, contentType: string): Promise<void>;
}

/** Whose Outlook sends. */
export interface OutlookRequest {
  /** The address of a shared mailbox; "" for the person's own. */
  readonly mailbox: string;
  /** Only drafts are made: the person is asked for less. */
  readonly draftsOnly: boolean;
  /** Told when Outlook asks to wait. Milliseconds. */
  readonly waits: (milliseconds: number) => void;
}

/** The folder of the workbook on OneDrive or SharePoint. */
export interface OneDrive {
  /** The workbook's address; "" where it does not lie there. It may be saved there while the pane is open. */
  address(): string;
  /**
   * Signs in and looks where the workbook lies.
   * @param waits told when OneDrive asks to wait. Milliseconds
   * @returns a saver for a folder below the workbook's: "Statements/2025-01"
   * @throws Refusal, HostFailure
   */
  open(waits: (milliseconds: number) => void): Promise<(folder: string) => FileSaver>;
}

export interface PaneHost {
  readonly workbook: Workbook;
  readonly structure: WorkbookStructure;
  readonly coWorking: CoWorking;
  readonly view: SheetView;
  readonly downloads: Downloads;
  readonly fonts: FontSource;
  /** Journals, templates and archives as .xlsx files of their own. */
  readonly sheetFiles: SheetFiles;
  readonly clock: Clock;
  /** Microsoft 365, asked only when a person wants something of it. */
  readonly signIn: SignIn;
  /** Loads what sends through Outlook; signs nobody in. @throws Refusal where it is not set up */
  readonly outlook: (request: OutlookRequest) => Promise<MailSender>;
  readonly oneDrive: OneDrive;
  /** Panes call these, not the steps' own functions, so that the pane stays awake meanwhile. */
  readonly longSteps: LongSteps;
}
