/** An .xlsx file's cells as text, as a person reads them: numbers with a point, dates as `YYYY-MM-DD`. */
import { DecodeUTF8 } from "fflate";
import { SaxesParser } from "saxes";
import type { ReadSheet } from "../../ports/sheet-files";
import { columnNumber } from "../../workbook/a1";
import { unescapeHex } from "../ooxml/xml-text";
import { unreadable } from "../ooxml/xml";
import { dateText, readStyles, type FormatKind } from "./number-formats";
import { planOf, type SheetPackage } from "./package";

/** Characters that the parser gets at a time. */
const PIECE = 1 << 18;

interface Book {
  readonly strings: readonly string[];
  readonly formats: readonly FormatKind[];
  readonly date1904: boolean;
}

/** @param pause lets others have their turn: a page draws */
export async function readSheets(parts: SheetPackage, pause: () => Promise<void>): Promise<ReadSheet[]> {
  const plan = planOf(parts);
  const strings: string[] = [];
  if (plan.sharedStrings !== null && parts.has(plan.sharedStrings))
    await parse(parts.bytes(plan.sharedStrings), stringTaker(strings), pause);
  const formats =
    plan.styles !== null && parts.has(plan.styles) ? readStyles(parts.text(plan.styles)).kinds : [];
  const book: Book = { strings, formats, date1904: plan.date1904 };
  const sheets: ReadSheet[] = [];
  for (const { name, path } of plan.sheets) {
    const rows: string[][] = [];
    await parse(parts.bytes(path), cellTaker(rows, book), pause);
    sheets.push({ name, rows });
  }
  return sheets;
}

type Attributes = Readonly<Record<string, string>>;

/** What is done with elements, by their local names. */
interface Taker {
  open(name: string, attributes: Attributes): void;
  text(text: string): void;
  close(name: string): void;
}

async function parse(bytes: Uint8Array, taker: Taker, pause: () => Promise<void>): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const local = (name: string): string => name.slice(name.indexOf(":") + 1);
  parser.on("error", (cause) => {
    throw unreadable(cause);
  });
  parser.on("opentag", ({ name, attributes }) => taker.open(local(name), attributes));
  parser.on("text", (text) => taker.text(text));
  parser.on("cdata", (text) => taker.text(text));
  parser.on("closetag", ({ name }) => taker.close(local(name)));
  for (const piece of textPieces(bytes)) {
    parser.write(piece);
    await pause();
  }
  parser.close();
}

function* textPieces(bytes: Uint8Array): Generator<string> {
  let text = "";
  const decoder = new DecodeUTF8((piece) => (text += piece));
  for (let at = 0; at < bytes.length; at += PIECE) {
    decoder.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
    yield text;
    text = "";
  }
}

/** Text of `t` elements, without the reading aids (`rPh`) of Japanese. */
class RichText {
  private inText = false;
  private inAid = false;
  value = "";

  open(name: string): void {
    if (name === "rPh") this.inAid = true;
    if (name === "t") this.inText = !this.inAid;
  }

  text(text: string): void {
    if (this.inText) this.value += text;
  }

  close(name: string): void {
    if (name === "rPh") this.inAid = false;
    if (name === "t") this.inText = false;
  }
}

function stringTaker(strings: string[]): Taker {
  let rich = new RichText();
  return {
    open: (name) => {
      if (name === "si") rich = new RichText();
      else rich.open(name);
    },
    text: (text) => rich.text(text),
    close: (name) => {
      rich.close(name);
      if (name === "si") strings.push(unescapeHex(rich.value));
    },
  };
}

function cellTaker(rows: string[][], book: Book): Taker {
  let row: string[] = [];
  let number = 0;
  let column = 0;
  let cell: Attributes = {};
  let rich = new RichText();
  let value = "";
  let inValue = false;
  return {
    open: (name, attributes) => {
      if (name === "row") {
        number = attributes.r === undefined ? number + 1 : Number(attributes.r);
        column = 0;
        row = [];
      } else if (name === "c") {
        cell = attributes;
        column = attributes.r === undefined ? column + 1 : columnNumber(attributes.r.replace(/\d+$/, ""));
        rich = new RichText();
        value = "";
      } else if (name === "v") inValue = true;
      else rich.open(name);
    },
    text: (text) => {
      if (inValue) value += text;
      else rich.text(text);
    },
    close: (name) => {
      if (name === "v") inValue = false;
      else if (name === "c") {
        const text = cellText(cell, value, rich.value, book);
        if (text === "") return;
        while (row.length < column - 1) row.push("");
        row[column - 1] = text;
      } else if (name === "row") {
        if (row.length === 0) return;
        while (rows.length < number - 1) rows.push([]);
        rows[number - 1] = row;
      } else rich.close(name);
    },
  };
}

function cellText(cell: Attributes, value: string, inline: string, book: Book): string {
  switch (cell.t ?? "n") {
    case "inlineStr":
      return unescapeHex(inline);
    case "s":
      return book.strings[Number(value)] ?? "";
    case "str":
    case "e":
      return unescapeHex(value);
    case "b":
      return value.trim() === "1" ? "TRUE" : value.trim() === "0" ? "FALSE" : value;
    case "d":
      return value.replace(/T00:00(:00(\.0+)?)?Z?$/, "").replace("T", " ");
    default:
      return numberText(value.trim(), book.formats[Number(cell.s ?? 0)] === "date", book.date1904);
  }
}

/** As the file has it; where Excel wrote a number's whole binary tail, or an exponent, the shortest decimal of the same number. */
function numberText(raw: string, isDate: boolean, date1904: boolean): string {
  if (raw === "") return "";
  if (isDate && Number(raw) >= 0) return dateText(Number(raw), date1904);
  if (/^-?\d+(\.\d+)?$/.test(raw) && raw.replace(/\D|^-?0\.0*/g, "").length <= 15) return raw;
  if (Number.isNaN(Number(raw))) return raw;
  const shortest = String(Number(raw));
  return shortest.includes("e") ? plainDecimal(shortest) : shortest;
}

/** `1.5e-7` → `0.00000015`. */
function plainDecimal(text: string): string {
  const [mantissa = "", exponent = "0"] = text.split("e");
  const [whole = "", fraction = ""] = mantissa.replace("-", "").split(".");
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  const sign = mantissa.startsWith("-") ? "-" : "";
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits + "0".repeat(point - digits.length);
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
