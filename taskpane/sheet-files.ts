/** Small workbooks for main.ts: what makes and reads them is loaded when a person first wants one. */
import type { SheetFiles } from "../src/ports/sheet-files";

/** @param pause waited for between pieces of work, so that the pane draws meanwhile */
export function sheetFilesOnDemand(pause: () => Promise<void>): SheetFiles {
  const load = async (): Promise<SheetFiles> =>
    (await import("../src/adapters/sheets/sheet-files")).sheetFiles(pause);
  return {
    write: async (sheets) => await (await load()).write(sheets),
    read: async (bytes) => await (await load()).read(bytes),
    fill: async (template, cells) => await (await load()).fill(template, cells),
  };
}
