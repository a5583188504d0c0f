/** All walks that pictures are taken on. */
import type { Camera } from "./camera";
import { Buttons } from "./buttons";
import { walkFiles } from "./walk-files";
import { walkMonth } from "./walk-month";
import { walkSheets } from "./walk-sheets";
import { openWindows } from "./window";

/** @returns the pane's buttons, a line each with its place */
export async function walkAll(camera: Camera): Promise<string> {
  const windows = await openWindows();
  const buttons = new Buttons();
  try {
    await walkMonth(windows, camera, buttons);
    await walkFiles(windows, camera, buttons);
    await walkSheets(windows, camera);
    return buttons.text();
  } finally {
    await windows.close();
  }
}
