/** A workbook made anew: sheets of plain cells, streamed row by row into the zip so that an archive fits into memory. */
import { strToU8, Zip, ZipDeflate } from "fflate";
import { Refusal } from "../../core/problem";
import { figure } from "../../core/words";
import type { SheetContent } from "../../ports/sheet-files";
import { address, columnLetters, LAST_COLUMN, LAST_ROW } from "../../workbook/a1";
import { escapeAttribute } from "../ooxml/xml";
import { sheetCellXml } from "./cell-xml";
import { FIXED_TIME } from "./package";
import { WriteStyles } from "./write-styles";

/** Between pieces of about this many characters others get their turn. */
const PIECE = 1 << 20;
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** @param pause lets others have their turn: a page draws */
export async function writeSheets(
  sheets: readonly SheetContent[],
  pause: () => Promise<void>,
): Promise<Uint8Array> {
  sheets.forEach(refuseSheet);
  const zip = new Output();
  const styles = new WriteStyles();
  zip.add("[Content_Types].xml", contentTypes(sheets.length));
  zip.add("_rels/.rels", relationships([`${DOCUMENT}/officeDocument" Target="xl/workbook.xml`]));
  zip.add("xl/workbook.xml", workbook(sheets));
  zip.add(
    "xl/_rels/workbook.xml.rels",
    relationships([
      ...sheets.map((_, index) => `${DOCUMENT}/worksheet" Target="worksheets/sheet${index + 1}.xml`),
      `${DOCUMENT}/styles" Target="styles.xml`,
    ]),
  );
  for (const [index, sheet] of sheets.entries()) {
    const part = zip.open(`xl/worksheets/sheet${index + 1}.xml`);
    for (const piece of sheetPieces(sheet, styles)) {
      part.push(strToU8(piece));
      await pause();
    }
    part.push(new Uint8Array(0), true);
  }
  zip.add("xl/styles.xml", styles.xml());
  return zip.bytes();
}

class Output {
  private readonly pieces: Uint8Array[] = [];
  private failed: Error | null = null;
  private readonly zip = new Zip((error, piece) => {
    this.failed ??= error;
    this.pieces.push(piece);
  });

  open(name: string): ZipDeflate {
    const part = new ZipDeflate(name, { level: 6 });
    part.mtime = FIXED_TIME;
    this.zip.add(part);
    return part;
  }

  add(name: string, text: string): void {
    this.open(name).push(strToU8(text), true);
  }

  bytes(): Uint8Array {
    this.zip.end();
    if (this.failed !== null) throw this.failed;
    const all = new Uint8Array(this.pieces.reduce((length, piece) => length + piece.length, 0));
    let at = 0;
    for (const piece of this.pieces) {
      all.set(piece, at);
      at += piece.length;
    }
    return all;
  }
}

function* sheetPieces(sheet: SheetContent, styles: WriteStyles): Generator<string> {
  const letters = Array.from({ length: columnsOf(sheet) }, (_, index) => columnLetters(index + 1));
  const headings = sheet.headingRows ?? 0;
  let piece = `${HEAD}<worksheet xmlns="${MAIN}">${viewOf(sheet)}${columnWidths(sheet)}<sheetData>`;
  for (const [index, row] of sheet.rows.entries()) {
    const number = index + 1;
    const isHeading = number <= headings;
    let cells = "";
    for (const [column, cell] of row.entries()) {
      if (cell === null || ("text" in cell && cell.text === "")) continue;
      const at = `${letters[column] ?? ""}${number}`;
      const attributes = ` r="${at}"${styles.attribute(cell, isHeading)}`;
      cells += sheetCellXml(cell, "", attributes, false, () => `Cell ${at} of sheet ${sheet.name}`);
    }
    if (cells !== "") piece += `<row r="${number}">${cells}</row>`;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  yield `${piece}</sheetData></worksheet>`;
}

function columnsOf(sheet: SheetContent): number {
  return sheet.rows.reduce((most, row) => Math.max(most, row.length), 0);
}

function viewOf(sheet: SheetContent): string {
  const rows = sheet.headingRows ?? 0;
  if (rows === 0) return "";
  const pane = `<pane ySplit="${rows}" topLeftCell="${address(1, rows + 1)}" activePane="bottomLeft" state="frozen"/>`;
  return `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`;
}

function columnWidths(sheet: SheetContent): string {
  const widths = (sheet.widths ?? []).map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return widths.length === 0 ? "" : `<cols>${widths.join("")}</cols>`;
}

function workbook(sheets: readonly SheetContent[]): string {
  const list = sheets.map(
    ({ name }, index) =>
      `<sheet name="${escapeAttribute(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><bookViews><workbookView/></bookViews><sheets>${list.join("")}</sheets></workbook>`;
}

/** @param ends each from the type to the target */
function relationships(ends: readonly string[]): string {
  const list = ends.map((end, index) => `<Relationship Id="rId${index + 1}" Type="${end}"/>`);
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list.join("")}</Relationships>`;
}

function contentTypes(sheets: number): string {
  const part = (name: string, type: string): string =>
    `<Override PartName="/xl/${name}.xml" ContentType="${TYPE}.${type}+xml"/>`;
  const list = Array.from({ length: sheets }, (_, i) => part(`worksheets/sheet${i + 1}`, "worksheet"));
  return (
    `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>` +
    `${part("workbook", "sheet.main")}${list.join("")}${part("styles", "styles")}</Types>`
  );
}

/** What Excel would take for damage. */
function refuseSheet(sheet: SheetContent, index: number, all: readonly SheetContent[]): void {
  const { name } = sheet;
  const taken = all.findIndex((other) => other.name.toLowerCase() === name.toLowerCase()) < index;
  if (name === "" || name.length > 31 || /[\\/?*[\]:]|^'|'$/.test(name) || taken)
    throw new Refusal(
      `A sheet cannot be named "${name}": Excel takes 1 to 31 characters without \\ / ? * [ ] : and each name once.`,
    );
  if (sheet.rows.length > LAST_ROW || columnsOf(sheet) > LAST_COLUMN)
    throw new Refusal(
      `Sheet ${name} would have ${figure(sheet.rows.length)} rows; Excel holds 1,048,576 rows and 16,384 columns.`,
    );
}
