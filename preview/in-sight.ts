/** Works out formulas over the rows that no filter hides, which nothing but the host itself can know. */
import type { HostSheet, HostTable, HostWorkbook } from "../src/testing/excel-host";

/**
 * SUBTOTAL and COUNTA over a table's column, the difference of two cells, and IF(A1=0,0,…) of these.
 * @param formula without "="
 * @returns null for any other formula
 */
export function inSight(workbook: HostWorkbook, sheet: HostSheet, formula: string): number | null {
  const [, number, table = "", heading = ""] = /^SUBTOTAL\((\d+),(\w+)\[([^\]]+)\]\)$/.exec(formula) ?? [];
  if (number !== undefined) return subtotal(Number(number), column(workbook.findTable(table), heading, true));
  const [counted, of = "", head = ""] = /^COUNTA\((\w+)\[([^\]]+)\]\)$/.exec(formula) ?? [];
  if (counted !== undefined) return subtotal(3, column(workbook.findTable(of), head, false));
  const [, cell, otherwise = ""] = /^IF\(([A-Z]+\d+)=0,0,(.+)\)$/.exec(formula) ?? [];
  if (cell !== undefined) return cellOf(sheet, cell) === 0 ? 0 : inSight(workbook, sheet, otherwise);
  const [, from, less = ""] = /^([A-Z]+\d+)-([A-Z]+\d+)$/.exec(formula) ?? [];
  return from === undefined ? null : cellOf(sheet, from) - cellOf(sheet, less);
}

type Values = readonly (string | number | boolean)[];

/** Cells that hold something. */
function column(table: HostTable | null, heading: string, visibleOnly: boolean): Values {
  const index = table?.columns.findIndex(({ name }) => name === heading) ?? -1;
  if (table === null || index < 0) return [];
  const { sheet, body } = table;
  const values: (string | number | boolean)[] = [];
  for (let row = body.top; row <= body.bottom; row += 1) {
    const value = sheet.value(row, body.left + index);
    if (visibleOnly && sheet.isHidden(row)) continue;
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
      values.push(value);
  }
  return values;
}

/** By Excel's numbers of functions; those from 101 on leave out rows that a person hid, too. */
function subtotal(number: number, values: Values): number | null {
  const numbers = values.filter((value) => typeof value === "number");
  switch (number % 100) {
    case 3:
      return values.length;
    case 4:
      return numbers.reduce((a, b) => Math.max(a, b), numbers[0] ?? 0);
    case 5:
      return numbers.reduce((a, b) => Math.min(a, b), numbers[0] ?? 0);
    case 9:
      return numbers.reduce((a, b) => a + b, 0);
    default:
      return null;
  }
}

function cellOf(sheet: HostSheet, address: string): number {
  const { top, left } = sheet.rect(address);
  const value = sheet.value(top, left);
  return typeof value === "number" ? value : 0;
}
