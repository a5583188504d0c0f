/** How a table takes in what is written right below or beside it. */
import { intersection, type Rect } from "./address";
import type { Area } from "./area";
import type { HostSheet } from "./sheet";
import type { HostTable } from "./table";

/**
 * Writes, and lets the tables that end right above or left of the block grow over it. Rows are taken in up to the last
 * one that has a value in the block's last column: rows that end in blank cells stay outside (office-js #3013, #3191).
 * @param write writes the block
 */
export function growTables(sheet: HostSheet, block: Rect, write: () => void): void {
  const below = sheet.tables.filter((table) => mayGrowDown(table, block));
  const beside = sheet.tables.filter((table) => mayGrowRight(table, block));
  write();
  for (const table of below) growDown(sheet, table, block);
  for (const table of beside) growRight(table, block);
}

function mayGrowDown(table: HostTable, block: Rect): boolean {
  if (table.showTotals) return false;
  const { area, sheet } = table;
  const next = area.bottom + 1;
  if (block.top > next || block.bottom < next || block.top < table.body.top) return false;
  if (block.left < area.left || block.right > area.right) return false;
  // Excel leaves a table alone when something stands below it already.
  const taken: Rect = { ...area, top: next, bottom: block.bottom };
  return (
    sheet.grid.isBlank(taken) &&
    !sheet.tables.some((other) => other !== table && intersection(other.area, taken) !== null)
  );
}

function growDown(sheet: HostSheet, table: HostTable, block: Rect): void {
  let bottom = block.bottom;
  while (bottom > table.area.bottom && sheet.grid.get(bottom, block.right) === null) bottom -= 1;
  if (bottom > table.area.bottom) growTo(table, bottom);
}

/** Also for rows that the table itself adds. */
export function growTo(table: HostTable, bottom: number): void {
  const before = table.body;
  table.area = { ...table.area, bottom };
  const rules: Area[] = [...table.sheet.conditionalFormats, ...table.sheet.validations].map(
    (rule) => rule.area,
  );
  for (const area of rules)
    if (
      area.top <= before.top &&
      area.bottom === before.bottom &&
      area.left >= before.left &&
      area.right <= before.right
    )
      area.bottom = table.body.bottom;
}

function mayGrowRight(table: HostTable, block: Rect): boolean {
  const { area, sheet } = table;
  if (block.left !== area.right + 1 || block.top < area.top || block.bottom > area.bottom) return false;
  const taken: Rect = { ...area, left: block.left, right: block.right };
  return (
    sheet.grid.isBlank(taken) &&
    !sheet.tables.some((other) => other !== table && intersection(other.area, taken) !== null)
  );
}

function growRight(table: HostTable, block: Rect): void {
  table.setArea({ ...table.area, right: block.right });
}
