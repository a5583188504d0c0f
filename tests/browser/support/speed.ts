/**
 * How fast the pane is, on any machine. A limit in milliseconds means a machine of today: on one that does a fixed piece
 * of work more slowly, or is busy with something else, the pane may be slower in the same proportion.
 */
import type { Page } from "playwright-core";

/** Milliseconds, of a machine of today. */
export const SECOND = 1000;

/** Milliseconds that a machine of today takes for the piece of work. */
const REFERENCE = 40;

/** As a page works while it starts: objects, texts and elements. */
const WORK = `(() => {
  const began = performance.now();
  const seen = new Map();
  for (let i = 0; i < 150_000; i += 1) {
    const key = "charge-" + (i % 5000);
    seen.set(key, (seen.get(key) ?? 0) + key.length);
  }
  const root = document.createElement("div");
  for (let i = 0; i < 5000; i += 1) root.append(Object.assign(document.createElement("p"), { textContent: "line " + i }));
  JSON.parse(JSON.stringify([...seen]));
  return performance.now() - began;
})()`;

/** @returns how many times slower than a machine of today the page's machine is just now; 1 where it is as fast */
export async function slowness(page: Page): Promise<number> {
  const times: number[] = [];
  while (times.length < 3) times.push(await page.evaluate<number>(WORK));
  const [, median = 0] = times.sort((a, b) => a - b);
  return Math.max(1, median / REFERENCE);
}

/**
 * Measures until one time is below a second; other tests run at the same time, and one undisturbed run is enough.
 * @returns whole milliseconds, of each time
 */
export async function best(times: number, measure: () => Promise<number>): Promise<number[]> {
  const measured: number[] = [];
  while (measured.length < times && !(Math.min(...measured) < SECOND))
    measured.push(Math.round(await measure()));
  return measured;
}
