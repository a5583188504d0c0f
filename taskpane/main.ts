/** Starts the pane in Excel: picks the adapters, and nothing else does. assets/start-up.js says when Excel is too old. */
import { browserClock } from "../src/adapters/browser/clock";
import { browserDownloads } from "../src/adapters/browser/downloads";
import { browserFonts } from "../src/adapters/browser/fonts";
import { nextTurn } from "../src/adapters/browser/next-turn";
import { openExcelWorkbook } from "../src/adapters/excel/excel-workbook";
import { associateFunctions } from "../src/functions/associate";
import { followed } from "../src/functions/follow";
import { Functions } from "../src/functions/functions";
import { App } from "./app";
import { microsoft365 } from "./microsoft-365";
import type { PaneHost } from "./pane-host";
import { Preferences } from "./preferences";
import { Session } from "./session";
import { sheetFilesOnDemand } from "./sheet-files";
import { followTheme } from "./theme";
import { inPane } from "./worker/long-steps";
import { inWorker } from "./worker/run-in-worker";
import { startWorker } from "./worker/start";

const ready = Office.onReady().then(({ host }) =>
  // Office.js says "Excel", whatever number its types give the enumeration.
  String(host) === "Excel" && supports("ExcelApi", "1.13") ? openExcel() : null,
);
// At once: Excel may have loaded the page for a formula, and asks as soon as Office is ready.
if (typeof CustomFunctions !== "undefined")
  associateFunctions(CustomFunctions, async () => (await ready)?.functions ?? null);
void ready.then((excel) => {
  if (excel !== null) start(excel.host);
});

function start(host: PaneHost): void {
  followTheme(() => Office.context.officeTheme?.bodyBackgroundColor);
  const app = Object.assign(new App(), { session: new Session(host, new Preferences(storage())) });
  document.getElementById("app")?.replaceChildren(app);
}

/** The pane's host, and the functions where this Excel lets them share the page. */
function openExcel(): { readonly host: PaneHost; readonly functions: Functions | null } {
  const excel = openExcelWorkbook({ run: Excel.run.bind(Excel), clock: browserClock, nextTurn });
  const written = { workbook: excel, structure: excel, coWorking: excel.coWorking };
  const functions = supports("SharedRuntime", "1.1")
    ? new Functions(excel.functionSheets, { now: () => performance.now(), wait })
    : null;
  const host: PaneHost = {
    ...(functions === null ? written : followed(written, functions)),
    view: excel.view,
    downloads: browserDownloads(String(Office.context.platform)),
    fonts: browserFonts(),
    sheetFiles: sheetFilesOnDemand(() => wait(0)),
    clock: browserClock,
    ...microsoft365(location.origin + location.pathname),
    longSteps: inWorker(startWorker, inPane),
  };
  return { host, functions };
}

function supports(set: string, version: string): boolean {
  return Office.context.requirements.isSetSupported(set, version);
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** A browser may forbid storage to a page in a frame: then the name is asked for each time. */
function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
