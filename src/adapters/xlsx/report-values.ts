/** Values of a report sheet's named cells, written beside their formulas; all else on the sheet stays. */
import { Refusal } from "../../core/problem";
import type { Cell, ReportShape, ReportValues } from "../../workbook/shape";
import { inputsOf } from "../../workbook/report-values";
import { asBytes, ByteSink } from "./byte-sink";
import { encodeText, spaceAttribute } from "../ooxml/xml-text";
import { cellValue, cellXml, normalCell, type CellSource } from "./cell-value";
import { formulaElement } from "./formula-cells";
import { address, parseRange } from "../../workbook/a1";
import { CellCursor, RowCursor, type SheetText } from "./sheet-text";

/** @returns the new part; null when the cells hold the values already */
export function writeReport(source: CellSource, report: ReportShape, values: ReportValues): Buffer | null {
  const wanted = wantedCells(report, values);
  const { sheet } = source;
  const out = new ByteSink();
  let copied = 0;
  let changed = false;
  const rows = new RowCursor(sheet);
  while (rows.next()) {
    const inRow = wanted.get(rows.row);
    if (inRow === undefined || rows.contentStart === rows.end) continue;
    wanted.delete(rows.row);
    const xml = writeRow(source, rows, inRow);
    if (xml === null) continue;
    out.add(sheet.text.slice(copied, rows.contentStart));
    out.add(xml);
    copied = rows.contentEnd;
    changed = true;
  }
  if ([...wanted.values()].some((cells) => [...cells.values()].some((value) => value !== null)))
    throw new Refusal(
      `Rows of the sheet ${report.sheet} are missing. Delete the sheet and run openchargeback init --workbook FILE, which makes it anew. Nothing was written.`,
    );
  if (!changed) return null;
  out.add(sheet.text.slice(copied));
  return out.bytes();
}

/** What the report's inputs hold, in the order of inputsOf. */
export function readInputs(source: CellSource, report: ReportShape): Cell[] {
  const inputs = inputsOf(report).map(({ at }) => parseRange(at));
  const held: Cell[] = inputs.map(() => null);
  const last = Math.max(...inputs.map((range) => range?.top ?? 0));
  const rows = new RowCursor(source.sheet);
  const cells = new CellCursor(source.sheet);
  while (rows.next() && rows.row <= last) {
    if (!inputs.some((range) => range?.top === rows.row)) continue;
    cells.enter(rows.contentStart, rows.contentEnd);
    while (cells.next()) {
      const i = inputs.findIndex((range) => range?.top === rows.row && range.left === cells.column);
      if (i >= 0) held[i] = cellValue(source, cells);
    }
  }
  return held;
}

/** By row, then column. */
function wantedCells(report: ReportShape, values: ReportValues): Map<number, Map<number, Cell>> {
  const wanted = new Map<number, Map<number, Cell>>();
  for (const cell of report.cells) {
    const at = parseRange(cell.at);
    if (cell.name === undefined || at === null || !(cell.name in values)) continue;
    const row = wanted.get(at.top) ?? new Map<number, Cell>();
    row.set(at.left, normalCell(values[cell.name]));
    wanted.set(at.top, row);
  }
  return wanted;
}

/** The row's new content; null when nothing in it changes. */
function writeRow(source: CellSource, row: RowCursor, wanted: Map<number, Cell>): string | null {
  const { sheet } = source;
  const cells = new CellCursor(sheet);
  const left = new Map(wanted);
  let xml = "";
  let changed = false;
  cells.enter(row.contentStart, row.contentEnd);
  while (cells.next()) {
    for (const [column, value] of left)
      if (column < cells.column) {
        left.delete(column);
        if (value !== null) changed = true;
        xml += value === null ? "" : newCell(sheet, column, row.row, value);
      }
    const value = left.get(cells.column);
    left.delete(cells.column);
    if (value === undefined || cellValue(source, cells) === value)
      xml += sheet.text.slice(cells.start, cells.end);
    else {
      changed = true;
      xml += changedCell(sheet, cells, row.row, value);
    }
  }
  for (const [column, value] of left)
    if (value !== null) {
      changed = true;
      xml += newCell(sheet, column, row.row, value);
    }
  return changed ? xml : null;
}

function newCell(sheet: SheetText, column: number, row: number, value: Cell): string {
  const at = address(column, row);
  return asBytes(cellXml(value, sheet.prefix, ` r="${at}"`, () => at));
}

function changedCell(sheet: SheetText, cell: CellCursor, row: number, value: Cell): string {
  const { text, prefix } = sheet;
  const at = address(cell.column, row);
  const attributes = ` r="${at}"${cell.style === "" ? "" : ` s="${cell.style}"`}`;
  const f = formulaElement(text, prefix, cell.contentStart, cell.contentEnd);
  if (f === null) return asBytes(cellXml(value, prefix, attributes, () => at));
  const formula = text.slice(f.start, f.end);
  return `<${prefix}c${attributes}${cachedType(value)}>${formula}${cachedValue(value, prefix)}</${prefix}c>`;
}

function cachedType(value: Cell): string {
  if (typeof value === "string") return ' t="str"';
  return typeof value === "boolean" ? ' t="b"' : "";
}

function cachedValue(value: Cell, prefix: string): string {
  if (value === null) return "";
  if (typeof value === "boolean") return `<${prefix}v>${value ? 1 : 0}</${prefix}v>`;
  if (typeof value === "number") return `<${prefix}v>${value}</${prefix}v>`;
  return asBytes(`<${prefix}v${spaceAttribute(value)}>${encodeText(value)}</${prefix}v>`);
}
