/** The browser of the tests: one for each Jest worker, closed with it. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { chromium, type Browser } from "playwright-core";
import { ROOT } from "./preview-server";

let browser: Promise<Browser> | undefined;

/** @throws Error saying what to install when there is no Chromium, Chrome or Edge */
export function theBrowser(): Promise<Browser> {
  return (browser ??= launch());
}

/** To be called after all tests of a file. */
export async function closeBrowser(): Promise<void> {
  const open = browser;
  browser = undefined;
  if (open !== undefined) await (await open).close();
}

async function launch(): Promise<Browser> {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, "scripts", "browser.mjs")], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr.trim());
  const { executablePath, args } = JSON.parse(stdout) as { executablePath: string; args: string[] };
  return await chromium.launch({ executablePath, args, headless: true });
}
