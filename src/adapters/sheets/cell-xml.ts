/** A cell of ours as XML, and the largest that Excel takes. */
import { Refusal } from "../../core/problem";
import { figure } from "../../core/words";
import type { SheetCell } from "../../ports/sheet-files";
import { encodeText, isPlainText, spaceAttribute } from "../ooxml/xml-text";
import { dateSerial } from "./number-formats";

/** Excel's limit, in UTF-16 units. */
const MAX_TEXT = 32_767;

/**
 * @param attributes ` r="B2" s="3"`
 * @param where names the cell in an error
 */
export function sheetCellXml(
  cell: SheetCell,
  prefix: string,
  attributes: string,
  date1904: boolean,
  where: () => string,
): string {
  const open = `<${prefix}c${attributes}`;
  if (cell === null) return `${open}/>`;
  if ("text" in cell) {
    if (cell.text === "") return `${open}/>`;
    return `${open} t="inlineStr"><${prefix}is>${textXml(cell.text, prefix, where)}</${prefix}is></${prefix}c>`;
  }
  const value = "date" in cell ? String(dayNumber(cell.date, date1904, where)) : cell.number;
  if (value === "") return `${open}/>`;
  if (!/^-?\d+(\.\d+)?$/.test(value))
    throw new Refusal(`${where()} is not a number: "${value}". Write it in digits, as 1234.56.`);
  return `${open}><${prefix}v>${value}</${prefix}v></${prefix}c>`;
}

function textXml(text: string, prefix: string, where: () => string): string {
  if (text.length > MAX_TEXT)
    throw new Refusal(
      `${where()} has ${figure(text.length)} characters; an Excel cell holds 32,767. Shorten it.`,
    );
  if (isPlainText(text)) return `<${prefix}t>${text}</${prefix}t>`;
  return `<${prefix}t${spaceAttribute(text)}>${encodeText(text)}</${prefix}t>`;
}

function dayNumber(day: string, date1904: boolean, where: () => string): number {
  const serial = dateSerial(day, date1904);
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(serial) || day < "1904-01-01")
    throw new Refusal(
      `${where()} is not a date that Excel can hold: "${day}". Write it as 2025-01-31, not before 1904.`,
    );
  return serial;
}
