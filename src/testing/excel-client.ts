/** The real Office.js client in Node, without a browser: each call loads one of its own, as each co-author has. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createContext, Script } from "node:vm";
import { ExcelHost } from "./excel-host";
import type { OfficeContextOptions } from "./excel-host/office-context";
import { connectPage, type OfficePage } from "./excel-host/page";
import { functionsOfLoader, type PageFunctions } from "./page-functions";

export interface ExcelClient {
  readonly host: ExcelHost;
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly OfficeExtension: typeof OfficeExtension;
  /** Excel.run of this client. */
  readonly run: typeof Excel.run;
  /** The page's global, with which it answers formulas. */
  readonly CustomFunctions: PageFunctions;
}

interface ClientWindow extends OfficePage {
  Excel?: typeof Excel;
  Office?: typeof Office;
  OfficeExtension?: typeof OfficeExtension;
}

let script: Script | null = null;

/** The program is compiled once a process; running it takes some 0.1 s a client. */
function clientScript(): Script {
  if (script === null) {
    const path = createRequire(join(process.cwd(), "package.json")).resolve(
      "@microsoft/office-js/dist/excel-web-16.00.debug.js",
    );
    script = new Script(readFileSync(path, "utf8"), { filename: path });
  }
  return script;
}

/** @param host the window it belongs to; a new one on a new workbook when absent */
export function openExcelClient(
  host = new ExcelHost(),
  options: OfficeContextOptions = {},
): Promise<ExcelClient> {
  const CustomFunctions = functionsOfLoader();
  const page = minimalWindow();
  page["CustomFunctions"] = CustomFunctions;
  clientScript().runInContext(createContext(page));
  connectPage(page, host, options);
  if (page.Excel === undefined || page.Office === undefined || page.OfficeExtension === undefined)
    throw new Error("The Office.js client did not start.");
  return Promise.resolve({
    host,
    Excel: page.Excel,
    Office: page.Office,
    OfficeExtension: page.OfficeExtension,
    run: page.Excel.run,
    CustomFunctions,
  });
}

/** As much of a window as the client touches while it loads. */
function minimalWindow(): ClientWindow & Record<string, unknown> {
  const nothing = (): void => undefined;
  const element = (): object => ({ style: {}, setAttribute: nothing, appendChild: nothing });
  const page: ClientWindow & Record<string, unknown> = {
    // The client notes in the console that it has no local storage; nobody needs to know.
    console: { log: nothing, warn: nothing, error: nothing, info: nothing },
    setTimeout,
    clearTimeout,
    Promise,
    // Errors and answers are then of our own realm, as they are in a page: `instanceof Error` holds.
    Error,
    JSON,
    addEventListener: nothing,
    removeEventListener: nothing,
    postMessage: nothing,
    location: {
      href: "https://localhost/",
      search: "",
      hash: "",
      protocol: "https:",
      host: "localhost",
      origin: "https://localhost",
    },
    navigator: { userAgent: "Node", language: "en-US" },
    document: {
      getElementById: () => null,
      getElementsByTagName: () => [],
      createElement: element,
      addEventListener: nothing,
      URL: "https://localhost/",
      cookie: "",
      location: {},
      body: null,
      head: { appendChild: nothing },
    },
  };
  page["window"] = page;
  page["self"] = page;
  page["top"] = page;
  page["parent"] = page;
  return page;
}
