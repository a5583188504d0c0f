/** The SheetFiles port over fflate and saxes: the same in Node, in a page and in a worker. */
import type { SheetFiles } from "../../ports/sheet-files";
import { fillTemplate } from "./fill";
import { asRefusal, SheetPackage } from "./package";
import { readSheets } from "./read";
import { writeSheets } from "./write";

/** @param pause is waited for between pieces of work: a page draws and takes presses meanwhile */
export function sheetFiles(pause: () => Promise<void> = () => Promise.resolve()): SheetFiles {
  return {
    write: (sheets) => writeSheets(sheets, pause),
    read: (bytes) => inWords(async () => await readSheets(SheetPackage.read(bytes), pause)),
    fill: (template, cells) =>
      inWords(() => {
        const parts = SheetPackage.read(template);
        fillTemplate(parts, cells);
        return Promise.resolve(parts.write());
      }),
  };
}

async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw asRefusal(cause);
  }
}
