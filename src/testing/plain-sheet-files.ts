/** SheetFiles without Excel's format, for tests of steps: cells come back as text, as from a sheet. */
import { Refusal } from "../core/problem";
import type { ReadSheet, SheetCell, SheetContent, SheetFiles } from "../ports/sheet-files";

export const plainSheetFiles: SheetFiles = {
  write: (sheets) => Promise.resolve(new TextEncoder().encode(JSON.stringify(sheets.map(asRead)))),
  read(bytes) {
    try {
      return Promise.resolve(JSON.parse(new TextDecoder().decode(bytes)) as ReadSheet[]);
    } catch (cause) {
      return Promise.reject(new Refusal(`It cannot be read: ${String(cause)}`));
    }
  },
  fill: () => Promise.reject(new Error("Nothing is filled here")),
};

function asRead({ name, rows }: SheetContent): ReadSheet {
  return { name, rows: rows.map((row) => row.map(textOf)) };
}

function textOf(cell: SheetCell): string {
  if (cell === null) return "";
  if ("text" in cell) return cell.text;
  return "number" in cell ? cell.number : cell.date;
}
