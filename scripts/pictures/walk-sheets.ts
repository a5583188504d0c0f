/** The pane beside the sheet, and the sheets as they are after a month. */
import type { Page } from "playwright-core";
import { showStep } from "../../tests/browser/support/books";
import { mouse } from "../../tests/browser/support/hand";
import { review } from "../../tests/browser/support/month";
import { makeStatements, writeJournal } from "../../tests/browser/support/walk";
import type { Camera } from "./camera";
import { WHO } from "./walk-month";
import type { Windows } from "./window";

/** Pixels: Charge ID, Period and Source. */
const SKIPPED = 342;
const SHEETS = ["Start", "Charges", "Dashboard", "Tie-out"] as const;

export async function walkSheets(windows: Windows, camera: Camera): Promise<void> {
  const page = await windows.open("/", 1366, 820, 1.5);
  // The picture is of the workbook and the pane; what only the preview has stands in the guide.
  await page.addStyleTag({ content: "header, #outlook { display: none } main { border: 0 !important }" });
  await besideSheet(page, camera);
  await restOfMonth(page);
  await page.locator("#pane").evaluate((frame: { remove(): void }) => frame.remove());
  await page.setViewportSize({ width: 1080, height: 860 });
  for (const name of SHEETS) {
    await page.getByRole("tab", { name, exact: true }).click();
    // The figures of formulas come a moment after the sheet.
    await page.waitForTimeout(1000);
    if (name === "Charges") await showDecided(page);
    await camera.take(`sheet-${name.toLowerCase()}`, page);
  }
  await page.context().close();
}

async function besideSheet(page: Page, camera: Camera): Promise<void> {
  const pane = page.frameLocator("#pane");
  const press = async (name: string | RegExp) =>
    await pane.getByRole("button", { name, ...(typeof name === "string" ? { exact: true } : {}) }).click();
  await press("Load the sample month");
  await pane.getByRole("textbox", { name: "Your name or address" }).fill(WHO);
  await press("Continue");
  await press("Import 4 files");
  await press("Go to Review");
  await press(/^Missing PI [\d,]+ waiting/);
  await pane.getByRole("checkbox", { name: /^Select all/ }).check();
  await press("Show in sheet");
  await page.waitForTimeout(1000);
  await camera.take("pane-and-sheet", page, pane);
}

/** What people decided, and who pays: the first columns and most rows say neither. */
async function showDecided(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Filter Review", exact: true }).click();
  await page.getByRole("checkbox", { name: "OK", exact: true }).uncheck();
  await page.getByRole("button", { name: "Apply", exact: true }).click();
  await page
    .getByRole("grid")
    .evaluate((grid: { scrollLeft: number }, left) => (grid.scrollLeft = left), SKIPPED);
  await page.waitForTimeout(500);
}

/** In a window of its own on the same workbook. */
async function restOfMonth(preview: Page): Promise<void> {
  const [pane] = await Promise.all([
    preview.waitForEvent("popup"),
    preview.evaluate("void window.open('pane.html')"),
  ]);
  const hand = mouse(pane);
  await showStep(hand, "Review");
  await review(hand, async () => {});
  await showStep(hand, "Statements");
  await makeStatements(hand);
  await showStep(hand, "Journal");
  await writeJournal(hand);
  await pane.close();
}
