/** Opens the pane on the stand-in for Excel: alone at a pane's size, or in the preview beside its sheets. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import type { Preview } from "../../../preview/preview";
import { theBrowser } from "./browser";
import { previewAddress, ROOT } from "./preview-server";
import { slowed } from "./slow";

export interface PaneOptions {
  /** Pixels; 350 when absent, the width of a pane. */
  readonly width?: number;
  /** Pixels; 600 when absent. */
  readonly height?: number;
  /** Of the screen's own pixels to the page's; 1 when absent. */
  readonly pixelRatio?: number;
  readonly scheme?: "light" | "dark";
  readonly forcedColors?: boolean;
  /** The time that the page's clock shows all along; its timers run. */
  readonly now?: string;
}

export interface OpenPane {
  readonly page: Page;
  /** Errors that nobody caught and what the console called an error, Content-Security-Policy's too. */
  readonly errors: readonly string[];
  /** Runs in the page with the preview: `on(({ host }) => host.traffic.requests)`. */
  readonly on: <R>(work: (preview: Preview) => R | Promise<R>) => Promise<R>;
  /** The same with a value that goes along as JSON. */
  readonly with: <A, R>(given: A, work: (preview: Preview, given: A) => R | Promise<R>) => Promise<R>;
  readonly close: () => Promise<void>;
}

/** The pane alone, as wide as its page. `page.getByRole(…)` finds what is in it. */
export async function openPane(options: PaneOptions = {}): Promise<OpenPane> {
  const { width = 350, height = 600 } = options;
  return await open("/pane.html", width, height, options);
}

/** The whole preview: `page.frameLocator("#pane")` is the pane. */
export async function openPreview(options: Omit<PaneOptions, "width"> = {}): Promise<OpenPane> {
  return await open("/", 1366, options.height ?? 768, options);
}

async function open(path: string, width: number, height: number, options: PaneOptions): Promise<OpenPane> {
  const [browser, address] = await Promise.all([theBrowser(), previewAddress()]);
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: options.pixelRatio ?? 1,
    colorScheme: options.scheme ?? "light",
    forcedColors: options.forcedColors === true ? "active" : "none",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await slowed(page);
  if (options.now !== undefined) await page.clock.setFixedTime(options.now);
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await stayLocal(context, address);
  await page.goto(`${address}${path}`);
  return {
    page,
    errors,
    on: async <R>(work: (preview: Preview) => R | Promise<R>) =>
      await run<R>(page, null, `(preview) => (${work.toString()})(preview)`),
    with: async <A, R>(given: A, work: (preview: Preview, given: A) => R | Promise<R>) =>
      await run<R>(page, given, work.toString()),
    close: async () => await context.close(),
  };
}

/** The pane on the same workbook in a window of its own, which can be loaded again: the workbook stays. */
export async function paneOf(holder: OpenPane): Promise<OpenPane> {
  const [page] = await Promise.all([
    holder.page.waitForEvent("popup"),
    holder.page.evaluate("void window.open('pane.html')"),
  ]);
  await slowed(page);
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  return { ...holder, page, errors };
}

/** Everything comes from the preview's server; what asks for anything else fails, and fails the test by `errors`. */
async function stayLocal(context: BrowserContext, address: string): Promise<void> {
  await context.route(
    (url) => /^https?:$/.test(url.protocol) && url.origin !== address,
    async (route) => await route.abort(),
  );
}

/** As text, because the page has no part in this module. */
async function run<R>(page: Page, given: unknown, work: string): Promise<R> {
  return await page.evaluate<R>(
    `(${work})(window.openchargebackPreview, ${given === null ? "null" : JSON.stringify(given)})`,
  );
}

/** Into build/screenshots, for people to look at. @param name "import-busy-dark-320" */
export async function screenshot(page: Page, name: string): Promise<string> {
  const folder = join(ROOT, "build", "screenshots");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, fullPage: true });
  return path;
}
