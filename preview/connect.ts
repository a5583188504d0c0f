/**
 * Runs in the pane's page right after Excel's client and before the pane: connects it to the preview around it, or of
 * the page that opened it; or, in a page of its own, to a workbook of its own; with ?excel=apart to one in a worker, so
 * that what the pane itself takes can be measured.
 */
import { connectPage, type ConnectedHost, type OfficePage } from "../src/testing/excel-host/page";
import { Preview } from "./preview";

const DARK = "#292929";
const LIGHT = "#ffffff";

if (new URLSearchParams(location.search).get("excel") === "apart") {
  connectPage(window as OfficePage, excelApart());
} else {
  const opener = window.opener as Window | null;
  const preview = window.parent.openchargebackPreview ?? opener?.openchargebackPreview ?? new Preview();
  window.openchargebackPreview ??= preview;
  connectPage(window as OfficePage, preview.open(), {
    url: preview.url,
    officeTheme: {
      get bodyBackgroundColor() {
        return preview.theme === "system" ? undefined : preview.theme === "dark" ? DARK : LIGHT;
      },
    },
  });
}
// What the pane itself takes to start is counted from here.
performance.mark("excel-connected");

function excelApart(): ConnectedHost {
  const worker = new Worker(new URL("./excel-apart.ts", import.meta.url));
  const bridge: ConnectedHost["bridge"] = {
    onMessageFromHost: null,
    sendMessageToHost: (text) => worker.postMessage(text),
  };
  worker.addEventListener("message", ({ data }: MessageEvent<string>) => bridge.onMessageFromHost?.(data));
  return { bridge, workbook: { settings: new Map() } };
}
