/** What must hold of every page of the pane: nothing is wider than it, and who works by keyboard sees where they are. */
import { screenshot } from "./pane";
import type { Page } from "playwright-core";

/** Pixels that one would have to scroll sideways. */
export async function tooWide(page: Page): Promise<number> {
  return await page.evaluate<number>("Math.max(0, document.scrollingElement.scrollWidth - innerWidth)");
}

/** @throws Error naming the control that has the focus and does not show it */
export async function focusIsSeen(page: Page): Promise<void> {
  const unseen = await page.evaluate<string>(`(() => {
    let element = document.activeElement;
    const chain = [element];
    while (element?.shadowRoot?.activeElement) chain.push(element = element.shadowRoot.activeElement);
    const seen = chain.some((e) => [null, "::before", "::after"].some((part) => {
      const style = getComputedStyle(e, part);
      return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
    }));
    const { top, bottom } = element.getBoundingClientRect();
    const inSight = bottom > 0 && top < innerHeight;
    return seen && inSight ? "" : element.outerHTML.slice(0, 200) + (inSight ? "" : " (out of sight)");
  })()`);
  if (unseen !== "") throw new Error(`The focus is not seen on ${unseen}`);
}

const WANTED = process.env["SCREENSHOTS"] === "1";

/** With SCREENSHOTS=1: the page in light and dark, at 320 and 350 px, into build/screenshots, for people to look at. */
export async function portraits(page: Page, name: string): Promise<void> {
  if (!WANTED) return;
  const before = page.viewportSize();
  for (const width of [320, 350]) {
    await page.setViewportSize({ width, height: 640 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await screenshot(page, `${name}-${colorScheme}-${width}`);
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  if (before !== null) await page.setViewportSize(before);
}
