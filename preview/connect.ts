/**
 * Runs in the pane's page right after Excel's client and before the pane: connects it to the preview around it, or,
 * in a page of its own, to a workbook of its own.
 */
import { connectPage, type OfficePage } from "../src/testing/excel-host/page";
import { Preview } from "./preview";

const DARK = "#292929";
const LIGHT = "#ffffff";

const preview = window.parent.openchargebackPreview ?? new Preview();
window.openchargebackPreview ??= preview;

connectPage(window as OfficePage, preview.open(), {
  officeTheme: {
    get bodyBackgroundColor() {
      return preview.theme === "system" ? undefined : preview.theme === "dark" ? DARK : LIGHT;
    },
  },
});
// What the pane itself takes to start is counted from here.
performance.mark("excel-connected");
