/** A file's cell styles ⇄ the stand-in's looks: number format, bold, italic, colours, wrapping. */
import { findTags, type Tag } from "../adapters/ooxml/xml";
import type { Style } from "./excel-host";

export type FileStyle = Style;

/** Number formats that a file names by number only (ECMA-376 18.8.30). */
export const BUILT_IN: Readonly<Record<number, string>> = {
  1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
  14: "m/d/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm",
  21: "h:mm:ss", 22: "m/d/yyyy h:mm", 37: "#,##0_);(#,##0)", 38: "#,##0_);[Red](#,##0)", 39: "#,##0.00_);(#,##0.00)",
  40: "#,##0.00_);[Red](#,##0.00)", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0", 48: "##0.0E+0", 49: "@",
}; // prettier-ignore

/** By the index that a cell's `s` attribute gives. */
export function readStyles(xml: string): readonly FileStyle[] {
  const tags = findTags(xml, [
    "numFmt", "fonts", "font", "fills", "fill", "cellXfs", "xf", "alignment", "b", "i", "strike", "color", "fgColor", "sz", "dxfs",
  ]); // prettier-ignore
  const formats = new Map(
    tags
      .filter((t) => t.name === "numFmt")
      .map((t) => [Number(t.attributes["numFmtId"]), t.attributes["formatCode"] ?? ""]),
  );
  const fonts = children(tags, "fonts", "font").map((font) => fontOf(within(tags, font)));
  const fills = children(tags, "fills", "fill").map((fill) => fillOf(within(tags, fill)));
  return children(tags, "cellXfs", "xf").map((xf): FileStyle => {
    const id = Number(xf.attributes["numFmtId"] ?? 0);
    const format = formats.get(id) ?? BUILT_IN[id];
    const wrap = within(tags, xf).some((t) => t.name === "alignment" && t.attributes["wrapText"] === "1");
    return {
      ...(format === undefined || format === "General" ? {} : { numberFormat: format }),
      ...fonts[Number(xf.attributes["fontId"] ?? 0)],
      ...fills[Number(xf.attributes["fillId"] ?? 0)],
      ...(wrap ? { "align.wrap": true } : {}),
    };
  });
}

function children(tags: readonly Tag[], parent: string, name: string): Tag[] {
  const outer = tags.find((tag) => tag.name === parent);
  return outer === undefined ? [] : within(tags, outer).filter((tag) => tag.name === name);
}

function within(tags: readonly Tag[], outer: Tag): Tag[] {
  return tags.filter((tag) => tag.start > outer.start && tag.close <= outer.close);
}

function fontOf(tags: readonly Tag[]): FileStyle {
  const has = (name: string): boolean =>
    tags.some((tag) => tag.name === name && tag.attributes["val"] !== "0");
  const color = rgb(tags.find((tag) => tag.name === "color"));
  const size = tags.find((tag) => tag.name === "sz")?.attributes["val"];
  return {
    ...(has("b") ? { "font.bold": true } : {}),
    ...(has("i") ? { "font.italic": true } : {}),
    ...(has("strike") ? { "font.strikethrough": true } : {}),
    ...(color === null || color === "#000000" ? {} : { "font.color": color }),
    ...(size === undefined || Number(size) === 11 ? {} : { "font.size": Number(size) }),
  };
}

function fillOf(tags: readonly Tag[]): FileStyle {
  const color = rgb(tags.find((tag) => tag.name === "fgColor"));
  return color === null ? {} : { "fill.color": color };
}

function rgb(tag: Tag | undefined): string | null {
  const value = tag?.attributes["rgb"];
  return value === undefined ? null : `#${value.slice(-6).toUpperCase()}`;
}

/** Cells of one style that stand below each other, as one piece. */
export class ColumnRuns {
  private readonly columns = new Map<number, { from: number; to: number; style: number }[]>();

  /** Rows come in order. */
  add(column: number, row: number, style: number): void {
    let runs = this.columns.get(column);
    if (runs === undefined) this.columns.set(column, (runs = []));
    const last = runs[runs.length - 1];
    if (last !== undefined && last.to === row - 1 && last.style === style) last.to = row;
    else runs.push({ from: row, to: row, style });
  }

  *all(): Generator<{ column: number; from: number; to: number; style: number }> {
    for (const [column, runs] of this.columns) for (const run of runs) yield { column, ...run };
  }
}
