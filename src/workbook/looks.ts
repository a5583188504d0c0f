/** How sheets look on both hosts: colours that read well on screen and in grey on paper. */
import { NUMBER_FORMATS, type Highlight, type ReportStyle, type SheetGroup } from "./shape";

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
  readonly left?: true;
  readonly indent?: number;
  /** Number format. */
  readonly format?: string;
}

const INK = "1F2A37";
export const CHART_INK = INK;
export const REPORT_FONT = "Calibri";
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
  rejected: { color: "666C74", strike: true },
  approved: { fill: "DDF0E3", color: "1B5E3B", bold: true, lines: [{ side: "left", color: "1E8449" }] },
  warning: { fill: "FFF8E5" },
  error: { fill: "FBDAD7", color: "8C1D18" },
};

/** These mark the row's first cell, as an edge; the others the whole row. */
export const EDGE_LOOKS: ReadonlySet<Highlight["look"]> = new Set(["approved"]);

export const CHECK_GOOD_LOOK: Look = { fill: "DDF0E3", color: "1B5E3B", bold: true };
export const CHECK_BAD_LOOK: Look = { fill: "FBDAD7", color: "8C1D18", bold: true };

/** Styles that are green at 0 and red at anything else. */
export function isCheck(style: ReportStyle): boolean {
  return style === "check" || style === "checkCount";
}

/** Ground of key figures and of lists' heads: light enough to vanish in grey. */
const GROUND = "EEF2F6";
const UNDER = [{ side: "bottom", color: RULE }] as const;
const TEXT = { font: "Calibri", size: 11, color: INK } as const;
const SUM = { bold: true, lines: [{ side: "top", color: QUIET }] } as const;
const PERCENT = "0.0%;[Red]-0.0%";
const BOX = (["left", "right", "top", "bottom"] as const).map((side) => ({ side, color: RULE }));

export const REPORT_LOOKS: Readonly<Record<ReportStyle, Look>> = {
  title: { bold: true, size: 18, color: HEAD, font: "Calibri", vertical: "center" },
  subtitle: { size: 11, color: QUIET, font: "Calibri", vertical: "top" },
  heading: {
    bold: true,
    size: 12,
    color: HEAD,
    font: "Calibri",
    vertical: "center",
    lines: [{ side: "bottom", color: HEAD, medium: true }],
  },
  label: TEXT,
  note: { ...TEXT, italic: true, color: QUIET, size: 10, wrap: true, vertical: "top", indent: 1, left: true },
  money: { ...TEXT, format: NUMBER_FORMATS.amount },
  count: { ...TEXT, format: NUMBER_FORMATS.integer, right: true },
  percent: { ...TEXT, format: PERCENT, right: true },
  day: { ...TEXT, format: NUMBER_FORMATS.day, right: true },
  text: { ...TEXT, right: true },
  total: { ...TEXT, ...SUM, format: NUMBER_FORMATS.amount },
  totalCount: { ...TEXT, ...SUM, format: NUMBER_FORMATS.integer, right: true },
  totalPercent: { ...TEXT, ...SUM, format: PERCENT, right: true },
  check: { ...TEXT, bold: true, size: 12, lines: BOX, format: NUMBER_FORMATS.amount, right: true },
  checkCount: { ...TEXT, bold: true, size: 12, lines: BOX, format: NUMBER_FORMATS.integer, right: true },
  verdict: { ...TEXT, bold: true, wrap: true, vertical: "top", indent: 1, left: true },
  // As text, so that a typed 2025-01 stays a month and does not become a date.
  input: { ...TEXT, bold: true, lines: BOX, fill: "FFF8E5", format: "@" },
  link: { ...TEXT, color: "1A5FB4", underline: true, indent: 1, left: true },
  unit: { ...TEXT, color: QUIET, indent: 1, left: true },
  columnHead: {
    ...TEXT,
    bold: true,
    color: HEAD,
    fill: GROUND,
    wrap: true,
    vertical: "center",
    lines: UNDER,
  },
  columnHeadRight: {
    ...TEXT,
    bold: true,
    color: HEAD,
    fill: GROUND,
    wrap: true,
    vertical: "center",
    right: true,
    lines: UNDER,
  },
  caption: { ...TEXT, size: 10, color: QUIET, fill: GROUND, vertical: "center", indent: 1, left: true },
  figure: {
    ...TEXT,
    bold: true,
    size: 18,
    color: HEAD,
    fill: GROUND,
    vertical: "center",
    format: "#,##0;[Red]-#,##0",
    indent: 1,
    left: true,
  },
  figureNote: { ...TEXT, size: 10, color: QUIET, fill: GROUND, vertical: "center", indent: 1, left: true },
};

/** Character widths that are still readable when fitted to a page; wider tables print on several pages side by side. */
export const MOST_ON_A_PAGE = 260;
/** Percent that wider tables print at: small, and still readable. */
export const WIDE_SCALE = 65;

/** Row heights in points. */
export const HEIGHTS = { header: 30, title: 30, heading: 20 } as const;

/** Of a report's row, by the style of a cell in it. */
export const REPORT_HEIGHTS: Partial<Readonly<Record<ReportStyle, number>>> = {
  title: HEIGHTS.title,
  heading: HEIGHTS.heading,
  caption: 20,
  figure: 28,
  figureNote: 20,
};

/**
 * Fills of charts, dark to light: neighbours differ in lightness, so that they stay apart in grey and for those who see
 * few colours; the hues are those of Okabe and Ito's palette, darkened or lightened.
 */
export const CHART_COLOURS = ["1F3A5F", "0072B2", "D55E00", "56B4E9", "F2C14E", "D5DAE0"] as const;
