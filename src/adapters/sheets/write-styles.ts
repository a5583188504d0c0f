/** The styles of a workbook of ours: each look that its cells need, once. */
import type { SheetCell } from "../../ports/sheet-files";
import { escapeAttribute } from "../ooxml/xml";

const TEXT = "@";
const DATE = "yyyy\\-mm\\-dd";
/** The first number that a file may give to formats of its own. */
const FIRST_OWN = 164;
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

export class WriteStyles {
  private readonly looks = new Map<string, number>([["", 0]]);
  private readonly xfs = [`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`];
  private readonly formats = new Map<string, number>([
    ["", 0],
    [TEXT, 49],
  ]);

  /** ` s="3"`, or nothing for a plain cell. */
  attribute(cell: SheetCell, heading: boolean): string {
    const number = this.look(cell === null ? "" : formatOf(cell), heading);
    return number === 0 ? "" : ` s="${number}"`;
  }

  xml(): string {
    const own = [...this.formats].filter(([, id]) => id >= FIRST_OWN);
    const codes = own.map(([code, id]) => `<numFmt numFmtId="${id}" formatCode="${escapeAttribute(code)}"/>`);
    const font = (inner: string): string =>
      `<font>${inner}<sz val="11"/><name val="Calibri"/><family val="2"/></font>`;
    return [
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="${MAIN}">`,
      codes.length === 0 ? "" : `<numFmts count="${codes.length}">${codes.join("")}</numFmts>`,
      `<fonts count="2">${font("")}${font("<b/>")}</fonts>`,
      `<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>`,
      `<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>`,
      `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>`,
      `<cellXfs count="${this.xfs.length}">${this.xfs.join("")}</cellXfs>`,
      `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
    ].join("");
  }

  private look(format: string, heading: boolean): number {
    const key = heading ? `b${format}` : format;
    const known = this.looks.get(key);
    if (known !== undefined) return known;
    const id = this.formats.get(format) ?? FIRST_OWN + this.formats.size;
    this.formats.set(format, id);
    this.xfs.push(
      `<xf numFmtId="${id}" fontId="${heading ? 1 : 0}" fillId="0" borderId="0" xfId="0"` +
        `${id === 0 ? "" : ' applyNumberFormat="1"'}${heading ? ' applyFont="1"' : ""}/>`,
    );
    this.looks.set(key, this.xfs.length - 1);
    return this.xfs.length - 1;
  }
}

function formatOf(cell: Exclude<SheetCell, null>): string {
  if ("text" in cell) return TEXT;
  return "date" in cell ? DATE : (cell.format ?? "");
}
