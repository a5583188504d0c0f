/** Finds a Chromium-like browser on this machine, for icons and browser tests; run by itself it prints what it found. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const NAMES = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "msedge",
];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** Nothing but the page: no sandbox (containers have none to give), no GPU, no calls home. */
export const BROWSER_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/**
 * The browser's path: OPENCHARGEBACK_BROWSER, else the first on the PATH or in the usual places.
 * @throws Error saying what to install
 */
export function findBrowser() {
  const named = process.env.OPENCHARGEBACK_BROWSER;
  if (named !== undefined && named !== "") {
    if (existsSync(named)) return named;
    throw new Error(`OPENCHARGEBACK_BROWSER names ${named}, and nothing is there. Correct or unset it.`);
  }
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...PLACES];
  const found = candidates.find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new Error(
    "There is no Chromium, Chrome or Edge on this machine. Install one (on Debian and Ubuntu: " +
      "apt-get install chromium), or name one in OPENCHARGEBACK_BROWSER.",
  );
}

/** Installs Debian's Chromium where there is no browser and we may; else says so, and the browser tests fail in words. */
export function ensureBrowser() {
  try {
    findBrowser();
  } catch (error) {
    const mayInstall = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
    if (!mayInstall) {
      process.stderr.write(`${error.message}\n`);
      return;
    }
    process.stderr.write("Installing Chromium for the browser tests (apt-get) …\n");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    for (const args of [
      ["update", "-qq"],
      ["install", "-y", "-qq", "--no-install-recommends", "chromium"],
    ])
      spawnSync("/usr/bin/apt-get", args, { env, stdio: ["ignore", "ignore", 2] });
  }
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    process.stdout.write(JSON.stringify({ executablePath: findBrowser(), args: BROWSER_FLAGS }));
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
