/** A statement looked at in the pane: as text, and as printed, page by page, before it is made and after; its logo. */
import { unzipSync } from "fflate";
import type { Locator, Page } from "playwright-core";
import { inBrowser, setUp, withMonth, type Begun } from "./support/begin";
import { faults } from "./support/faults";
import type { Hand } from "./support/hand";
import { focused, press, tabTo } from "./support/keyboard";
import { focusIsSeen, portraits } from "./support/looks";
import type { OpenPane, PaneOptions } from "./support/pane";
import { png, seenOn, type Colour } from "./support/pictures";
import { eventually, settles } from "./support/settles";
import { downloaded, makeStatements, openStep, said } from "./support/walk";

inBrowser();

const MAGENTA: Colour = [255, 0, 255, 255];

async function atStatements(options: PaneOptions): Promise<Begun> {
  const begun = await withMonth(options);
  await openStep(begun.hand, "Statements");
  await begun.pane.page.getByRole("button", { name: "Make all statements" }).waitFor();
  return begun;
}

async function lookAt(hand: Hand, name: string): Promise<void> {
  await hand.press(`Preview the statement of ${name}`);
  await hand.press("As printed");
}

/** The page that is shown, once it is drawn. */
async function sheet(page: Page, number: number): Promise<Locator> {
  const canvas = page.getByRole("img", { name: new RegExp(`^Page ${number} of `) }).last();
  await canvas.waitFor();
  await settles(async () => (await seenOn(canvas)).ink > 0, true);
  return canvas;
}

/** The page may be turned a moment before it is drawn. */
const drawn = async (page: Page, number: number, colour?: Colour) =>
  await seenOn(await sheet(page, number), colour);

test("as printed: pages are drawn, turned and enlarged, with nothing written", async () => {
  const { pane, hand } = await atStatements({ width: 320 });
  const { page } = pane;
  const tables = await pane.on(({ workbook }) => workbook.tables.length);
  const found: string[] = [];
  await hand.press(/^Preview the statement of Tobias Smith/);
  await page.getByRole("heading", { name: /^Statement 2025-01-/ }).waitFor();
  await hand.press("As printed");
  await page.getByText("Not made yet: so it would be printed now.").waitFor();
  const first = await drawn(page, 1);
  expect(first.ink).toBeGreaterThan(0.02);
  await settles(() => page.getByRole("heading", { name: /^Statement 2025-01-/ }).count(), 0);
  found.push(...(await faults(pane, "as printed")));
  await portraits(page, "statement-printed");
  await hand.press("Next page");
  await settles(async () => (await drawn(page, 2)).sum === first.sum, false);
  await hand.press("Previous page");
  await settles(async () => (await drawn(page, 1)).sum, first.sum);

  await hand.press("Open larger: Tobias Smith");
  const dialog = page.getByRole("dialog", { name: /^Statement of Tobias Smith, enlarged$/ });
  await dialog.waitFor();
  await settles(async () => (await drawn(page, 1)).width, 816);
  found.push(...(await faults(pane, "enlarged")));
  await portraits(page, "statement-larger");
  await hand.press("Larger");
  await settles(async () => (await drawn(page, 1)).width, 1020);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });

  await hand.press("As text");
  await page.getByRole("heading", { name: /^Statement 2025-01-/ }).waitFor();
  await settles(() => page.getByRole("img").count(), 0);
  expect(await pane.on(({ workbook }) => workbook.tables.length)).toBe(tables);
  expect(found).toEqual([]);
  expect(pane.errors).toEqual([]);
  await pane.close();
});

test("by keyboard: shown as printed, turned to the end, enlarged and closed; the focus is never lost", async () => {
  const { pane } = await atStatements({ width: 350 });
  const { page } = pane;
  await press(page, "button", "Preview the statement of José Nandwick");
  await press(page, "button", "As printed");
  await sheet(page, 1);
  const label = await page.getByRole("img", { name: /^Page 1 of / }).getAttribute("aria-label");
  const pages = Number(/of (\d+)/.exec(label ?? "")?.[1]);
  expect(pages).toBeGreaterThan(1);
  await tabTo(page, "button", "Next page");
  for (let number = 2; number <= pages; number += 1) {
    await page.keyboard.press("Enter");
    await sheet(page, number);
  }
  // There is no more, and the focus is still there.
  await page.keyboard.press("Enter");
  await settles(() => focused(page), expect.objectContaining({ name: "Next page" }));
  await focusIsSeen(page);
  await press(page, "button", "Open larger: José Nandwick");
  await page.getByRole("dialog").waitFor();
  await tabTo(page, "button", "Larger");
  await page.keyboard.press("Space");
  await page.getByText("125 %").waitFor();
  await tabTo(page, "region", `Page ${pages} of ${pages}`);
  await focusIsSeen(page);
  await press(page, "button", "Close");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await settles(() => focused(page), expect.objectContaining({ name: "Open larger: José Nandwick" }));
  expect(pane.errors).toEqual([]);
  await pane.close();
});

test("made: the PDF that is saved is the one that is shown and zipped; and it is drawn sharp", async () => {
  const { pane, hand } = await atStatements({ width: 350, pixelRatio: 2 });
  const { page } = pane;
  await lookAt(hand, "José Nandwick");
  const canvas = await sheet(page, 1);
  await eventually(async () => {
    const box = await canvas.boundingBox();
    expect((await seenOn(canvas)).width).toBe(Math.floor((box?.width ?? 0) * 2));
  });
  const planned = await seenOn(canvas);
  const zip = unzipSync((await makeStatements(hand)).bytes);
  await page.getByText("Not made yet: so it would be printed now.").waitFor({ state: "hidden" });
  await settles(async () => (await drawn(page, 1)).width, planned.width);
  const pdf = await downloaded(page, () => hand.press("Save this PDF: José Nandwick"));
  expect(Object.keys(zip)).toHaveLength(10);
  expect(Buffer.from(zip[`statements/${pdf.name}`] ?? zip[pdf.name] ?? []).equals(pdf.bytes)).toBe(true);
  // Out of date is not the same as never made.
  await hand.press("Settings");
  await page.getByRole("heading", { name: "Statement", exact: true }).click();
  await page.getByRole("combobox", { name: "Numbers and dates" }).selectOption("de-DE");
  await hand.press("Save settings");
  await said(page, /^Saved: /).waitFor();
  await hand.press("Month");
  await page.getByText("2025-01-0001 · Draft · out of date").waitFor();
  await page.getByText("These PDFs were made before the change.").waitFor();
  await settles(() => page.getByText("They are not made yet.").count(), 0);
  await portraits(page, "statements-out-of-date");
  expect(pane.errors).toEqual([]);
  await pane.close();
});

test("a logo is chosen, printed and removed; what is no picture is refused", async () => {
  const { pane, hand } = await atStatements({ width: 320 });
  const { page } = pane;
  await lookAt(hand, "José Nandwick");
  await settles(async () => (await drawn(page, 1, MAGENTA)).ofColour, 0);
  await hand.press("Settings");
  await page.getByRole("heading", { name: "Statement", exact: true }).click();
  const found = await faults(pane, "no logo");
  await choose(hand, "Choose a picture", "logo.gif", Buffer.from("GIF89a, and no more"));
  await said(page, /logo\.gif is neither a PNG nor a JPEG picture\. Nothing was changed/).waitFor();
  await choose(hand, "Choose a picture", "cut.png", png(40, 40, MAGENTA).subarray(0, 60));
  await said(page, /cut\.png cannot be read: it may be damaged\. Nothing was changed/).waitFor();
  found.push(...(await faults(pane, "refused")));
  await choose(hand, "Choose a picture", "logo.png", png(1800, 600, MAGENTA, true));
  const logo = page.getByRole("img", { name: "The logo on statements" });
  await logo.waitFor();
  // What nobody is to see stands in no text of the page.
  await settles(() => page.getByText("base64").count(), 0);
  // At its end, where the bar with Save covers no field.
  await page.evaluate("scrollTo(0, document.scrollingElement.scrollHeight)");
  found.push(...(await faults(pane, "chosen")));
  await portraits(page, "settings-logo");
  await hand.press("Save settings");
  await said(page, /^Saved: Logo\./).waitFor();
  await settles(() => page.getByText("Save the settings to keep it.").count(), 0);
  const kept = await cellOf(pane, "Logo");
  expect(kept).toMatch(/^data:image\/png;base64,/);
  expect(kept.length).toBeLessThan(32_000);

  // The statement is still open, and drawn anew.
  await hand.press("Month");
  await settles(async () => (await drawn(page, 1, MAGENTA)).ofColour > 50, true);
  await portraits(page, "statement-logo");
  await hand.press("Settings");
  await hand.press("Remove the logo");
  await hand.press("Save settings");
  await page.getByText("No logo: statements begin with the institution's name.").waitFor();
  await settles(() => cellOf(pane, "Logo"), "");
  // A choice shows what was saved.
  const choice = page.getByRole("combobox", { name: "Numbers and dates" });
  await choice.selectOption("de-DE");
  await hand.press("Save settings");
  await page.getByRole("button", { name: "Save settings" }).waitFor({ state: "detached" });
  await settles(() => choice.inputValue(), "de-DE");
  await settles(() => cellOf(pane, "Locale"), "de-DE");
  await hand.press("Month");
  await settles(async () => (await drawn(page, 1, MAGENTA)).ofColour, 0);
  expect(found).toEqual([]);
  expect(pane.errors).toEqual([]);
  await pane.close();
});

test("a photograph becomes a JPEG that fits into a cell", async () => {
  const { pane, hand } = await setUp();
  const { page } = pane;
  await hand.press("Settings");
  await page.getByRole("heading", { name: "Statement", exact: true }).click();
  await choose(hand, "Choose a picture", "photo.jpg", await photograph(page));
  await page.getByRole("img", { name: "The logo on statements" }).waitFor();
  await hand.press("Save settings");
  await said(page, /^Saved: Logo\./).waitFor();
  const kept = await cellOf(pane, "Logo");
  expect(kept).toMatch(/^data:image\/jpeg;base64,/);
  expect(kept.length).toBeLessThan(32_000);
  await hand.press("Log");
  await page.getByText(/JPEG picture [0-9a-f]{8}/).waitFor();
  expect(pane.errors).toEqual([]);
  await pane.close();
});

/** Chooses a file as the browser's own window would. */
async function choose(hand: Hand, button: string, name: string, buffer: Buffer): Promise<void> {
  const [chooser] = await Promise.all([hand.page.waitForEvent("filechooser"), hand.press(button)]);
  await chooser.setFiles({ name, mimeType: "application/octet-stream", buffer });
}

/** A setting as its sheet has it. */
async function cellOf(pane: OpenPane, setting: string): Promise<string> {
  return await pane.with({ setting }, ({ workbook }, wanted) => {
    const table = workbook.tables.find(({ sheet }) => sheet.name === "Settings");
    if (table === undefined) return "";
    const { body, area, sheet } = table;
    for (let row = body.top; row <= body.bottom; row += 1) {
      const value = sheet.value(row, area.left + 1);
      if (sheet.value(row, area.left) === wanted.setting) return typeof value === "string" ? value : "";
    }
    return "";
  });
}

/** As restless as a photograph: no PNG of it would be small. */
async function photograph(page: Page): Promise<Buffer> {
  const url = await page.evaluate<string>(`(() => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 1600, height: 800 });
    const context = canvas.getContext("2d");
    let seed = 7;
    for (let i = 0; i < 20000; i += 1) {
      seed = (seed * 48271) % 2147483647;
      context.fillStyle = "hsl(" + (seed % 360) + " 60% " + (30 + (seed % 40)) + "%)";
      context.fillRect(seed % 1600, (seed >> 4) % 800, 12, 12);
    }
    return canvas.toDataURL("image/jpeg", 0.95);
  })()`);
  return Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
}
