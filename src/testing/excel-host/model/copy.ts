/** Copying cells from one range to another, as Range.copyFrom does. */
import { invalidArgument } from "../errors";
import type { Area } from "./area";
import { rect } from "./address";

/** @param what "All", "Values", "Formats" or "Formulas"; a formula's references are not adjusted */
export function copyCells(to: Area, from: Area, what: string, skipBlanks: boolean, transpose: boolean): void {
  if (!["All", "Values", "Formats", "Formulas"].includes(what))
    throw invalidArgument(`${what} cannot be copied.`);
  if (transpose) throw invalidArgument("The stand-in for Excel does not transpose.");
  const rows = Math.max(to.rows, from.rows);
  const columns = Math.max(to.columns, from.columns);
  const target = rect(to.top, to.left, rows, columns);
  to.sheet.demandWritable(target);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const [r, c] = [from.top + (row % from.rows), from.left + (column % from.columns)];
      const cell = rect(to.top + row, to.left + column, 1, 1);
      const stored = what === "Values" ? from.sheet.value(r, c) : from.sheet.grid.get(r, c);
      if (what !== "Formats" && !(skipBlanks && stored === null))
        to.sheet.grid.set(cell.top, cell.left, stored);
      if (what === "All" || what === "Formats")
        to.sheet.styles.copy(rect(r, c, 1, 1), from.sheet.styles, cell);
    }
  to.sheet.workbook.changed({ what: "cells", sheet: to.sheet, area: target, changeType: "RangeEdited" });
}
