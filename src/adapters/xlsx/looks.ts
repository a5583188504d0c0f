/** How sheets look: colours that read well on screen and in grey on paper. */
import type { Style } from "excelize-wasm";
import { NUMBER_FORMATS, type Highlight, type ReportCell, type SheetGroup } from "../../workbook/shape";

const INK = "1F2A37";
const QUIET = "5F6B7A";
const RULE = "B8C2CC";
const HEAD = "274060";

/** One tab colour a group. */
export const TAB_COLORS: Readonly<Record<SheetGroup, string>> = {
  month: "FF274060",
  reference: "FF2E7D5B",
  records: "FF8A8F98",
  settings: "FFC78A1B",
};

export const HEADER_STYLE: Style = {
  Font: { Bold: true, Color: "FFFFFF", Family: "Calibri", Size: 11 },
  Fill: { Type: "pattern", Pattern: 1, Color: [HEAD] },
  Alignment: { Vertical: "center", WrapText: true },
  Border: [{ Type: "bottom", Color: INK, Style: 1 }],
};

/** Table lines are Excel's own; the heading's fill is ours, since only Excel draws table styles. */
export const TABLE_STYLE = "TableStyleLight1";

/** Conditional looks. Each differs from the others in lightness or line, not only in hue. */
export const HIGHLIGHTS: Readonly<Record<Highlight["look"], Style>> = {
  pending: { Fill: fill("FFE08A"), Font: { Color: INK } },
  held: { Fill: fill("D5D9DE"), Font: { Color: "4A5560", Italic: true } },
  rejected: { Font: { Color: "80868E", Strike: true } },
  approved: {
    Fill: fill("DDF0E3"),
    Font: { Color: "1B5E3B", Bold: true },
    Border: [{ Type: "left", Color: "1E8449", Style: 1 }],
  },
  warning: { Fill: fill("FFF8E5") },
  error: { Fill: fill("FBDAD7"), Font: { Color: "8C1D18" } },
};

/** These mark the row's first cell, as an edge; the others the whole row. */
export const EDGE_LOOKS: ReadonlySet<Highlight["look"]> = new Set(["approved"]);

export const CHECK_GOOD: Style = { Fill: fill("DDF0E3"), Font: { Color: "1B5E3B", Bold: true } };
export const CHECK_BAD: Style = { Fill: fill("FBDAD7"), Font: { Color: "8C1D18", Bold: true } };

const TOP_LINE = [{ Type: "top", Color: QUIET, Style: 1 }];
const BOX = ["left", "right", "top", "bottom"].map((Type) => ({ Type, Color: RULE, Style: 1 }));

export const REPORT_STYLES: Readonly<Record<ReportCell["style"], Style>> = {
  title: {
    Font: { Bold: true, Size: 18, Color: HEAD, Family: "Calibri" },
    Alignment: { Vertical: "center" },
  },
  heading: {
    Font: { Bold: true, Size: 12, Color: HEAD, Family: "Calibri" },
    Border: [{ Type: "bottom", Color: HEAD, Style: 2 }],
    Alignment: { Vertical: "center" },
  },
  label: { Font: font() },
  note: {
    Font: font({ Italic: true, Color: QUIET, Size: 10 }),
    Alignment: { WrapText: true, Vertical: "top", Indent: 1 },
  },
  money: { Font: font(), CustomNumFmt: NUMBER_FORMATS.amount },
  count: { Font: font(), CustomNumFmt: NUMBER_FORMATS.integer, Alignment: { Horizontal: "right" } },
  text: { Font: font(), Alignment: { Horizontal: "right" } },
  total: { Font: font({ Bold: true }), Border: TOP_LINE, CustomNumFmt: NUMBER_FORMATS.amount },
  check: {
    Font: font({ Bold: true, Size: 12 }),
    Border: BOX,
    CustomNumFmt: NUMBER_FORMATS.amount,
    Alignment: { Horizontal: "right" },
  },
  // As text, so that a typed 2025-01 stays a month and does not become a date.
  input: { Font: font({ Bold: true }), Border: BOX, Fill: fill("FFF8E5"), CustomNumFmt: "@" },
  link: { Font: font({ Color: "1A5FB4", Underline: "single" }), Alignment: { Indent: 1 } },
};

/** Cells of a data column. */
export function columnStyle(format: string): Style {
  return { CustomNumFmt: format, Alignment: { Vertical: "top" } };
}

function fill(color: string): NonNullable<Style["Fill"]> {
  return { Type: "pattern", Pattern: 1, Color: [color] };
}

function font(more: NonNullable<Style["Font"]> = {}): NonNullable<Style["Font"]> {
  return { Family: "Calibri", Size: 11, Color: INK, ...more };
}
