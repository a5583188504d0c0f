/** The looks of src/workbook/looks.ts as Excelize's styles. */
import type { Style } from "excelize-wasm";
import {
  CHECK_BAD_LOOK,
  CHECK_GOOD_LOOK,
  HEADER_LOOK,
  HIGHLIGHT_LOOKS,
  REPORT_LOOKS,
  type Look,
} from "../../workbook/looks";
import type { Highlight, ReportStyle } from "../../workbook/shape";

export const HEADER_STYLE = toStyle(HEADER_LOOK);
export const CHECK_GOOD = toStyle(CHECK_GOOD_LOOK);
export const CHECK_BAD = toStyle(CHECK_BAD_LOOK);

export function highlightStyle(look: Highlight["look"]): Style {
  return toStyle(HIGHLIGHT_LOOKS[look]);
}

export function reportStyle(style: ReportStyle): Style {
  return toStyle(REPORT_LOOKS[style]);
}

/** Cells of a data column. */
export function columnStyle(format: string): Style {
  return toStyle({ format, vertical: "top" });
}

function toStyle(look: Look): Style {
  const font = fontOf(look);
  const alignment = alignmentOf(look);
  const border = look.lines?.map(({ side, color, medium }) => ({
    Type: side,
    Color: color,
    Style: medium === true ? 2 : 1,
  }));
  return {
    ...(Object.keys(font).length > 0 && { Font: font }),
    ...(look.fill !== undefined && { Fill: { Type: "pattern", Pattern: 1, Color: [look.fill] } }),
    ...(Object.keys(alignment).length > 0 && { Alignment: alignment }),
    ...(border !== undefined && { Border: border }),
    ...(look.format !== undefined && { CustomNumFmt: look.format }),
  };
}

function fontOf(look: Look): NonNullable<Style["Font"]> {
  return {
    ...(look.bold && { Bold: true }),
    ...(look.italic && { Italic: true }),
    ...(look.strike && { Strike: true }),
    ...(look.underline && { Underline: "single" }),
    ...(look.font !== undefined && { Family: look.font }),
    ...(look.size !== undefined && { Size: look.size }),
    ...(look.color !== undefined && { Color: look.color }),
  };
}

function alignmentOf(look: Look): NonNullable<Style["Alignment"]> {
  return {
    ...(look.vertical !== undefined && { Vertical: look.vertical }),
    ...(look.right && { Horizontal: "right" }),
    ...(look.left && { Horizontal: "left" }),
    ...(look.indent !== undefined && { Indent: look.indent }),
    ...(look.wrap && { WrapText: true }),
  };
}
