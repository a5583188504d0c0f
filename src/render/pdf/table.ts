/** A table of a statement: a head, rows, and a total, over as many pages as it takes. */
import type { Table } from "./cells";
import { drawLongTable } from "./long-table";
import type { Page } from "./page";
import { drawShortTable } from "./short-table";

/** From here on a table is laid out row by row: what jspdf-autotable keeps of each cell would cost seconds a month. */
const LONG = 40;

/** Draws the table at the page's position and moves below it; nothing where there are no rows. */
export function drawTable(page: Page, table: Table): void {
  if (table.rows.length === 0) return;
  if (table.rows.length < LONG) drawShortTable(page, table);
  else drawLongTable(page, table);
}
