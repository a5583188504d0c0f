/** Files out of the pane through the browser, where the platform lets them out (office-js #3385, #4681). */
import { Refusal } from "../../core/problem";

/** How files leave the pane: see taskpane/pane-host.ts. */
export interface BrowserDownloads {
  /** "" where the platform can download; else why not and what to do, in words. */
  readonly refusal: string;
  /** @throws Refusal where this kind of file cannot be saved */
  offer(name: string, bytes: Uint8Array, contentType: string): Promise<void>;
}

type Save = (name: string, bytes: Uint8Array, contentType: string) => void;

const WAY_OUT =
  "Open the workbook in Excel on the web and download there, or make the files with the command line, " +
  "which does the same month on the same workbook.";

/** Platforms (Office.PlatformType) where a download from the pane does nothing at all. */
const REFUSALS: Readonly<Record<string, string>> = {
  Mac: `Excel on the Mac does not let an add-in save files. ${WAY_OUT}`,
  iOS: `Excel on the iPad does not let an add-in save files. ${WAY_OUT}`,
  Android: `Excel on Android does not let an add-in save files. ${WAY_OUT}`,
};

/** The web view of Excel on Windows saves a zip, but shows its own empty page for these. */
const NOT_ON_WINDOWS = "application/pdf";

/** @param platform Office.context.platform; undefined outside Office */
export function browserDownloads(
  platform: string | undefined,
  save: Save = saveThroughLink,
): BrowserDownloads {
  const refusal = REFUSALS[platform ?? ""] ?? "";
  return {
    refusal,
    offer(name, bytes, contentType) {
      if (refusal !== "") return Promise.reject(new Refusal(refusal));
      if (platform === "PC" && contentType === NOT_ON_WINDOWS) {
        return Promise.reject(
          new Refusal(
            `Excel on Windows does not let an add-in save ${name} by itself. Download the zip of all files instead.`,
          ),
        );
      }
      save(name, bytes, contentType);
      return Promise.resolve();
    },
  };
}

/** How long the browser may take to fetch the bytes. */
const KEEP_MS = 60_000;

function saveThroughLink(name: string, bytes: Uint8Array, contentType: string): void {
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: contentType }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MS);
}
