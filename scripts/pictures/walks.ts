/** All walks that pictures are taken on. */
import type { Camera } from "./camera";
import { Buttons } from "./buttons";
import { walkFiles } from "./walk-files";
import { walkMonth } from "./walk-month";
import { walkSheets } from "./walk-sheets";
import { openWindows } from "./window";

export interface Walked {
  /** The pane's, a line each with its place. */
  readonly buttons: string;
  /** Its version. */
  readonly browser: string;
}

export async function walkAll(camera: Camera): Promise<Walked> {
  const windows = await openWindows();
  const buttons = new Buttons();
  try {
    await walkMonth(windows, camera, buttons);
    await walkFiles(windows, camera, buttons);
    await walkSheets(windows, camera);
    return { buttons: buttons.text(), browser: windows.version };
  } finally {
    await windows.close();
  }
}
