/** One sheet's XML with cells put in: existing cells keep their style, new ones take that of row, column or the cell above. */
import { Refusal } from "../../core/problem";
import type { FilledCell, SheetCell } from "../../ports/sheet-files";
import { address, columnNumber, formatRange, parseRange } from "../../workbook/a1";
import { isTrue } from "../ooxml/relations";
import { findTags, splice, withAttributes, type Tag } from "../ooxml/xml";
import { sheetCellXml } from "./cell-xml";
import type { TemplateStyles } from "./template-styles";

interface Filling {
  readonly styles: TemplateStyles;
  readonly date1904: boolean;
  readonly sheet: string;
}

interface OldCell {
  readonly column: number;
  readonly tag: Tag;
  hasFormula: boolean;
}

interface OldRow {
  readonly number: number;
  readonly tag: Tag;
  readonly cells: readonly OldCell[];
}

type Piece = Parameters<typeof splice>[1][number];

export function fillSheet(xml: string, cells: readonly FilledCell[], filling: Filling): string {
  const tags = findTags(xml, ["sheetData", "row", "c", "f", "col", "mergeCell", "dimension"]);
  const data = tags.find(({ name }) => name === "sheetData");
  if (data === undefined)
    throw new Refusal(
      `Sheet "${filling.sheet}" of the template has no cells. Name another sheet, or choose another template.`,
    );
  refuseMerged(tags, cells, filling.sheet);
  const rows = oldRows(tags);
  const wanted = new Map<number, FilledCell[]>();
  for (const cell of cells) wanted.set(cell.row, [...(wanted.get(cell.row) ?? []), cell]);
  const columns = tags.filter(({ name }) => name === "col");
  const pieces: Piece[] = [];
  const added = new Map<number, string>();
  /** Rows that the template has not laid out look like the last one that it has. */
  const above = new Map<number, number>();
  let next = 0;
  for (const number of [...wanted.keys()].sort((a, b) => a - b)) {
    const own = [...(wanted.get(number) ?? [])].sort((a, b) => a.column - b.column);
    while ((rows[next]?.number ?? Infinity) < number) next++;
    const row = rows[next]?.number === number ? rows[next] : undefined;
    const cellText = (cell: FilledCell, old: Tag | null): string => {
      const style = styleOf(cell, old, row, columns) || (old === null ? (above.get(cell.column) ?? 0) : 0);
      above.set(cell.column, style);
      return newCell(cell, old, style, data.prefix, filling);
    };
    if (row === undefined) {
      const text = own.map((cell) => cellText(cell, null)).join("");
      const at = rows[next]?.tag.start ?? dataEnd(xml, data);
      added.set(at, `${added.get(at) ?? ""}<${data.prefix}row r="${number}">${text}</${data.prefix}row>`);
    } else pieces.push(...rowPieces(xml, row, own, cellText, filling.sheet));
  }
  for (const [at, text] of added) pieces.push({ start: at, end: at, text });
  // What goes in before an element comes before what takes its place.
  const ordered = [...pieces].sort((a, b) => Number(a.start < a.end) - Number(b.start < b.end));
  return splice(xml, [...opened(xml, data, ordered), ...dimensionPiece(xml, tags, cells)]);
}

function oldRows(tags: readonly Tag[]): OldRow[] {
  const rows: { number: number; tag: Tag; cells: OldCell[] }[] = [];
  let number = 0;
  let column = 0;
  for (const tag of tags) {
    const { r } = tag.attributes;
    if (tag.name === "row") {
      number = r === undefined ? number + 1 : Number(r);
      column = 0;
      rows.push({ number, tag, cells: [] });
    } else if (tag.name === "c") {
      column = r === undefined ? column + 1 : columnNumber(r.replace(/\d+$/, ""));
      rows[rows.length - 1]?.cells.push({ column, tag, hasFormula: false });
    } else if (tag.name === "f") {
      const cell = rows[rows.length - 1]?.cells.at(-1);
      if (cell !== undefined) cell.hasFormula = true;
    }
  }
  return rows;
}

function rowPieces(
  xml: string,
  row: OldRow,
  own: readonly FilledCell[],
  cellText: (cell: FilledCell, old: Tag | null) => string,
  sheet: string,
): Piece[] {
  const pieces: Piece[] = [];
  const added = new Map<number, string>();
  const { tag } = row;
  const isEmpty = tag.end === tag.close;
  for (const cell of own) {
    const old = row.cells.find(({ column }) => column === cell.column);
    if (old !== undefined) {
      if (old.hasFormula) throw formulaThere(cell, sheet);
      pieces.push({ start: old.tag.start, end: old.tag.close, text: cellText(cell, old.tag) });
      continue;
    }
    const at = row.cells.find(({ column }) => column > cell.column)?.tag.start ?? rowEnd(xml, tag);
    added.set(at, (added.get(at) ?? "") + cellText(cell, null));
  }
  if (isEmpty) {
    const start = withAttributes(xml.slice(tag.start, tag.end), { spans: null, r: String(row.number) });
    const text = `${start.replace(/\s*\/>$/, ">")}${[...added.values()].join("")}</${tag.prefix}row>`;
    return [{ start: tag.start, end: tag.close, text }];
  }
  // What it says of its width might not hold any longer.
  pieces.push({
    start: tag.start,
    end: tag.end,
    text: withAttributes(xml.slice(tag.start, tag.end), { spans: null }),
  });
  for (const [at, text] of added) pieces.push({ start: at, end: at, text });
  return pieces;
}

/** Behind the last cell, before an extension list and the end tag. */
function rowEnd(xml: string, row: Tag): number {
  const end = xml.lastIndexOf("</", row.close - 1);
  const extension = xml.indexOf(`<${row.prefix}extLst`, row.end);
  return extension >= 0 && extension < end ? extension : end;
}

function dataEnd(xml: string, data: Tag): number {
  return data.end === data.close ? data.end : xml.lastIndexOf("</", data.close - 1);
}

/** `<sheetData/>` is opened around the rows that go into it. */
function opened(xml: string, data: Tag, pieces: readonly Piece[]): readonly Piece[] {
  if (data.end !== data.close) return pieces;
  const rows = pieces.map(({ text }) => text).join("");
  const start = xml.slice(data.start, data.end).replace(/\s*\/>$/, ">");
  return [{ start: data.start, end: data.close, text: `${start}${rows}</${data.prefix}sheetData>` }];
}

function styleOf(
  cell: FilledCell,
  old: Tag | null,
  row: OldRow | undefined,
  columns: readonly Tag[],
): number {
  if (old !== null) return Number(old.attributes.s ?? 0);
  if (row !== undefined && isTrue(row.tag.attributes.customFormat)) return Number(row.tag.attributes.s ?? 0);
  const column = columns.find(
    ({ attributes }) => cell.column >= Number(attributes.min) && cell.column <= Number(attributes.max),
  );
  return Number(column?.attributes.style ?? 0);
}

/** A date in a cell for text stays text, as the ledger's template wants it. */
function newCell(cell: FilledCell, old: Tag | null, style: number, prefix: string, filling: Filling): string {
  let value: SheetCell = cell.cell;
  let look = style;
  if (value !== null && "date" in value) {
    const kind = filling.styles.kind(style);
    const dated = kind === "date" ? style : kind === "text" ? null : filling.styles.asDate(style);
    if (dated === null) value = { text: value.date };
    else look = dated;
  }
  const at = address(cell.column, cell.row);
  const attributes = ` r="${at}"${look === 0 ? "" : ` s="${look}"`}`;
  return sheetCellXml(
    value,
    old?.prefix ?? prefix,
    attributes,
    filling.date1904,
    () => `Cell ${at} of sheet ${filling.sheet}`,
  );
}

function formulaThere(cell: FilledCell, sheet: string): Refusal {
  return new Refusal(
    `Cell ${address(cell.column, cell.row)} on sheet "${sheet}" of the template holds a formula, which stays. Remove it from the row, or give a template without it.`,
  );
}

function refuseMerged(tags: readonly Tag[], cells: readonly FilledCell[], sheet: string): void {
  const merged = tags.flatMap(({ name, attributes }) =>
    name === "mergeCell" ? [parseRange(attributes.ref ?? "")].filter((range) => range !== null) : [],
  );
  for (const { row, column } of cells)
    for (const { left, top, right, bottom } of merged) {
      const inside = row >= top && row <= bottom && column >= left && column <= right;
      if (!inside || (row === top && column === left)) continue;
      throw new Refusal(
        `Cell ${address(column, row)} on sheet "${sheet}" of the template is part of a merged cell. Split it, then give the template again.`,
      );
    }
}

function dimensionPiece(xml: string, tags: readonly Tag[], cells: readonly FilledCell[]): Piece[] {
  const tag = tags.find(({ name }) => name === "dimension");
  const range = parseRange(tag?.attributes.ref ?? "");
  if (tag === undefined || range === null) return [];
  const wider = cells.reduce(
    ({ left, top, right, bottom }, { row, column }) => ({
      left: Math.min(left, column),
      top: Math.min(top, row),
      right: Math.max(right, column),
      bottom: Math.max(bottom, row),
    }),
    range,
  );
  const text = withAttributes(xml.slice(tag.start, tag.end), { ref: formatRange(wider) });
  return [{ start: tag.start, end: tag.end, text }];
}
