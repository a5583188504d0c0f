/** A statement looked at in the pane: as text, and as printed, page by page, before it is made and after. */
import { unzipSync } from "fflate";
import type { Locator, Page } from "playwright-core";
import { closeBrowser } from "./support/browser";
import { faults } from "./support/faults";
import { mouse, type Hand } from "./support/hand";
import { focused, press } from "./support/keyboard";
import { portraits } from "./support/looks";
import { openPane, type OpenPane } from "./support/pane";
import { seenOn } from "./support/pictures";
import { previewAddress } from "./support/preview-server";
import { firstRun, makeStatements, openStep, takeIn } from "./support/walk";

jest.setTimeout(180_000);
beforeAll(async () => void (await previewAddress()), 180_000);
afterAll(closeBrowser);

async function atStatements(pane: OpenPane): Promise<Hand> {
  const hand = mouse(pane.page);
  await firstRun(hand, "Robin");
  await takeIn(hand);
  await openStep(hand, "Statements");
  await pane.page.getByRole("button", { name: "Make all statements" }).waitFor();
  return hand;
}

/** The page that is shown, once it is drawn. */
async function sheet(page: Page, number: number): Promise<Locator> {
  const canvas = page.getByRole("img", { name: new RegExp(`^Page ${number} of `) }).last();
  await canvas.waitFor();
  await expect_(async () => (await seenOn(canvas)).ink > 0);
  return canvas;
}

/** Until it holds: drawing takes a moment. */
async function expect_(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await holds()); tries += 1) {
    if (tries > 100) throw new Error(`It did not come to hold: ${holds.toString()}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

test("as printed: pages are drawn, turned and enlarged, with nothing written", async () => {
  const pane = await openPane({ width: 320 });
  const { page } = pane;
  const hand = await atStatements(pane);
  const requests = await pane.on(({ workbook }) => workbook.tables.length);
  const found: string[] = [];
  await hand.press(/^Preview the statement of Tobias Smith/);
  await page.getByRole("heading", { name: /^Statement 2025-01-/ }).waitFor();
  await hand.press("As printed");
  await page.getByText("Not made yet: so it would be printed now.").waitFor();
  const first = await seenOn(await sheet(page, 1));
  expect(first.ink).toBeGreaterThan(0.02);
  expect(await page.getByRole("heading", { name: /^Statement 2025-01-/ }).count()).toBe(0);
  found.push(...(await faults(pane, "as printed")));
  await portraits(page, "statement-printed");
  await hand.press("Next page");
  expect((await seenOn(await sheet(page, 2))).sum).not.toBe(first.sum);
  await hand.press("Previous page");
  expect((await seenOn(await sheet(page, 1))).sum).toBe(first.sum);

  await hand.press("Open larger");
  const dialog = page.getByRole("dialog", { name: /^Statement of Tobias Smith, enlarged$/ });
  await dialog.waitFor();
  await expect_(async () => (await seenOn(await sheet(page, 1))).width === 816);
  found.push(...(await faults(pane, "enlarged")));
  await portraits(page, "statement-larger");
  await hand.press("Larger");
  await expect_(async () => (await seenOn(await sheet(page, 1))).width === 1020);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });

  await hand.press("As text");
  await page.getByRole("heading", { name: /^Statement 2025-01-/ }).waitFor();
  expect(await page.getByRole("img").count()).toBe(0);
  expect(await pane.on(({ workbook }) => workbook.tables.length)).toBe(requests);
  expect(found).toEqual([]);
  expect(pane.errors).toEqual([]);
  await pane.close();
});
