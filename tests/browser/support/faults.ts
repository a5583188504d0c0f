/**
 * What is wrong with a page as it stands: axe-core's findings, in dark and forced colours those about colours, and
 * sideways scrolling.
 */
import { axe, COLOUR_RULES } from "./axe";
import { tooWide } from "./looks";
import type { OpenPane } from "./pane";

const MODES = [
  { name: "light", media: { colorScheme: "light", forcedColors: "none" } },
  { name: "dark", media: { colorScheme: "dark", forcedColors: "none" } },
  { name: "forced colours", media: { colorScheme: "light", forcedColors: "active" } },
] as const;

/** Pixels that a scroll bar of Windows takes from the pane; the browser of the tests draws none. */
const SCROLL_BAR = 17;

/** Colours change with the next drawing. */
const DRAWN = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))";

/** @returns what is wrong, with the stage and the colours in front */
export async function faults({ page }: OpenPane, stage: string): Promise<string[]> {
  const found: string[] = [];
  for (const [i, { name, media }] of MODES.entries()) {
    await page.emulateMedia(media);
    await page.evaluate(DRAWN);
    const wrong = await axe(page, [], i === 0 ? undefined : COLOUR_RULES);
    found.push(...wrong.map((fault) => `${stage}, ${name}: ${fault}`));
  }
  await page.emulateMedia(MODES[0].media);
  const size = page.viewportSize();
  if (size !== null) await page.setViewportSize({ ...size, width: size.width - SCROLL_BAR });
  if ((await tooWide(page)) > 0) found.push(`${stage}: it scrolls sideways`);
  if (size !== null) await page.setViewportSize(size);
  return found;
}
