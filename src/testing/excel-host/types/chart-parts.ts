/** The parts of a chart whose settings are kept for whoever draws it: title, legend, axes, labels, formats. */
import { invalidArgument } from "../errors";
import type { Bag } from "../model/bag";
import { textValue } from "../objects";
import { bagType, type BagShape } from "./bags";

const FONT: BagShape = {
  name: "ChartFont",
  settings: { Bold: false, Color: "#000000", Italic: false, Name: "Calibri", Size: 10, Underline: "None" },
  changed: colourChecked,
};
const LINE: BagShape = {
  name: "ChartLineFormat",
  settings: { Color: "", LineStyle: "Continuous", Weight: 0.75 },
  methods: { Clear: (bag) => (bag.clear(), bag.values.set("LineStyle", "None"), null) },
  changed: colourChecked,
};
const BORDER: BagShape = { ...LINE, name: "ChartBorder" };
/** Settings: Solid, the colour; Cleared. */
const FILL: BagShape = {
  name: "ChartFill",
  methods: {
    SetSolidColor: (bag, args) => {
      bag.clear();
      bag.values.set("Solid", colour(args.text(0)));
      return null;
    },
    Clear: (bag) => {
      bag.clear();
      bag.values.set("Cleared", true);
      return null;
    },
  },
};

function format(name: string): BagShape {
  return { name, parts: { Border: BORDER, Fill: FILL, Font: FONT, Line: LINE } };
}

const TITLE: BagShape = {
  name: "ChartTitle",
  settings: {
    Visible: true,
    Text: "",
    Overlay: false,
    Position: "Automatic",
    HorizontalAlignment: "Center",
    VerticalAlignment: "Top",
    TextOrientation: 0,
    ShowShadow: false,
    Left: 0,
    Top: 0,
    Height: 0,
    Width: 0,
  },
  parts: { Format: format("ChartTitleFormat") },
  methods: formula(),
  changed: shownWithText,
};
const LEGEND: BagShape = {
  name: "ChartLegend",
  settings: {
    Visible: true,
    Position: "Bottom",
    Overlay: false,
    Left: 0,
    Top: 0,
    Height: 0,
    Width: 0,
    ShowShadow: false,
  },
  parts: { Format: format("ChartLegendFormat") },
  changed: (_bag, name, value) => {
    if (name === "Position") demandOne(value, ["Top", "Bottom", "Left", "Right", "Corner", "Custom"]);
  },
};
const GRIDLINES: BagShape = {
  name: "ChartGridlines",
  settings: { Visible: false },
  parts: { Format: { name: "ChartGridlinesFormat", parts: { Line: LINE } } },
};
const AXIS: BagShape = {
  name: "ChartAxis",
  settings: {
    Visible: true,
    Minimum: "",
    Maximum: "",
    MajorUnit: "",
    MinorUnit: "",
    NumberFormat: "General",
    LinkNumberFormat: true,
    ReversePlotOrder: false,
    DisplayUnit: "None",
    ShowDisplayUnitLabel: true,
    MajorTickMark: "None",
    MinorTickMark: "None",
    TickLabelPosition: "NextToAxis",
    TickLabelSpacing: "",
    TickMarkSpacing: 1,
    TextOrientation: 0,
    CategoryType: "Automatic",
    BaseTimeUnit: "Days",
    ScaleType: "Linear",
    LogBase: 10,
    Position: "Automatic",
    Crosses: "Automatic",
    IsBetweenCategories: true,
    Alignment: "Center",
    MultiLevel: true,
    Offset: 100,
    Type: "Automatic",
  },
  parts: {
    Format: format("ChartAxisFormat"),
    Title: { ...TITLE, name: "ChartAxisTitle", settings: { Visible: false, Text: "", TextOrientation: 0 } },
    MajorGridlines: GRIDLINES,
    MinorGridlines: GRIDLINES,
  },
  methods: {
    SetCategoryNames: (bag, args) => (bag.values.set("CategoryNames", args.any(0)), null),
  },
};
const VALUE_AXIS: BagShape = {
  ...AXIS,
  parts: { ...AXIS.parts, MajorGridlines: { ...GRIDLINES, settings: { Visible: true } } },
};
const AXES: BagShape = {
  name: "ChartAxes",
  parts: { CategoryAxis: AXIS, ValueAxis: VALUE_AXIS, SeriesAxis: AXIS, SecondaryValueAxis: VALUE_AXIS },
};
const LABELS: BagShape = {
  name: "ChartDataLabels",
  settings: {
    ShowValue: true,
    ShowCategoryName: false,
    ShowSeriesName: false,
    ShowPercentage: false,
    ShowLegendKey: false,
    ShowBubbleSize: false,
    Separator: ", ",
    NumberFormat: "General",
    LinkNumberFormat: true,
    Position: "Invalid",
    TextOrientation: 0,
    AutoText: true,
    HorizontalAlignment: "Center",
    VerticalAlignment: "Center",
  },
  parts: { Format: format("ChartDataLabelFormat") },
};
const PLOT_AREA: BagShape = {
  name: "ChartPlotArea",
  settings: {
    Left: 0,
    Top: 0,
    Height: 0,
    Width: 0,
    InsideLeft: 0,
    InsideTop: 0,
    InsideHeight: 0,
    InsideWidth: 0,
    Position: "Automatic",
  },
  parts: { Format: format("ChartPlotAreaFormat") },
};

export const CHART_TITLE = bagType(TITLE);
export const CHART_LEGEND = bagType(LEGEND);
export const CHART_AXES = bagType(AXES);
export const CHART_AXIS = bagType(AXIS);
export const CHART_VALUE_AXIS = bagType(VALUE_AXIS);
export const CHART_LABELS = bagType(LABELS);
export const CHART_PLOT_AREA = bagType(PLOT_AREA);
export const CHART_FORMAT = bagType({
  ...format("ChartAreaFormat"),
  settings: { RoundedCorners: false, ColorScheme: "ColorfulPalette1" },
});
export const SERIES_FORMAT = bagType(format("ChartSeriesFormat"));
export const POINT_FORMAT = bagType(format("ChartPointFormat"));

/** A title shows as soon as it has words. */
function shownWithText(bag: Bag, name: string): void {
  if (name === "Text") bag.values.set("Visible", true);
}

function formula(): NonNullable<BagShape["methods"]> {
  return {
    SetFormula: (bag, args) => {
      bag.values.set("Formula", args.text(0));
      bag.values.set("Visible", true);
      return null;
    },
  };
}

function colourChecked(_bag: Bag, name: string, value: unknown): void {
  if (name === "Color") colour(textValue(value));
}

/** @throws HostError InvalidArgument for what is neither #RRGGBB nor a name */
export function colour(text: string): string {
  if (!/^(#[0-9a-f]{6}|[a-z]+)$/i.test(text)) throw invalidArgument(`${text} is no colour.`);
  return text;
}

export function demandOne(value: unknown, choices: readonly string[]): void {
  if (!choices.includes(String(value)))
    throw invalidArgument(`${String(value)} is none of ${choices.join(", ")}.`);
}
