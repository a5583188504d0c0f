/** A slow machine, on purpose: BROWSER_SLOWDOWN=6 makes the processor of every page six times slower. */
import type { Page } from "playwright-core";

const SLOWDOWN = Number(process.env["BROWSER_SLOWDOWN"] ?? "1");

/** Milliseconds that a wait may take. Nothing is slower for it where all is well: a wait ends when its state is there. */
export const PATIENCE = 120_000;

/** To be called with a page before anything is done on it. */
export async function slowed(page: Page): Promise<void> {
  page.context().setDefaultTimeout(PATIENCE);
  page.context().setDefaultNavigationTimeout(PATIENCE);
  if (!(SLOWDOWN > 1)) return;
  const debugging = await page.context().newCDPSession(page);
  await debugging.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
}
