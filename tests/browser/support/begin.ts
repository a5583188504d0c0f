/** How files of browser tests begin and end, and how most of their tests do: with the sample month in the workbook. */
import { closeBrowser } from "./browser";
import { mouse, type Hand } from "./hand";
import { openPane, type OpenPane, type PaneOptions } from "./pane";
import { previewAddress } from "./preview-server";
import { firstRun, takeIn } from "./walk";

/** Milliseconds for one test, or for building the preview: more than a slow machine takes for the longest of them. */
const LONGEST = 900_000;

/** To be called first in a file: builds the preview where a source is younger, and closes the browser in the end. */
export function inBrowser(): void {
  jest.setTimeout(LONGEST);
  beforeAll(async () => void (await previewAddress()), LONGEST);
  afterAll(closeBrowser);
}

export interface Begun {
  readonly pane: OpenPane;
  readonly hand: Hand;
}

/** A pane whose workbook is set up by Robin, with January's four files offered. */
export async function setUp(options?: PaneOptions): Promise<Begun> {
  return await setUpIn(await openPane(options));
}

/** A pane whose workbook has January's charges, which wait in Review. */
export async function withMonth(options?: PaneOptions): Promise<Begun> {
  return await withMonthIn(await openPane(options));
}

/** The same in a pane that was opened in a way of its own. */
export async function withMonthIn(pane: OpenPane): Promise<Begun> {
  const begun = await setUpIn(pane);
  await takeIn(begun.hand);
  return begun;
}

async function setUpIn(pane: OpenPane): Promise<Begun> {
  const hand = mouse(pane.page);
  await firstRun(hand, "Robin");
  return { pane, hand };
}
