/** The stand-in's workbook as an .xlsx file, part by part: plain parts, written so that Excel and Excelize open them. */
import { encodeMarkup } from "../adapters/ooxml/xml-text";
import { cellXml } from "../adapters/xlsx/cell-value";
import { escapeAttribute } from "../adapters/ooxml/xml";
import { ZipArchive } from "../adapters/xlsx/zip";
import {
  CellError,
  columnLetters,
  Formula,
  formatRect,
  type HostSheet,
  type HostTable,
  type HostWorkbook,
  type Style,
} from "./excel-host";
import { tableXml } from "./excel-xlsx-tables";

const POINTS_PER_CHARACTER = 5.25;
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** @returns the file's bytes */
export function saveXlsx(workbook: HostWorkbook): Uint8Array {
  const archive = ZipArchive.empty();
  const styles = new StyleTable();
  const tables: HostTable[] = [];
  const sheets = workbook.sheets.map((sheet, index) => {
    archive.set(`xl/worksheets/sheet${index + 1}.xml`, part(sheetXml(sheet, styles)));
    const own = sheet.tables.map((table) => tables.push(table));
    own.forEach((id) => {
      const table = tables[id - 1];
      if (table !== undefined) archive.set(`xl/tables/table${id}.xml`, part(tableXml(table, id)));
    });
    if (own.length > 0)
      archive.set(
        `xl/worksheets/_rels/sheet${index + 1}.xml.rels`,
        part(
          relations(own.map((id, at) => [`rId${at + 1}`, `${RELATIONS}/table`, `../tables/table${id}.xml`])),
        ),
      );
    const state =
      sheet.visibility === "Visible"
        ? ""
        : ` state="${sheet.visibility === "Hidden" ? "hidden" : "veryHidden"}"`;
    return `<sheet name="${escapeAttribute(sheet.name)}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`;
  });
  archive.set(
    "xl/workbook.xml",
    part(
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.join("")}</sheets>${names(workbook)}<calcPr fullCalcOnLoad="1"/></workbook>`,
    ),
  );
  archive.set(
    "xl/_rels/workbook.xml.rels",
    part(
      relations([
        ...workbook.sheets.map((_sheet, index): Relation => [
          `rId${index + 1}`,
          `${RELATIONS}/worksheet`,
          `worksheets/sheet${index + 1}.xml`,
        ]),
        ["rIdStyles", `${RELATIONS}/styles`, "styles.xml"],
      ]),
    ),
  );
  archive.set("xl/styles.xml", part(styles.xml()));
  archive.set("_rels/.rels", part(relations([["rId1", `${RELATIONS}/officeDocument`, "xl/workbook.xml"]])));
  archive.set("[Content_Types].xml", part(contentTypes(workbook.sheets.length, tables.length)));
  return archive.write();
}

type Relation = [id: string, type: string, target: string];

function part(xml: string): Buffer {
  return Buffer.from(HEAD + xml, "utf8");
}

function relations(list: readonly Relation[]): string {
  const all = list.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${all.join("")}</Relationships>`;
}

function contentTypes(sheets: number, tables: number): string {
  const override = (name: string, type: string): string =>
    `<Override PartName="/xl/${name}" ContentType="${TYPE}.${type}+xml"/>`;
  const numbered = (count: number, name: string, type: string): string[] =>
    Array.from({ length: count }, (_one, index) => override(`${name}${index + 1}.xml`, type));
  return (
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
    [
      override("workbook.xml", "sheet.main"),
      override("styles.xml", "styles"),
      ...numbered(sheets, "worksheets/sheet", "worksheet"),
      ...numbered(tables, "tables/table", "table"),
    ].join("") +
    "</Types>"
  );
}

function names({ names: list, sheets }: HostWorkbook): string {
  const all = list.map(({ name, scope, area, formula }) => {
    const local = scope === null ? "" : ` localSheetId="${sheets.indexOf(scope)}"`;
    const text = area === null ? formula.replace(/^=/, "") : absolute(area.address);
    return `<definedName name="${escapeAttribute(name)}"${local}>${encodeMarkup(text)}</definedName>`;
  });
  return all.length === 0 ? "" : `<definedNames>${all.join("")}</definedNames>`;
}

function absolute(address: string): string {
  const at = address.lastIndexOf("!") + 1;
  return address.slice(0, at) + address.slice(at).replace(/([A-Z]+)(\d+)/g, "$$$1$$$2");
}

function sheetXml(sheet: HostSheet, styles: StyleTable): string {
  const { rows, columns } = sheet.frozen;
  const tab =
    sheet.tabColor === "" ? "" : `<sheetPr><tabColor rgb="FF${sheet.tabColor.slice(1)}"/></sheetPr>`;
  const topLeft = `${columnLetters(columns)}${rows + 1}`;
  const pane =
    rows + columns === 0
      ? ""
      : `<pane${columns > 0 ? ` xSplit="${columns}"` : ""}${rows > 0 ? ` ySplit="${rows}"` : ""} topLeftCell="${topLeft}" activePane="${columns === 0 ? "bottomLeft" : rows === 0 ? "topRight" : "bottomRight"}" state="frozen"/>`;
  const view = `<sheetViews><sheetView workbookViewId="0"${sheet.showGridlines ? "" : ' showGridLines="0"'}>${pane}</sheetView></sheetViews>`;
  const merges = sheet.merges.map((area) => `<mergeCell ref="${formatRect(area)}"/>`);
  const tables = sheet.tables.map((_table, index) => `<tablePart r:id="rId${index + 1}"/>`);
  return (
    `<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}">${tab}${view}${columnsXml(sheet, styles)}<sheetData>${rowsXml(sheet, styles)}</sheetData>` +
    (merges.length === 0 ? "" : `<mergeCells count="${merges.length}">${merges.join("")}</mergeCells>`) +
    (tables.length === 0 ? "" : `<tableParts count="${tables.length}">${tables.join("")}</tableParts>`) +
    "</worksheet>"
  );
}

function columnsXml(sheet: HostSheet, styles: StyleTable): string {
  const columns = [
    ...new Set([...sheet.widths.keys(), ...sheet.hiddenColumns, ...sheet.styles.columnsUsed()]),
  ].sort((a, b) => a - b);
  const all = columns.flatMap((column) => {
    const width = sheet.widths.get(column);
    // What the last row looks like is what the column looks like.
    const style = styles.index(sheet.styles.at(1_048_575, column));
    if (width === undefined && style === 0 && !sheet.hiddenColumns.has(column)) return [];
    const points = width ?? sheet.standardWidth;
    return `<col min="${column + 1}" max="${column + 1}" width="${Number((points / POINTS_PER_CHARACTER).toFixed(4))}"${width === undefined ? "" : ' customWidth="1"'}${style === 0 ? "" : ` style="${style}"`}${sheet.hiddenColumns.has(column) ? ' hidden="1"' : ""}/>`;
  });
  return all.length === 0 ? "" : `<cols>${all.join("")}</cols>`;
}

function rowsXml(sheet: HostSheet, styles: StyleTable): string {
  const used = sheet.usedRange(false);
  const states = [...sheet.rowStates.keys()];
  const last = Math.max(used?.bottom ?? -1, ...states);
  const rows: string[] = [];
  for (let row = Math.min(used?.top ?? 0, ...states, last + 1); row <= last; row += 1) {
    const cells: string[] = [];
    if (used !== null && row >= used.top && row <= used.bottom)
      for (let column = used.left; column <= used.right; column += 1) {
        const cell = oneCell(sheet, styles, row, column);
        if (cell !== "") cells.push(cell);
      }
    const state = sheet.rowStates.get(row);
    if (cells.length === 0 && state === undefined) continue;
    const height = state?.height === undefined ? "" : ` ht="${state.height}" customHeight="1"`;
    rows.push(
      `<row r="${row + 1}"${height}${state?.hidden === undefined ? "" : ' hidden="1"'}>${cells.join("")}</row>`,
    );
  }
  return rows.join("");
}

function oneCell(sheet: HostSheet, styles: StyleTable, row: number, column: number): string {
  const stored = sheet.grid.get(row, column);
  const style = styles.index(sheet.styles.at(row, column));
  if (stored === null && style === 0) return "";
  const address = `${columnLetters(column)}${row + 1}`;
  const attributes = ` r="${address}"${style === 0 ? "" : ` s="${style}"`}`;
  const where = (): string => `${sheet.name}!${address}`;
  if (stored instanceof CellError) return `<c${attributes} t="e"><v>${encodeMarkup(stored.text)}</v></c>`;
  if (!(stored instanceof Formula)) return cellXml(stored, "", attributes, where);
  const { value } = stored;
  const formula = `<f>${encodeMarkup(stored.text.slice(1))}</f>`;
  if (typeof value === "string") return `<c${attributes} t="str">${formula}<v>${encodeMarkup(value)}</v></c>`;
  if (typeof value === "boolean") return `<c${attributes} t="b">${formula}<v>${value ? 1 : 0}</v></c>`;
  if (value instanceof CellError)
    return `<c${attributes} t="e">${formula}<v>${encodeMarkup(value.text)}</v></c>`;
  return `<c${attributes}>${formula}${value === null ? "" : `<v>${value}</v>`}</c>`;
}

/** The looks used, each once. */
class StyleTable {
  private readonly byStyle = new Map<Style, number>();
  private readonly byText = new Map<string, number>([["{}", 0]]);
  private readonly list: Style[] = [{}];

  index(style: Style): number {
    const known = this.byStyle.get(style);
    if (known !== undefined) return known;
    const kept = Object.fromEntries(
      Object.entries(style)
        .filter(([name]) => KEPT.has(name))
        .sort(),
    );
    const text = JSON.stringify(kept);
    let index = this.byText.get(text);
    if (index === undefined) {
      index = this.list.push(kept) - 1;
      this.byText.set(text, index);
    }
    this.byStyle.set(style, index);
    return index;
  }

  xml(): string {
    const formats = this.list.map((style, index) =>
      style["numberFormat"] === undefined
        ? ""
        : `<numFmt numFmtId="${164 + index}" formatCode="${escapeAttribute(String(style["numberFormat"]))}"/>`,
    );
    const fonts = this.list.map(fontXml);
    const fills = this.list.map((style) =>
      style["fill.color"] === undefined
        ? '<fill><patternFill patternType="none"/></fill>'
        : `<fill><patternFill patternType="solid"><fgColor rgb="FF${String(style["fill.color"]).slice(1)}"/></patternFill></fill>`,
    );
    // A file's first two fills are fixed.
    const xfs = this.list.map((style, index) => {
      const wrap = style["align.wrap"] === true ? '><alignment wrapText="1"/></xf>' : "/>";
      return `<xf numFmtId="${style["numberFormat"] === undefined ? 0 : 164 + index}" fontId="${index}" fillId="${index + 2}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"${wrap}`;
    });
    const count = formats.filter((text) => text !== "").length;
    return (
      `<styleSheet xmlns="${MAIN}">${count === 0 ? "" : `<numFmts count="${count}">${formats.join("")}</numFmts>`}` +
      `<fonts count="${fonts.length}">${fonts.join("")}</fonts>` +
      `<fills count="${fills.length + 2}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fills.join("")}</fills>` +
      `<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
      `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
      `<cellXfs count="${xfs.length}">${xfs.join("")}</cellXfs>` +
      `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
    );
  }
}

const KEPT = new Set([
  "numberFormat",
  "font.bold",
  "font.italic",
  "font.strikethrough",
  "font.color",
  "font.size",
  "fill.color",
  "align.wrap",
]);

function fontXml(style: Style): string {
  const color = style["font.color"];
  return (
    `<font>${style["font.bold"] === true ? "<b/>" : ""}${style["font.italic"] === true ? "<i/>" : ""}${style["font.strikethrough"] === true ? "<strike/>" : ""}` +
    `<sz val="${String(style["font.size"] ?? 11)}"/>${color === undefined ? "" : `<color rgb="FF${String(color).slice(1)}"/>`}<name val="Calibri"/></font>`
  );
}
