/** A sheet's head and tail around its rows: dimension, formats, validations and links follow the table. */
import { decodeMarkup } from "./cell-text";
import { encodeMarkup } from "../ooxml/xml-text";
import { asBytes } from "./byte-sink";
import { fillFormula } from "./formula";
import { formatRange, parseRange, type Range } from "../../workbook/a1";
import { moveRange, type RowMoves } from "./row-moves";
import type { SheetText } from "./sheet-text";
import { findTags, splice, withAttributes, type Tag } from "../ooxml/xml";

/** These cover columns and grow with them. */
const GROWING = ["conditionalFormatting", "dataValidation", "ignoredError", "protectedRange"];
/** These belong to single cells. */
const FIXED = ["hyperlink", "mergeCell"];

/** The text before the rows, with the sheet's dimension as the table needs it. */
export function movedHead(sheet: SheetText, moves: RowMoves): string {
  const head = sheet.text.slice(0, sheet.rowsStart);
  const open = sheet.selfClosed ? head.replace(/\s*\/>$/, ">") : head;
  const cut = open.lastIndexOf(`<${sheet.prefix}sheetData`);
  const [dimension] = findTags(`${open.slice(0, cut)}</${sheet.prefix}worksheet>`, ["dimension"]);
  const range = parseRange(dimension?.attributes.ref ?? "");
  if (dimension === undefined || range === null) return open;
  const bottom = range.bottom > moves.oldBottom ? Math.max(range.bottom, moves.newBottom) : moves.newBottom;
  const ref = formatRange({
    ...range,
    left: Math.min(range.left, moves.left),
    right: Math.max(range.right, moves.right),
    bottom,
  });
  const text = withAttributes(open.slice(dimension.start, dimension.end), { ref });
  return splice(open, [{ start: dimension.start, end: dimension.end, text }]);
}

/** The text behind the rows, with the ranges that point into the table moved along. */
export function movedTail(sheet: SheetText, moves: RowMoves): string {
  const close = sheet.selfClosed ? `</${sheet.prefix}sheetData>` : "";
  const raw = sheet.text.slice(sheet.rowsEnd);
  const cut = sheet.selfClosed ? 0 : raw.indexOf(">") + 1;
  const tail = raw.slice(cut);
  const names = [...GROWING, ...FIXED, "sqref", "formula", "formula1", "formula2", "f"];
  // The tail lacks the root's start tag: with one it is a document.
  const root = `<${sheet.prefix}worksheet>`;
  const tags = findTags(root + tail, names).map((tag) => ({
    ...tag,
    start: tag.start - root.length,
    end: tag.end - root.length,
    close: tag.close - root.length,
  }));
  const pieces = tags.flatMap((tag) => moveTag(tail, tag, tags, moves));
  return close + raw.slice(0, cut) + withoutEmptyLists(splice(tail, pieces), sheet.prefix);
}

/** Excel takes a list of links without a link for damage. */
function withoutEmptyLists(tail: string, prefix: string): string {
  return tail.replace(
    new RegExp(`<${prefix}(hyperlinks|mergeCells)(\\s[^>]*)?>\\s*</${prefix}\\1\\s*>`, "g"),
    "",
  );
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function moveTag(tail: string, tag: Tag, all: readonly Tag[], moves: RowMoves): Piece[] {
  if (tag.name === "sqref") {
    const moved = moveList(tag.text, moves, true);
    const end = tail.lastIndexOf("</", tag.close - 1);
    return moved === tag.text || moved === "" ? [] : [{ start: tag.end, end, text: moved }];
  }
  const growing = GROWING.includes(tag.name);
  if (!growing && !FIXED.includes(tag.name)) return [];
  const attribute = growing ? "sqref" : "ref";
  const before = tag.attributes[attribute];
  if (before === undefined) return [];
  const moved = moveList(before, moves, growing);
  if (moved === before) return [];
  // A link on a removed row goes with it; formats and validations need a range, so an emptied one stays where it was.
  if (moved === "") return growing ? [] : [{ start: tag.start, end: tag.close, text: "" }];
  const text = withAttributes(tail.slice(tag.start, tag.end), { [attribute]: moved });
  return [{ start: tag.start, end: tag.end, text }, ...moveFormulas(tail, tag, all, before, moved)];
}

/** Formulas in formats and validations are written for the range's first cell: they follow when it moves. */
function moveFormulas(tail: string, tag: Tag, all: readonly Tag[], before: string, moved: string): Piece[] {
  const rows = topRow(moved) - topRow(before);
  if (rows === 0) return [];
  return all
    .filter((t) => t.name.startsWith("formula") && t.start >= tag.end && t.close <= tag.close)
    .map((t) => {
      const end = tail.lastIndexOf("</", t.close - 1);
      const formula = decodeMarkup(tail.slice(t.end, end));
      return { start: t.end, end, text: asBytes(encodeMarkup(fillFormula(formula, rows, 0))) };
    });
}

function topRow(list: string): number {
  return Math.min(...list.split(/\s+/).map((part) => parseRange(part)?.top ?? Infinity));
}

/** A space-separated list of ranges. */
export function moveList(list: string, moves: RowMoves, grows: boolean): string {
  return list
    .trim()
    .split(/\s+/)
    .flatMap((part) => {
      const range = parseRange(part);
      if (range === null) return [part];
      const moved = moveRange(range, moves, grows);
      return moved === null ? [] : [sameRange(range, moved) ? part : formatRange(moved)];
    })
    .join(" ");
}

function sameRange(a: Range, b: Range): boolean {
  return a.left === b.left && a.top === b.top && a.right === b.right && a.bottom === b.bottom;
}
