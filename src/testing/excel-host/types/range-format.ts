/** Excel.RangeFormat: fill, font, borders, alignment, widths, protection. */
import { invalidArgument } from "../errors";
import { ROWS } from "../model/address";
import { Area } from "../model/area";
import { DEFAULT_HEIGHT } from "../model/sheet";
import { made, numberValue, type HostObject, type HostType, type Property } from "../objects";
import { styleProperty } from "./style-property";

const FILL: HostType<Area> = {
  name: "RangeFill",
  properties: {
    Color: color("fill.color", "#FFFFFF"),
    Pattern: lazy("fill.pattern", "None"),
    PatternColor: color("fill.patternColor", "#000000"),
    TintAndShade: lazy("fill.tint", 0),
  },
  methods: {
    Clear: (area) => {
      area.sheet.changeStyle(area, {
        "fill.color": null,
        "fill.pattern": null,
        "fill.patternColor": null,
        "fill.tint": null,
      });
      return null;
    },
  },
};

const FONT: HostType<Area> = {
  name: "RangeFont",
  properties: {
    Name: lazy("font.name", "Calibri"),
    Size: lazy("font.size", 11),
    Color: color("font.color", "#000000"),
    Bold: lazy("font.bold", false),
    Italic: lazy("font.italic", false),
    Underline: lazy("font.underline", "None"),
    Strikethrough: lazy("font.strikethrough", false),
    Subscript: lazy("font.subscript", false),
    Superscript: lazy("font.superscript", false),
    TintAndShade: lazy("font.tint", 0),
  },
};

const SIDES = [
  "EdgeTop",
  "EdgeBottom",
  "EdgeLeft",
  "EdgeRight",
  "InsideVertical",
  "InsideHorizontal",
  "DiagonalDown",
  "DiagonalUp",
] as const;
type Side = (typeof SIDES)[number];

interface BorderTarget {
  readonly area: Area;
  readonly side: Side;
}

const BORDER: HostType<BorderTarget> = {
  name: "RangeBorder",
  identity: ({ side }) => ({ SideIndex: side }),
  properties: {
    SideIndex: { get: ({ side }) => side },
    Style: border("style", "None"),
    Color: border("color", "#000000"),
    Weight: border("weight", "Thin"),
    TintAndShade: border("tint", 0),
  },
};

const BORDERS: HostType<Area> = {
  name: "RangeBorderCollection",
  properties: { Count: { get: () => SIDES.length } },
  items: (area) => SIDES.map((side) => made(BORDER, { area, side })),
  item: (area, key) => borderOf(area, key),
  methods: { GetItemAt: (area, args) => borderOf(area, SIDES[args.whole(0)]) },
};

const PROTECTION: HostType<Area> = {
  name: "FormatProtection",
  properties: { Locked: lazy("protection.locked", true), FormulaHidden: lazy("protection.hidden", false) },
};

export const RANGE_FORMAT: HostType<Area> = {
  name: "RangeFormat",
  properties: {
    HorizontalAlignment: lazy("align.horizontal", "General"),
    VerticalAlignment: lazy("align.vertical", "Bottom"),
    WrapText: lazy("align.wrap", false),
    ShrinkToFit: lazy("align.shrink", false),
    IndentLevel: lazy("align.indent", 0),
    ReadingOrder: lazy("align.readingOrder", "Context"),
    TextOrientation: lazy("align.orientation", 0),
    ColumnWidth: { get: columnWidth, set: setColumnWidth },
    RowHeight: { get: rowHeight, set: setRowHeight },
  },
  objects: {
    Fill: (area) => made(FILL, area),
    Font: (area) => made(FONT, area),
    Borders: (area) => made(BORDERS, area),
    Protection: (area) => made(PROTECTION, area),
  },
  methods: {
    AutofitColumns: (area) => {
      autofit(area);
      return null;
    },
    AutofitRows: () => null,
    AdjustIndent: (area, args) => {
      const now = area.sheet.styles.common(area, "align.indent");
      area.sheet.changeStyle(area, {
        "align.indent": Math.max(0, (typeof now === "number" ? now : 0) + args.whole(0)),
      });
      return null;
    },
  },
};

/** styleProperty, looked up when used: the files of ranges and of their formats need each other. */
function lazy(name: string, initial: string | number | boolean): Property<Area> {
  return {
    get: (area, context) => styleProperty(name, initial).get(area, context),
    set: (area, value, context) => styleProperty(name, initial).set?.(area, value, context),
  };
}

const NAMED: Readonly<Record<string, string>> = {
  white: "#FFFFFF",
  black: "#000000",
  red: "#FF0000",
  green: "#008000",
  blue: "#0000FF",
  yellow: "#FFFF00",
  orange: "#FFA500",
  gray: "#808080",
  grey: "#808080",
};

/** @throws HostError InvalidArgument for what is no colour */
export function hexColor(value: unknown): string {
  const hex = typeof value === "string" ? (NAMED[value.toLowerCase()] ?? value) : "";
  if (!/^#[0-9a-f]{6}$/i.test(hex))
    throw invalidArgument(`${JSON.stringify(value)} is no colour: write #RRGGBB.`);
  return hex.toUpperCase();
}

function color(name: string, initial: string): Property<Area> {
  return {
    get: lazy(name, initial).get,
    set: (area, value) => {
      area.sheet.changeStyle(area, { [name]: value === "" ? null : hexColor(value) });
    },
  };
}

function borderOf(area: Area, key: unknown): HostObject {
  const side = SIDES.find((one) => one === key);
  if (side === undefined) throw invalidArgument(`${String(key)} is no side of a cell.`);
  return made(BORDER, { area, side });
}

/** An edge belongs to the outermost cells, an inside line to all others. */
function edge({ area, side }: BorderTarget): Area {
  switch (side) {
    case "EdgeTop":
      return new Area(area.sheet, { ...rectOf(area), bottom: area.top });
    case "EdgeBottom":
      return new Area(area.sheet, { ...rectOf(area), top: area.bottom });
    case "EdgeLeft":
      return new Area(area.sheet, { ...rectOf(area), right: area.left });
    case "EdgeRight":
      return new Area(area.sheet, { ...rectOf(area), left: area.right });
    case "InsideVertical":
    case "InsideHorizontal":
    case "DiagonalDown":
    case "DiagonalUp":
      return area;
  }
}

function border(name: string, initial: string | number): Property<BorderTarget> {
  return {
    get: (target, context) => lazy(`border.${target.side}.${name}`, initial).get(edge(target), context),
    set: (target, value, context) => {
      const checked = name === "color" ? hexColor(value) : value;
      lazy(`border.${target.side}.${name}`, initial).set?.(edge(target), checked, context);
    },
  };
}

function rectOf({ top, left, bottom, right }: Area): {
  top: number;
  left: number;
  bottom: number;
  right: number;
} {
  return { top, left, bottom, right };
}

function columnWidth(area: Area): number | null {
  const first = area.sheet.width(area.left);
  for (let column = area.left + 1; column <= area.right; column += 1)
    if (area.sheet.width(column) !== first) return null;
  return first;
}

function setColumnWidth(area: Area, value: unknown): void {
  const points = numberValue(value);
  if (points < 0 || points > 1_342) throw invalidArgument(`A column cannot be ${points} points wide.`);
  for (let column = area.left; column <= area.right; column += 1) area.sheet.widths.set(column, points);
  area.sheet.workbook.changed({ what: "structure", sheet: area.sheet });
}

function rowHeight(area: Area): number | null {
  const first = area.sheet.height(area.top);
  if (area.rows === ROWS) return first;
  for (let row = area.top + 1; row <= area.bottom; row += 1)
    if (area.sheet.height(row) !== first) return null;
  return first;
}

function setRowHeight(area: Area, value: unknown): void {
  const points = numberValue(value);
  if (points < 0 || points > 409.5) throw invalidArgument(`A row cannot be ${points} points high.`);
  for (let row = area.top; row <= area.bottom && row < area.top + 100_000; row += 1)
    area.sheet.setRow(row, { height: points === DEFAULT_HEIGHT ? DEFAULT_HEIGHT : points });
  area.sheet.workbook.changed({ what: "structure", sheet: area.sheet });
}

/** By the longest text shown, at about 5.6 points a character. */
function autofit(area: Area): void {
  const used = area.sheet.usedRange(true, area);
  if (used === null) return;
  for (let column = used.left; column <= used.right; column += 1) {
    let longest = 0;
    for (let row = used.top; row <= used.bottom; row += 1)
      longest = Math.max(longest, area.sheet.textAt(row, column).length);
    if (longest > 0) area.sheet.widths.set(column, Math.min(longest, 255) * 5.6 + 4);
  }
  area.sheet.workbook.changed({ what: "structure", sheet: area.sheet });
}
