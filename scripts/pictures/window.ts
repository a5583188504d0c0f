/** The browser for pictures: the same look on every run, whatever the machine's clock, zone and fonts are. */
import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";

export const ROOT = join(import.meta.dirname, "../..");

/** A month's first days, when its billing is done. */
const NOW = "2025-02-06T09:30:00Z";

/** The families that the pane and the sheets name first are drawn in the font of the statements, the sheets' smaller. */
const FONTS = { "Segoe UI": "100%", Calibri: "90%" };
const WEIGHTS = { 400: "400Regular/NotoSans_400Regular.ttf", 600: "600SemiBold/NotoSans_600SemiBold.ttf" };

export interface Windows {
  /** A page of the preview with a workbook of its own. @param path "/pane.html" @param pixelRatio of the screen; 2 when absent */
  open(path: string, width: number, height: number, pixelRatio?: number): Promise<Page>;
  close(): Promise<void>;
  /** Of the browser. */
  readonly version: string;
}

export async function openWindows(): Promise<Windows> {
  const [server, browser] = await Promise.all([startPreview(), launch()]);
  return {
    open: async (path, width, height, pixelRatio = 2) => {
      const context = await browser.newContext({
        viewport: { width, height },
        deviceScaleFactor: pixelRatio,
        colorScheme: "light",
        reducedMotion: "reduce",
        locale: "en-US",
        timezoneId: "UTC",
        // The pictures' own fonts come from no server of the page.
        bypassCSP: true,
      });
      return await opened(context, `${server.address}${path}`);
    },
    close: async () => {
      await browser.close();
      server.stop();
    },
    version: browser.version(),
  };
}

async function launch(): Promise<Browser> {
  const found = spawnSync(process.execPath, [join(ROOT, "scripts", "browser.mjs")], { encoding: "utf8" });
  if (found.status !== 0) throw new Error(found.stderr.trim());
  const { executablePath, args } = JSON.parse(found.stdout) as { executablePath: string; args: string[] };
  const same = ["--font-render-hinting=none", "--disable-lcd-text", "--force-color-profile=srgb"];
  return await chromium.launch({ executablePath, args: [...args, ...same], headless: true });
}

async function opened(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.clock.setFixedTime(NOW);
  await context.addInitScript(fontScript());
  await page.goto(address);
  return page;
}

/** Runs in every frame before its own scripts. */
function fontScript(): string {
  const folder = join(ROOT, "node_modules", "@expo-google-fonts", "noto-sans");
  const faces = Object.entries(WEIGHTS).flatMap(([weight, file]) => {
    const data = `url(data:font/ttf;base64,${readFileSync(join(folder, file)).toString("base64")})`;
    return `["${weight}", "${data}"]`;
  });
  return `for (const [weight, data] of [${faces.join()}])
    for (const [family, sizeAdjust] of ${JSON.stringify(Object.entries(FONTS))}) {
      const face = new FontFace(family, data, { weight: weight === "600" ? "600 900" : weight, sizeAdjust });
      document.fonts.add(face);
      void face.load();
    }`;
}

/** @returns the address of the built preview, which is built anew when a source is younger */
function startPreview(): Promise<{ address: string; stop: () => void }> {
  const script = join(ROOT, "scripts", "preview.mjs");
  const server = spawn(process.execPath, [script, "--port", "0", "--with-parent"], { cwd: ROOT });
  let said = "";
  return new Promise((done, failed) => {
    const listen = (bytes: Buffer): void => {
      said += bytes.toString("utf8");
      const address = /The preview is at (http:\S+)/.exec(said)?.[1];
      if (address !== undefined) done({ address, stop: () => server.stdin.end() });
    };
    server.stdout.on("data", listen);
    server.stderr.on("data", listen);
    server.once("exit", () => failed(new Error(`The preview could not be started:\n${said}`)));
  });
}
