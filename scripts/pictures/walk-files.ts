/** Files that are not as they should be: what is asked about them, and what becomes of rows that cannot be read. */
import { join } from "node:path";
import type { Page } from "playwright-core";
import { mouse } from "../../tests/browser/support/hand";
import { firstRun, said } from "../../tests/browser/support/walk";
import type { Buttons } from "./buttons";
import type { Camera } from "./camera";
import { WHO } from "./walk-month";
import { ROOT, type Windows } from "./window";

const TROUBLE = join(ROOT, "sample_data", "trouble", "hpc_unreadable_amounts.csv");
const IN_DOUBT = join(import.meta.dirname, "hpc_two_readings.csv");

export async function walkFiles(windows: Windows, camera: Camera, buttons: Buttons): Promise<void> {
  const page = await windows.open("/pane.html", 350, 2600);
  const hand = mouse(page);
  await firstRun(hand, WHO);
  await hand.press("Clear");
  await choose(page, IN_DOUBT);
  await page.getByText(/^Say how the amounts or dates are to be read/).waitFor();
  await camera.take("pane-questions", page);
  await buttons.note("Import", page);
  await hand.press(/^Remove hpc_two_readings\.csv/);
  await choose(page, TROUBLE);
  await page.getByText("Accept the problem rows, or correct the files.").waitFor();
  await buttons.note("Import", page);
  await hand.tick(/^Import without the 5 rows that cannot be billed/);
  await hand.press("Import 1 file");
  await said(page, /^Imported /).waitFor();
  await hand.press("Go to Review");
  await hand.press(/^Problems \(\d+\)$/);
  await page.getByRole("button", { name: /^Fix / }).first().waitFor();
  await camera.take("pane-problems", page);
  await buttons.note("Review", page);
  await page.getByRole("button", { name: /^Fix / }).first().click();
  await buttons.note("Review", page);
  await page.context().close();
}

async function choose(page: Page, path: string): Promise<void> {
  await page
    .getByLabel(/^(Choose|Add) files…$/)
    .and(page.locator("input"))
    .first()
    .setInputFiles(path);
}
