/** Takes the pictures of the list from pages that are walked: crops, marks, and makes them small. */
import type { FrameLocator, Locator, Page } from "playwright-core";
import { PICTURES } from "./list";
import type { Picture, Target } from "./picture";
import { unmark, withMarks, type Box } from "./marks";
import { smaller } from "./png";

/** Around what is cropped. Pixels of the page. */
const MARGIN = 12;
const BESIDE = 16;

export class Camera {
  /** Name → PNG. */
  readonly taken = new Map<string, Buffer>();

  /** @param pane where the page is the preview: the pane's frame in it */
  async take(name: string, page: Page, pane?: FrameLocator): Promise<void> {
    const picture = PICTURES.find((one) => one.name === name);
    if (picture === undefined) throw new Error(`The list has no picture ${name}.`);
    await atRest(page);
    const find = (target: Target): Locator => located(pane ?? page, target);
    const clip = await cropOf(picture, page, find);
    await withMarks(page, await boxesOf(picture, find));
    const file = await page.screenshot({ clip, fullPage: true, animations: "disabled", caret: "hide" });
    await unmark(page);
    this.keep(name, file);
  }

  keep(name: string, file: Buffer): void {
    this.taken.set(name, smaller(file));
    process.stderr.write(`${name}\n`);
  }
}

/** No pointer over anything, no focus, everything drawn, every letter in its font. */
export async function atRest(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  for (const frame of page.frames())
    await frame.evaluate(`(async () => {
      let focused = document.activeElement;
      while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
      if (focused !== null && focused !== document.body && focused.tagName !== "IFRAME") focused.blur();
      await document.fonts.ready;
      for (let drawn = 0; drawn < 3; drawn += 1) await new Promise(requestAnimationFrame);
    })()`);
}

function located(within: Page | FrameLocator, { role, name, nth = 0 }: Target): Locator {
  const by = typeof name === "string" ? { name, exact: true } : { name };
  const found = role === "text" ? within.getByText(name, { exact: true }) : within.getByRole(role, by);
  return found.nth(nth);
}

async function cropOf(picture: Picture, page: Page, find: (target: Target) => Locator): Promise<Box> {
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  const { margin = MARGIN, above = margin } = picture;
  const top = picture.from === undefined ? 0 : (await boxOf(picture, picture.from, find)).y - above;
  const end =
    picture.to === undefined
      ? height
      : await boxOf(picture, picture.to, find).then((box) => box.y + box.height + margin);
  const y = Math.max(0, Math.floor(top));
  return { x: 0, y, width, height: Math.min(Math.ceil(end) - y, picture.most ?? Infinity) };
}

async function boxesOf(picture: Picture, find: (target: Target) => Locator): Promise<Box[]> {
  return await Promise.all(
    (picture.marks ?? []).map(async (mark) => {
      const box = await boxOf(picture, mark, find);
      return { ...box, width: box.width + (mark.beside === true ? BESIDE : 0) };
    }),
  );
}

async function boxOf({ name }: Picture, target: Target, find: (target: Target) => Locator): Promise<Box> {
  const box = await place(find(target), target).catch(() => null);
  if (box === null)
    throw new Error(
      `The picture ${name} wants the ${target.role} “${String(target.name)}”, which is not there. ` +
        "Was it renamed? Change the list in scripts/pictures and the guide.",
    );
  return box;
}

/** Words have the place of their letters: their element may be as wide as the pane. */
async function place(found: Locator, { role }: Target): Promise<Box | null> {
  if (role !== "text") return await found.boundingBox({ timeout: 3000 });
  return await found.evaluate((element: unknown): Box => {
    const range = (globalThis as unknown as Words).document.createRange();
    range.selectNodeContents(element);
    const { x, y, width, height } = range.getBoundingClientRect();
    // A mark at their corner would lie on the last of them.
    return { x, y, width: width + 10, height };
  });
}

/** What is used of a browser's page, whose types have no part in this module. */
interface Words {
  readonly document: {
    createRange(): { selectNodeContents(element: unknown): void; getBoundingClientRect(): Box };
  };
}
