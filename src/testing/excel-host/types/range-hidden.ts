/** Rows and columns of a range that are hidden. */
import type { Area } from "../model/area";

export function rowFlags(area: Area): boolean[] {
  const flags: boolean[] = [];
  for (let row = area.top; row <= Math.min(area.bottom, area.top + 1_048_575); row += 1)
    flags.push(area.sheet.isHidden(row));
  return flags;
}

export function columnFlags(area: Area): boolean[] {
  const flags: boolean[] = [];
  for (let column = area.left; column <= area.right; column += 1)
    flags.push(area.sheet.hiddenColumns.has(column));
  return flags;
}

export function setRowHidden(area: Area, value: unknown): void {
  for (let row = area.top; row <= area.bottom; row += 1)
    if (value === true) area.sheet.setRow(row, { hidden: "user" });
    else area.sheet.showRow(row);
  area.sheet.workbook.changed({ what: "structure", sheet: area.sheet });
}

export function setColumnHidden(area: Area, value: unknown): void {
  for (let column = area.left; column <= area.right; column += 1)
    if (value === true) area.sheet.hiddenColumns.add(column);
    else area.sheet.hiddenColumns.delete(column);
  area.sheet.workbook.changed({ what: "structure", sheet: area.sheet });
}

export function common(flags: readonly boolean[]): boolean | null {
  const first = flags[0] ?? false;
  return flags.every((flag) => flag === first) ? first : null;
}
