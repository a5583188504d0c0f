/** Starts the pane in Excel: picks the adaptors, and nothing else does. assets/start-up.js says when Excel is too old. */
import { browserClock } from "../src/adapters/browser/clock";
import { browserDownloads } from "../src/adapters/browser/downloads";
import { browserFonts } from "../src/adapters/browser/fonts";
import { openExcelWorkbook } from "../src/adapters/excel/excel-workbook";
import { App } from "./app";
import type { PaneHost } from "./pane-host";
import { Preferences } from "./preferences";
import { Session } from "./session";
import { followTheme } from "./theme";

void Office.onReady(({ host }) => {
  // Office.js says "Excel", whatever number its types give the enumeration.
  if (String(host) === "Excel" && Office.context.requirements.isSetSupported("ExcelApi", "1.13")) start();
});

function start(): void {
  followTheme(() => Office.context.officeTheme?.bodyBackgroundColor);
  const app = Object.assign(new App(), { session: new Session(excelHost(), new Preferences(storage())) });
  document.getElementById("app")?.replaceChildren(app);
}

function excelHost(): PaneHost {
  const workbook = openExcelWorkbook({ run: Excel.run.bind(Excel), clock: browserClock });
  return {
    workbook,
    structure: workbook,
    coWorking: workbook.coWorking,
    view: workbook.view,
    downloads: browserDownloads(String(Office.context.platform)),
    fonts: browserFonts(),
    clock: browserClock,
  };
}

/** A browser may forbid storage to a page in a frame: then the name is asked for each time. */
function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
