/** What stands in a range's cells, as Office.js reads and writes it: values, formulas, number formats. */
import { invalidArgument } from "../errors";
import type { Area } from "../model/area";
import { CellError, type Plain } from "../model/typing";

/** A read of more cells gives null, without an error. */
const MAX_CELLS_READ = 5_000_000;

export function write(area: Area, value: unknown): void {
  area.sheet.write(area, value);
}

export function cells<T>(area: Area, read: (area: Area, row: number, column: number) => T): T[][] | null {
  if (area.rows * area.columns > MAX_CELLS_READ) return null;
  const rows: T[][] = [];
  for (let row = area.top; row <= area.bottom; row += 1) {
    const line: T[] = [];
    for (let column = area.left; column <= area.right; column += 1) line.push(read(area, row, column));
    rows.push(line);
  }
  return rows;
}

export function valueOf(area: Area, row: number, column: number): string | number | boolean {
  return wireValue(area.sheet.value(row, column));
}

export function formulaOf(area: Area, row: number, column: number): string | number | boolean {
  return wireValue(area.sheet.formula(row, column));
}

export function wireValue(value: Plain): string | number | boolean {
  return value === null ? "" : value instanceof CellError ? value.text : value;
}

export function valueType(value: Plain): string {
  if (value === null) return "Empty";
  if (value instanceof CellError) return "Error";
  return typeof value === "string" ? "String" : typeof value === "number" ? "Double" : "Boolean";
}

export function formats(area: Area): unknown {
  if (area.rows * area.columns > MAX_CELLS_READ) {
    const one = area.sheet.styles.common(area, "numberFormat");
    return one === null ? null : (one ?? "General");
  }
  return cells(area, (a, r, c) => a.sheet.format(r, c));
}

export function setFormats(area: Area, value: unknown): void {
  if (typeof value === "string") {
    area.sheet.changeStyle(area, { numberFormat: formatChange(value) });
    return;
  }
  if (!Array.isArray(value) || value.length !== area.rows)
    throw invalidArgument("The number formats have another shape than the range.");
  const rows = value as readonly unknown[];
  for (const line of rows)
    if (!Array.isArray(line) || line.length !== area.columns)
      throw invalidArgument("The number formats have another shape than the range.");
  // Columns of equal formats are set at once.
  for (let offset = 0; offset < area.columns; offset += 1) setColumn(area, offset, rows);
}

function setColumn(area: Area, offset: number, rows: readonly unknown[]): void {
  const at = (index: number): unknown => (rows[index] as readonly unknown[])[offset];
  for (let from = 0; from < rows.length;) {
    let to = from;
    while (to + 1 < rows.length && at(to + 1) === at(from)) to += 1;
    const format = at(from);
    if (typeof format === "string")
      area.sheet.changeStyle(
        { top: area.top + from, bottom: area.top + to, left: area.left + offset, right: area.left + offset },
        { numberFormat: formatChange(format) },
      );
    else if (format !== null) throw invalidArgument("A number format has to be text.");
    from = to + 1;
  }
}

function formatChange(format: string): string | null {
  return format === "General" || format === "" ? null : format;
}
