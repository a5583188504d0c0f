/** A cell's XML ⇄ its plain value. */
import { HostFailure } from "../../core/problem";
import type { Cell } from "../../workbook/shape";
import { decodeText, richText } from "./cell-text";
import { encodeText, isPlainText, spaceAttribute } from "../ooxml/xml-text";
import { type CellCursor, notUnderstood, type SheetText } from "./sheet-text";
import type { TextMemo } from "./text-memo";
import type { SharedStrings } from "./shared-strings";

/** Excel's limit, in UTF-16 units. */
export const MAX_TEXT = 32_767;
const DAY_MS = 86_400_000;
const EPOCH_DAYS = 25_569;

export interface CellSource {
  readonly sheet: SheetText;
  readonly strings: SharedStrings;
}

/**
 * The value of the cell that the cursor stands on; blank text is null, an error is its text (`#N/A`).
 * @param memo for reading many rows of a column
 */
export function cellValue(source: CellSource, cell: CellCursor, memo?: TextMemo): Cell {
  if (cell.contentStart === cell.contentEnd) return null;
  const { text, prefix } = source.sheet;
  if (cell.isInlineText)
    return (
      (plainInline(text, prefix, cell, memo) ??
        richText(text.slice(cell.contentStart, cell.contentEnd), prefix)) ||
      null
    );
  const raw = valueText(text, prefix, cell);
  if (raw === null) return null;
  switch (cell.type) {
    case "":
    case "n":
      return numberOf(raw);
    case "s":
      return source.strings.get(Number(raw)) || null;
    case "str":
    case "e":
      return decodeText(raw) || null;
    case "b":
      return raw.trim() === "1" || raw.trim() === "true";
    case "d":
      return (
        Date.parse(/[zZ]|[+-]\d\d:\d\d$/.test(raw) ? raw : `${raw}${raw.includes("T") ? "Z" : ""}`) / DAY_MS +
        EPOCH_DAYS
      );
    default:
      throw notUnderstood(`a cell of type ${cell.type}`);
  }
}

/** The usual case without a search: `<is><t>text</t></is>`. */
function plainInline(text: string, prefix: string, cell: CellCursor, memo?: TextMemo): string | null {
  const open = prefix === "" ? "<is><t>" : `<${prefix}is><${prefix}t>`;
  if (!text.startsWith(open, cell.contentStart)) return null;
  const start = cell.contentStart + open.length;
  const end = text.indexOf("<", start);
  const close = prefix === "" ? "</t></is>" : `</${prefix}t></${prefix}is>`;
  if (end + close.length !== cell.contentEnd || !text.startsWith(close, end)) return null;
  return memo === undefined ? decodeText(text.slice(start, end)) : memo.text(text, start, end);
}

/** The bytes of the `v` element; null where there is none. */
function valueText(text: string, prefix: string, cell: CellCursor): string | null {
  const open = `<${prefix}v`;
  let at = cell.contentStart;
  if (!text.startsWith(open, at)) {
    const behind = text.slice(at, cell.contentEnd).indexOf(open);
    if (behind < 0) return null;
    at += behind;
  }
  at = text.indexOf(">", at) + 1;
  if (text.charCodeAt(at - 2) === 47) return null;
  return text.slice(at, text.indexOf("<", at));
}

function numberOf(raw: string): Cell {
  const value = Number(raw);
  if (value === 0 && raw.trim() === "") return null;
  if (Number.isNaN(value)) throw notUnderstood(`a number cell holds "${raw.slice(0, 20)}"`);
  return value;
}

/** Whether the cell has a formula. */
export function hasFormula(source: CellSource, cell: CellCursor): boolean {
  return formulaStart(source.sheet.text, source.sheet.prefix, cell.contentStart, cell.contentEnd) >= 0;
}

/** The offset of a cell's formula, its first element; -1 without one. */
export function formulaStart(text: string, prefix: string, from: number, to: number): number {
  let at = from;
  while (at < to && text.charCodeAt(at) <= 32) at++;
  return at < to && text.startsWith(`<${prefix}f`, at) ? at : -1;
}

/** Blank text and no value are the same in a cell. */
export function normalCell(value: Cell | undefined): Cell {
  if (value === undefined || value === "") return null;
  return Object.is(value, -0) ? 0 : value;
}

/**
 * A cell's XML for a value.
 * @param attributes ` r="B2" s="3"`
 * @param where names the cell in an error
 * @throws HostFailure for text that Excel cannot hold and for numbers that are none
 */
export function cellXml(value: Cell, prefix: string, attributes: string, where: () => string): string {
  const open = `<${prefix}c${attributes}`;
  if (value === null) return `${open}/>`;
  if (typeof value === "boolean")
    return `${open} t="b"><${prefix}v>${value ? 1 : 0}</${prefix}v></${prefix}c>`;
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw cellFailure(`${where()} is not a number that Excel can hold.`);
    return `${open}><${prefix}v>${value}</${prefix}v></${prefix}c>`;
  }
  return `${open} t="inlineStr"><${prefix}is>${textXml(value, prefix, where)}</${prefix}is></${prefix}c>`;
}

function textXml(value: string, prefix: string, where: () => string): string {
  if (value.length > MAX_TEXT)
    throw cellFailure(
      `${where()} has ${value.length.toLocaleString("en-US")} characters; an Excel cell holds 32,767. Shorten it at its source.`,
    );
  if (isPlainText(value)) return `<${prefix}t>${value}</${prefix}t>`;
  return `<${prefix}t${spaceAttribute(value)}>${encodeText(value)}</${prefix}t>`;
}

function cellFailure(message: string): HostFailure {
  return new HostFailure(`${message} Nothing was written.`, "nothing");
}
