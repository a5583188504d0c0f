/** Gives a page (or Node's stand-in for one) the part of Office that only a host can supply, and the bridge to a window. */
import {
  EXCEL_API_VERSION,
  officeContext,
  type DocumentOf,
  type OfficeContextOptions,
} from "./office-context";
import type { ExcelHost } from "./host";

/** What the client's script leaves behind, as far as it is needed here. */
export interface OfficePage {
  Office?: unknown;
  OfficeExtension?: unknown;
  OSF?: unknown;
  CustomFunctions?: unknown;
}

/** Office.HostType and Office.PlatformType, as far as an add-in for Excel compares with them. */
const HOSTS = { Excel: "Excel", Word: "Word", PowerPoint: "PowerPoint", Outlook: "Outlook" } as const;
const PLATFORMS = {
  PC: "PC",
  OfficeOnline: "OfficeOnline",
  Mac: "Mac",
  iOS: "iOS",
  Android: "Android",
  Universal: "Universal",
} as const;

/** As much of an Excel window as a page has to know: it may be elsewhere. */
export type ConnectedHost = Pick<ExcelHost, "bridge"> & DocumentOf;

interface Settable {
  [name: string]: unknown;
}

/**
 * Connects a page whose script `@microsoft/office-js/dist/excel-web-16.00.debug.js` has run to an Excel window:
 * afterwards Office.onReady, Office.context and Excel.run work. Call it before the pane's own script starts.
 * @throws Error when the client's script has not run
 */
export function connectPage(page: OfficePage, host: ConnectedHost, options: OfficeContextOptions = {}): void {
  const office = page.Office;
  const extension = page.OfficeExtension;
  if (!isObject(office) || !isObject(extension) || !isObject(page.OSF))
    throw new Error(
      "The page has no Office.js: load @microsoft/office-js/dist/excel-web-16.00.debug.js first.",
    );
  const ready = { host: "Excel", platform: options.platform ?? "OfficeOnline" };
  const context = officeContext(host, options);
  // Office.context asks the loader, which belongs to the host.
  page.OSF["_OfficeAppFactory"] = { getContext: () => context };
  define(office, "HostType", HOSTS);
  define(office, "PlatformType", PLATFORMS);
  define(office, "onReady", (callback?: (info: typeof ready) => unknown) =>
    Promise.resolve(ready).then((info) => {
      callback?.(info);
      return info;
    }),
  );
  loaderOfFunctions(page.CustomFunctions);
  const bridge = extension["HostBridge"];
  if (!isObject(bridge) && typeof bridge !== "function") throw new Error("The client has no HostBridge.");
  (bridge as { init(bridge: ExcelHost["bridge"]): void }).init(host.bridge);
}

/** Office's loader lets an add-in associate its functions; without it, nobody calls them here. */
function loaderOfFunctions(functions: unknown): void {
  if (!isObject(functions) || functions["associate"] !== undefined) return;
  define(functions, "associate", () => undefined);
}

export { EXCEL_API_VERSION };

function define(office: Settable, name: string, value: unknown): void {
  Object.defineProperty(office, name, { value, configurable: true, writable: true });
}

function isObject(value: unknown): value is Settable {
  return typeof value === "object" && value !== null;
}
