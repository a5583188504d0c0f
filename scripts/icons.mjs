/** npm run icons: draws taskpane/assets/icon-NN.png from icon.svg, in the sizes that Office asks for. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled, root } from "./setup.mjs";

ensureInstalled();
const { chromium } = await import("playwright-core");
const { BROWSER_FLAGS, findBrowser } = await import("./browser.mjs");

const SIZES = [16, 20, 24, 32, 40, 48, 64, 80];
const assets = join(root, "taskpane", "assets");
const svg = readFileSync(join(assets, "icon.svg"), "utf8");

const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_FLAGS, headless: true });
try {
  const page = await browser.newPage();
  for (const size of SIZES) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body { margin: 0 } svg { display: block; width: ${size}px }</style>${svg}`);
    const file = join(assets, `icon-${size}.png`);
    writeFileSync(file, await page.screenshot({ omitBackground: true }));
    process.stdout.write(`${file}\n`);
  }
} finally {
  await browser.close();
}
