/** Excel.ChartCollection and Excel.Chart. The stand-in keeps them; the preview draws them. */
import { HostError, invalidArgument, itemNotFound } from "../errors";
import { HostChart } from "../model/chart";
import type { HostSheet } from "../model/sheet";
import { made, numberValue, orNull, textValue, type Args, type HostType, type Property } from "../objects";
import { bagProperties } from "./bags";
import {
  CHART_AXES,
  CHART_AXIS,
  CHART_FORMAT,
  CHART_LABELS,
  CHART_LEGEND,
  CHART_PLOT_AREA,
  CHART_TITLE,
  CHART_VALUE_AXIS,
} from "./chart-parts";
import { CHART_SERIES, onBag, redraw } from "./chart-series";
import { WORKSHEET } from "./worksheet";

/** Excel.ChartType, as far as a chart of rows and columns goes. */
const KINDS =
  /^(Column(Clustered|Stacked|Stacked100)|Bar(Clustered|Stacked|Stacked100)|Line(Markers)?(Stacked|Stacked100)?|Pie|Doughnut|Area(Stacked|Stacked100)?|XYScatter(Lines|Smooth)?)$/;

// The client asks an axis of the secondary group by a method.
const AXES: typeof CHART_AXES = {
  ...CHART_AXES,
  methods: {
    GetItem: (bag, args) => {
      const value = args.text(0) === "Value";
      const second = args.optionalText(1) === "Secondary";
      const name = second ? "SecondaryValueAxis" : value ? "ValueAxis" : "CategoryAxis";
      return made(value ? CHART_VALUE_AXIS : CHART_AXIS, bag.part(name));
    },
  },
};

const PARTS = {
  Title: CHART_TITLE,
  Legend: CHART_LEGEND,
  Axes: AXES,
  DataLabels: CHART_LABELS,
  Format: CHART_FORMAT,
  PlotArea: CHART_PLOT_AREA,
};

const SETTINGS = bagProperties(
  {
    Name: "",
    Style: 2,
    PlotBy: "Auto",
    DisplayBlanksAs: "NotPlotted",
    PlotVisibleOnly: true,
    ShowDataLabelsOverMaximum: true,
    ShowAllFieldButtons: false,
    CategoryLabelLevel: 0,
    SeriesNameLevel: 0,
  },
  (_bag, name, value) => {
    if (name === "Name") textValue(value);
  },
);

const CHART: HostType<HostChart> = {
  name: "Chart",
  identity: (chart) => ({ Id: chart.id }),
  properties: {
    Id: { get: (chart) => chart.id },
    ChartType: {
      get: (chart) => chart.chartType,
      set: (chart, value) => {
        chart.chartType = kind(textValue(value));
        redraw(chart);
      },
    },
    ...onBag(({ bag }) => bag, SETTINGS),
    Left: points("Left", 0),
    Top: points("Top", 0),
    Width: points("Width", 360),
    Height: points("Height", 216),
  },
  objects: {
    ...Object.fromEntries(
      Object.entries(PARTS).map(([name, type]) => [
        name,
        (chart: HostChart) => made(type, chart.bag.part(name)),
      ]),
    ),
    Series: (chart) => made(CHART_SERIES, chart),
    Worksheet: (chart) => made(WORKSHEET, chart.sheet),
  },
  methods: {
    Delete: (chart) => {
      chart.delete();
      return null;
    },
    SetData: (chart, args) => {
      chart.setData(args.area(0, chart.sheet, chart.sheet.workbook), args.optionalText(1) ?? "Auto");
      redraw(chart);
      return null;
    },
    SetPosition: (chart, args) => {
      const first = args.area(0, chart.sheet, chart.sheet.workbook);
      const second = args.any(1) ?? null;
      chart.cover(first, second === null ? first : args.area(1, chart.sheet, chart.sheet.workbook));
      redraw(chart);
      return null;
    },
    Activate: () => null,
  },
};

export const CHARTS: HostType<HostSheet> = {
  name: "ChartCollection",
  properties: { Count: { get: (sheet) => sheet.charts.length } },
  items: (sheet) => sheet.charts.map((chart) => made(CHART, chart)),
  item: (sheet, key) => made(CHART, demand(sheet, key)),
  methods: {
    Add: (sheet, args) => made(CHART, add(sheet, args)),
    GetCount: (sheet) => sheet.charts.length,
    GetItem: (sheet, args) => made(CHART, demand(sheet, args.any(0))),
    GetItemAt: (sheet, args) => {
      const chart = sheet.charts[args.whole(0)];
      if (chart === undefined) throw invalidArgument("There is no such chart.");
      return made(CHART, chart);
    },
    GetItemOrNullObject: (sheet, args) => orNull(CHART, find(sheet, args.any(0))),
    _GetItem: (sheet, args) => orNull(CHART, find(sheet, args.any(0))),
  },
};

/** As Excel makes it: one series gives its title, several are told apart by a legend. */
function add(sheet: HostSheet, args: Args): HostChart {
  sheet.demandWritable({ top: 0, left: 0, bottom: 0, right: 0 });
  const chart = new HostChart(`{chart-${sheet.workbook.newId()}}`, sheet, kind(args.text(0)));
  chart.setData(args.area(1, sheet, sheet.workbook), args.optionalText(2) ?? "Auto");
  chart.bag.values.set("Name", `Chart ${sheet.charts.length + 1}`);
  const [only, ...more] = chart.series;
  const round = /^(Pie|Doughnut)/.test(chart.chartType);
  chart.bag.part("Title").values.set("Text", more.length === 0 ? (only?.name ?? "") : "Chart Title");
  chart.bag.part("Legend").values.set("Visible", more.length > 0 || round);
  sheet.charts.push(chart);
  redraw(chart);
  return chart;
}

/** @throws HostError InvalidArgument, or NotImplemented for Excel's rarer kinds */
function kind(text: string): string {
  if (KINDS.test(text)) return text;
  if (/^[A-Za-z0-9]+$/.test(text))
    throw new HostError("NotImplemented", `The stand-in for Excel has no charts of the kind ${text}.`);
  throw invalidArgument(`${JSON.stringify(text)} is no kind of chart.`);
}

function points(name: string, initial: number): Property<HostChart> {
  return {
    get: ({ bag }) => bag.values.get(name) ?? initial,
    set: (chart, value) => {
      if (numberValue(value) < 0) throw invalidArgument("A place or a size is not negative.");
      chart.bag.values.set(name, value);
      redraw(chart);
    },
  };
}

function demand(sheet: HostSheet, key: unknown): HostChart {
  const chart = find(sheet, key);
  if (chart === null) throw itemNotFound(`There is no chart ${String(key)}.`);
  return chart;
}

function find(sheet: HostSheet, key: unknown): HostChart | null {
  return sheet.charts.find(({ id, name }) => id === key || name === key) ?? null;
}
