/** What the preview shows: one workbook, the Excel window that the pane is connected to, and the switches. */
import { browserFonts } from "../src/adapters/browser/fonts";
import { ExcelHost, HostWorkbook } from "../src/testing/excel-host";
import type { SignInAnswer } from "./sign-in-answers";

export type Theme = "system" | "light" | "dark";

export class Preview {
  workbook = new HostWorkbook();
  host = new ExcelHost({ workbook: this.workbook });
  /** As in Excel's own options; "system" tells the pane nothing, as Excel on the web does. */
  theme: Theme = "system";
  /** Where the workbook lies: in the OneDrive of the stand-in's Robin (src/testing/graph-host/example.ts). */
  url =
    "https://example-my.sharepoint.com/personal/robin_example_edu/Documents/Research%20Computing/Chargeback.xlsx";
  /** What becomes of a sign-in. */
  signIn: SignInAnswer = "yes";
  /** Milliseconds before each answer of Excel's. */
  latency = 0;
  /** The pane's source of fonts, so that tests can compare it with Node's. */
  readonly fonts = browserFonts();
  private readonly listeners = new Set<() => void>();
  private stop = this.follow();

  /** A pane loads: it gets a window of its own on the workbook, and the last one's closes. */
  open(): ExcelHost {
    this.host.close();
    const { activeSheet } = this.host;
    this.host = new ExcelHost({ workbook: this.workbook, latency: this.latency });
    if (this.workbook.sheets.includes(activeSheet)) this.host.select(activeSheet.name, "A1");
    this.changed();
    return this.host;
  }

  /** Puts another workbook, by default an empty one, in place of this. The pane has to be loaded again. */
  replaceWorkbook(workbook: HostWorkbook = new HostWorkbook()): void {
    this.stop();
    this.host.close();
    this.workbook = workbook;
    this.host = new ExcelHost({ workbook, latency: this.latency });
    this.stop = this.follow();
    this.changed();
  }

  /** Calls after any change of the workbook. @returns takes the listener away */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private follow(): () => void {
    return this.workbook.onChange(() => this.changed());
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }
}

declare global {
  interface Window {
    /** For browser tests, and for the pane's page, which lies in a frame of the preview. */
    openchargebackPreview?: Preview;
  }
}
