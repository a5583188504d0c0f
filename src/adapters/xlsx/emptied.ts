/** The copy that Excelize gets, without the rows that it does not need; and the rows put back. */
import { encodeText, spaceAttribute } from "../ooxml/xml-text";
import type { WorkbookParts } from "./parts";
import { formatRange, parseRange } from "../../workbook/a1";
import type { SharedStrings } from "./shared-strings";
import { readSheetText, RowCursor, type SheetText } from "./sheet-text";
import { firstDataRow, type TablePart } from "./table-part";
import { relationsPath } from "../ooxml/relations";
import { findTags, splice, withAttributes } from "../ooxml/xml";
import type { ZipArchive } from "./zip";

/**
 * A copy whose sheets have no rows, but for the headings of tables that get columns, and whose shared strings are none.
 * @param widened tables that get columns
 */
export function emptied(
  archive: ZipArchive,
  parts: WorkbookParts,
  widened: readonly TablePart[],
): ZipArchive {
  const copy = archive.copy();
  for (const sheet of parts.sheets) relativeTargets(copy, sheet.path);
  for (const sheet of parts.sheets) {
    if (!sheet.hasCells) continue;
    const text = readSheetText(archive.bytes(sheet.path));
    const table = widened.find((t) => t.sheet.path === sheet.path);
    const [from, to] = table === undefined ? [text.rowsStart, text.rowsEnd] : dataRegion(text, table);
    if (from === to) continue;
    copy.set(sheet.path, Buffer.from(text.text.slice(0, from) + text.text.slice(to), "latin1"));
  }
  if (parts.sharedStrings !== null && copy.has(parts.sharedStrings)) {
    const [root] = findTags(archive.text(parts.sharedStrings), ["sst"]);
    const name = `${root?.prefix ?? ""}sst`;
    const namespace = root?.prefix ? `xmlns:${root.prefix.slice(0, -1)}` : "xmlns";
    copy.set(
      parts.sharedStrings,
      `<?xml version="1.0" encoding="UTF-8"?><${name} ${namespace}="${root?.namespace ?? ""}" count="0" uniqueCount="0"/>`,
    );
  }
  return copy;
}

/** Excelize finds a sheet's tables only by targets like `../tables/table1.xml`; other programs write `/xl/tables/table1.xml`. */
function relativeTargets(copy: ZipArchive, sheet: string): void {
  const path = relationsPath(sheet);
  if (!copy.has(path)) return;
  const xml = copy.text(path);
  const edits = findTags(xml, ["Relationship"])
    .filter(
      ({ attributes }) => attributes.TargetMode !== "External" && attributes.Target?.startsWith("/") === true,
    )
    .map(({ start, end, attributes }) => ({
      ...{ start, end },
      text: withAttributes(xml.slice(start, end), { Target: relativeTo(sheet, attributes.Target ?? "") }),
    }));
  if (edits.length > 0) copy.set(path, splice(xml, edits));
}

/** From the folder of one part to another: `/xl/tables/table1.xml` → `../tables/table1.xml`. */
function relativeTo(part: string, target: string): string {
  const from = part.split("/").slice(0, -1);
  const to = target.slice(1).split("/");
  const apart = from.findIndex((step, i) => step !== to[i]);
  const shared = apart < 0 ? from.length : apart;
  return [...from.slice(shared).map(() => ".."), ...to.slice(shared)].join("/");
}

/** Offsets of a table's data and totals rows. */
function dataRegion(sheet: SheetText, table: TablePart): [from: number, to: number] {
  const first = firstDataRow(table);
  const cursor = new RowCursor(sheet);
  let from = sheet.rowsEnd;
  while (cursor.next()) {
    if (cursor.row < first) continue;
    from = Math.min(from, cursor.start);
    if (cursor.row > table.range.bottom) return [from, cursor.start];
  }
  return [from, sheet.rowsEnd];
}

/** Puts a widened table's rows back behind the heading that Excelize has added to. */
export function putBackRows(result: ZipArchive, archive: ZipArchive, table: TablePart, added: number): void {
  const before = readSheetText(archive.bytes(table.sheet.path));
  const after = readSheetText(result.bytes(table.sheet.path));
  const [from, to] = dataRegion(before, table);
  const rows = samePrefix(before.text.slice(from, to), before.prefix, after.prefix);
  const [at] = dataRegion(after, table);
  const text = after.text.slice(0, at) + rows + after.text.slice(at);
  result.set(table.sheet.path, Buffer.from(withDimension(text, after.prefix, table, added), "latin1"));
}

/** Excelize writes without prefixes. */
function samePrefix(rows: string, from: string, to: string): string {
  if (from === to) return rows;
  return rows.replace(new RegExp(`<(/?)${from}`, "g"), `<$1${to}`);
}

function withDimension(text: string, prefix: string, table: TablePart, added: number): string {
  const cut = text.indexOf(`<${prefix}sheetData`);
  const [dimension] = findTags(`${text.slice(0, cut)}</${prefix}worksheet>`, ["dimension"]);
  const range = parseRange(dimension?.attributes.ref ?? "");
  if (dimension === undefined || range === null) return text;
  const ref = formatRange({
    left: Math.min(range.left, table.range.left),
    top: Math.min(range.top, table.range.top),
    right: Math.max(range.right, table.range.right + added),
    bottom: Math.max(range.bottom, table.range.bottom),
  });
  const tag = withAttributes(text.slice(dimension.start, dimension.end), { ref });
  return splice(text, [{ start: dimension.start, end: dimension.end, text: tag }]);
}

/** Excelize's cells with a shared text, as it writes them. */
const SHARED_CELL = /<c r="([A-Z]+\d+)"((?: s="\d+")?) t="s"><v>(\d+)<\/v><\/c>/g;

/** Texts into their cells, for the cells chosen. */
export function inlineStrings(xml: string, strings: SharedStrings, chosen: (at: string) => boolean): string {
  return xml.replace(SHARED_CELL, (all, at: string, style: string, index: string) => {
    if (!chosen(at)) return all;
    const text = strings.get(Number(index));
    return `<c r="${at}"${style} t="inlineStr"><is><t${spaceAttribute(text)}>${encodeText(text)}</t></is></c>`;
  });
}

/** Formulas without a result: Excelize calls them texts, which would show as blank until computed. */
export function plainReport(xml: string): string {
  return xml.replace(
    /(<c r="[A-Z]+\d+"(?: s="\d+")?) t="str">(<f(?: t="array" ref="[A-Z0-9:]+")?>[^<]*<\/f><\/c>)/g,
    "$1>$2",
  );
}
