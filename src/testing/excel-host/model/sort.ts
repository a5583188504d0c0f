/** Sorting rows by the values of some columns. Hidden rows stay where they are, as in Excel. */
import { invalidArgument } from "../errors";
import type { Area } from "./area";
import { CellError, type Plain, type Stored } from "./typing";
import type { SortField } from "./table";

export function sortRows(area: Area, fields: readonly SortField[], matchCase: boolean): void {
  const { sheet } = area;
  sheet.demandWritable(area);
  for (const { key } of fields)
    if (!Number.isInteger(key) || key < 0 || key >= area.columns)
      throw invalidArgument(`There is no column ${key} to sort by.`);
  const places: number[] = [];
  for (let row = area.top; row <= area.bottom; row += 1) if (!sheet.isHidden(row)) places.push(row);
  const rows = places.map((row) => ({
    row,
    keys: fields.map(({ key }) => sheet.value(row, area.left + key)),
    cells: columns(area).map((column) => sheet.grid.get(row, column)),
  }));
  rows.sort((a, b) => compareRows(a.keys, b.keys, fields, matchCase));
  rows.forEach(({ cells }, index) => {
    put(area, places[index] ?? area.top, cells);
  });
  sheet.workbook.changed({
    what: "cells",
    sheet,
    area: { top: area.top, left: area.left, bottom: area.bottom, right: area.right },
    changeType: "RangeEdited",
  });
}

function columns(area: Area): number[] {
  return Array.from({ length: area.columns }, (_one, index) => area.left + index);
}

function put(area: Area, row: number, cells: readonly Stored[]): void {
  cells.forEach((cell, index) => {
    area.sheet.grid.set(row, area.left + index, cell);
  });
}

function compareRows(
  a: readonly Plain[],
  b: readonly Plain[],
  fields: readonly SortField[],
  matchCase: boolean,
): number {
  for (const [index, { ascending }] of fields.entries()) {
    const [left, right] = [a[index] ?? null, b[index] ?? null];
    // Blanks come last either way.
    if (left === null || right === null) {
      if (left !== right) return left === null ? 1 : -1;
      continue;
    }
    const order = compare(left, right, matchCase);
    if (order !== 0) return ascending ? order : -order;
  }
  return 0;
}

/** Numbers before texts before booleans before errors. */
function compare(a: NonNullable<Plain>, b: NonNullable<Plain>, matchCase: boolean): number {
  const order = rank(a) - rank(b);
  if (order !== 0) return order;
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "string" && typeof b === "string")
    return a.localeCompare(b, "en", { sensitivity: matchCase ? "variant" : "accent" });
  return Number(a) - Number(b);
}

function rank(value: NonNullable<Plain>): number {
  if (value instanceof CellError) return 3;
  return typeof value === "number" ? 0 : typeof value === "string" ? 1 : 2;
}
