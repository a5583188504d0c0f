/**
 * Cells of a table ⇄ cells of an archive that a person can read, exactly: what a sheet could not bring back as it was
 * (a number typed into a text column, a control character) is told apart, to be written down as JSON.
 */
import type { SheetCell } from "../../ports/sheet-files";
import { fromSerial, toSerial } from "../../workbook/codec";
import { NUMBER_FORMATS, type Cell, type Column } from "../../workbook/shape";

const MIDNIGHT = "T00:00:00Z";
/** No XML holds these as they are, or spreadsheet programs read them as an escape. */
const FRAGILE = /[\u0000-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_|^\s|\s$/;

/** How a column's cells are written: dates only where each is a whole day. */
export function isDayColumn(column: Column, cells: readonly Cell[]): boolean {
  if (column.kind === "day") return true;
  if (column.kind !== "instant") return false;
  return cells.every(
    (cell) => typeof cell !== "number" || !isDate(cell) || fromSerial(cell).endsWith(MIDNIGHT),
  );
}

/** @returns the cell for a person, and whether reading it again gives the very same */
export function toSheetCell(
  column: Column,
  cell: Cell,
  asDay: boolean,
): { shown: SheetCell; exact: boolean } {
  const shown = shownCell(column, cell, asDay);
  return { shown, exact: fromSheetText(column, textOf(shown)) === cell };
}

function shownCell(column: Column, cell: Cell, asDay: boolean): SheetCell {
  if (cell === null || cell === "") return null;
  if (typeof cell === "string") return { text: FRAGILE.test(cell) ? plainText(cell) : cell };
  if (typeof cell === "boolean") return { text: cell ? "TRUE" : "FALSE" };
  if (column.kind !== "day" && column.kind !== "instant")
    return { number: plainNumber(cell), format: NUMBER_FORMATS[column.kind] };
  const at = isDate(cell) ? fromSerial(cell) : "";
  if (at === "") return { text: String(cell) };
  return asDay ? { date: at.slice(0, 10) } : { text: at };
}

/** Dates that every workbook can hold, whichever year it counts from: 1904-01-01 to the end of 9999. */
function isDate(serial: number): boolean {
  return serial >= 1462 && serial < 2_958_466;
}

/** The character in its place says that something stood there. */
function plainText(text: string): string {
  return text.trim().replace(new RegExp(FRAGILE.source, "gu"), "\ufffd");
}

/** Text of a sheet's cell → the table's cell. Blank is null. */
export function fromSheetText(column: Column, text: string): Cell {
  if (text === "") return null;
  const { kind } = column;
  if (kind === "text" || kind === "choice") return text;
  const value = kind === "day" || kind === "instant" ? toSerial(text) : Number(text);
  return Number.isNaN(value) ? text : value;
}

/** The text that a sheet gives for a cell. */
export function textOf(cell: SheetCell): string {
  if (cell === null) return "";
  if ("text" in cell) return cell.text;
  return "number" in cell ? cell.number : cell.date;
}

/** 1e-7 → 0.0000001: all digits of the double, without an exponent. */
export function plainNumber(value: number): string {
  const text = String(value);
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (parts === null) return text;
  const [, sign = "", first = "", rest = "", power = "0"] = parts;
  const digits = first + rest;
  const point = Number(power) + 1;
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return sign + digits.padEnd(point, "0");
}
