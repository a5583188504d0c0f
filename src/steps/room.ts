/** How full the workbook is: months to be archived, a sheet that is nearly full. Reads only. */
import { roomWarnings } from "../core/import/room";
import { monthsHere } from "./archive/months";
import { Book } from "./book";
import type { Host } from "./host";

/** @returns a sentence each; none while there is room */
export async function workbookRoom(host: Host): Promise<string[]> {
  const { periods, settings } = await Book.open(host.workbook);
  return roomWarnings(monthsHere(periods), settings.monthsKept);
}
