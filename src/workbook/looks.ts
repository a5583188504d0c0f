/** How sheets look on both hosts: colours that read well on screen and in grey on paper. */
import { NUMBER_FORMATS, type Highlight, type ReportCell, type SheetGroup } from "./shape";

export type Side = "left" | "right" | "top" | "bottom";

/** A cell's look. Colours are RRGGBB; sizes are points. */
export interface Look {
  readonly bold?: true;
  readonly italic?: true;
  readonly strike?: true;
  readonly underline?: true;
  readonly size?: number;
  readonly color?: string;
  readonly font?: string;
  readonly fill?: string;
  readonly lines?: readonly { readonly side: Side; readonly color: string; readonly medium?: true }[];
  readonly wrap?: true;
  readonly vertical?: "top" | "center";
  readonly right?: true;
  readonly indent?: number;
  /** Number format. */
  readonly format?: string;
}

const INK = "1F2A37";
const QUIET = "5F6B7A";
const RULE = "B8C2CC";
const HEAD = "274060";

/** One tab colour a group. */
export const TAB_COLORS: Readonly<Record<SheetGroup, string>> = {
  month: "274060",
  reference: "2E7D5B",
  records: "8A8F98",
  settings: "C78A1B",
};

export const HEADER_LOOK: Look = {
  bold: true,
  color: "FFFFFF",
  font: "Calibri",
  size: 11,
  fill: HEAD,
  vertical: "center",
  wrap: true,
  lines: [{ side: "bottom", color: INK }],
};

/** Table lines are Excel's own; the heading's fill is ours, since only Excel draws table styles. */
export const TABLE_STYLE = "TableStyleLight1";

/** Conditional looks. Each differs from the others in lightness or line, not only in hue. */
export const HIGHLIGHT_LOOKS: Readonly<Record<Highlight["look"], Look>> = {
  pending: { fill: "FFE08A", color: INK },
  held: { fill: "D5D9DE", color: "4A5560", italic: true },
  rejected: { color: "80868E", strike: true },
  approved: { fill: "DDF0E3", color: "1B5E3B", bold: true, lines: [{ side: "left", color: "1E8449" }] },
  warning: { fill: "FFF8E5" },
  error: { fill: "FBDAD7", color: "8C1D18" },
};

/** These mark the row's first cell, as an edge; the others the whole row. */
export const EDGE_LOOKS: ReadonlySet<Highlight["look"]> = new Set(["approved"]);

export const CHECK_GOOD_LOOK: Look = { fill: "DDF0E3", color: "1B5E3B", bold: true };
export const CHECK_BAD_LOOK: Look = { fill: "FBDAD7", color: "8C1D18", bold: true };

const TEXT = { font: "Calibri", size: 11, color: INK } as const;
const BOX = (["left", "right", "top", "bottom"] as const).map((side) => ({ side, color: RULE }));

export const REPORT_LOOKS: Readonly<Record<ReportCell["style"], Look>> = {
  title: { bold: true, size: 18, color: HEAD, font: "Calibri", vertical: "center" },
  heading: {
    bold: true,
    size: 12,
    color: HEAD,
    font: "Calibri",
    vertical: "center",
    lines: [{ side: "bottom", color: HEAD, medium: true }],
  },
  label: TEXT,
  note: { ...TEXT, italic: true, color: QUIET, size: 10, wrap: true, vertical: "top", indent: 1 },
  money: { ...TEXT, format: NUMBER_FORMATS.amount },
  count: { ...TEXT, format: NUMBER_FORMATS.integer, right: true },
  text: { ...TEXT, right: true },
  total: { ...TEXT, bold: true, lines: [{ side: "top", color: QUIET }], format: NUMBER_FORMATS.amount },
  check: { ...TEXT, bold: true, size: 12, lines: BOX, format: NUMBER_FORMATS.amount, right: true },
  // As text, so that a typed 2025-01 stays a month and does not become a date.
  input: { ...TEXT, bold: true, lines: BOX, fill: "FFF8E5", format: "@" },
  link: { ...TEXT, color: "1A5FB4", underline: true, indent: 1 },
};

/** Character widths that are still readable when fitted to a page; wider tables print on several pages side by side. */
export const MOST_ON_A_PAGE = 260;

/** Row heights in points. */
export const HEIGHTS = { header: 30, title: 30, heading: 20 } as const;
