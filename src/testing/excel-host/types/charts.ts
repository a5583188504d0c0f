/** Excel.ChartCollection: charts with the settings that a report gives them; drawn by nobody. */
import { invalidArgument, itemNotFound } from "../errors";
import type { Bag } from "../model/bag";
import type { HostSheet } from "../model/sheet";
import { made, orNull, type HostType } from "../objects";
import { bagProperties, bagType, type BagShape } from "./bags";
import { WORKSHEET } from "./worksheet";

type Chart = HostSheet["charts"][number] & { readonly sheet: HostSheet };

const FONT: BagShape = {
  name: "ChartFont",
  settings: { Bold: false, Color: "#000000", Italic: false, Name: "Calibri", Size: 10, Underline: "None" },
};
const TITLE: BagShape = {
  name: "ChartTitle",
  settings: { Visible: true, Text: "", Overlay: false, Position: "Top" },
  parts: { Format: { name: "ChartTitleFormat", parts: { Font: FONT } } },
};
const LEGEND: BagShape = {
  name: "ChartLegend",
  settings: { Visible: true, Position: "Right", Overlay: false },
};
const AXIS: BagShape = {
  name: "ChartAxis",
  settings: {
    Visible: true,
    Minimum: null,
    Maximum: null,
    MajorUnit: null,
    NumberFormat: "General",
    ReversePlotOrder: false,
  },
  parts: { Title: TITLE, MajorGridlines: { name: "ChartGridlines", settings: { Visible: true } } },
};
const AXES: BagShape = { name: "ChartAxes", parts: { CategoryAxis: AXIS, ValueAxis: AXIS } };
const LABELS: BagShape = {
  name: "ChartDataLabels",
  settings: { ShowValue: true, NumberFormat: "General", Position: "None" },
};

const PARTS = {
  Title: bagType(TITLE),
  Legend: bagType(LEGEND),
  Axes: bagType(AXES),
  DataLabels: bagType(LABELS),
};

const SETTINGS = bagProperties({
  Name: "",
  Top: 0,
  Left: 0,
  Width: 360,
  Height: 216,
  ChartType: "ColumnClustered",
  Style: 2,
  PlotBy: "Auto",
  DisplayBlanksAs: "NotPlotted",
  PlotVisibleOnly: true,
});

const CHART: HostType<Chart> = {
  name: "Chart",
  identity: (chart) => ({ Id: chart.id, Name: nameOf(chart) }),
  properties: {
    Id: { get: (chart) => chart.id },
    ...Object.fromEntries(
      Object.entries(SETTINGS).map(([name, { get, set }]) => [
        name,
        {
          get: (chart: Chart, context) => get(chart.bag, context),
          set: (chart: Chart, value: unknown, context) => set?.(chart.bag, value, context),
        } satisfies NonNullable<HostType<Chart>["properties"]>[string],
      ]),
    ),
  },
  objects: {
    ...Object.fromEntries(
      Object.entries(PARTS).map(([name, type]) => [name, (chart: Chart) => made(type, chart.bag.part(name))]),
    ),
    Worksheet: (chart) => made(WORKSHEET, chart.sheet),
  },
  methods: {
    Delete: (chart) => {
      const at = chart.sheet.charts.findIndex(({ id }) => id === chart.id);
      if (at >= 0) chart.sheet.charts.splice(at, 1);
      return null;
    },
    SetData: (chart, args) => {
      chart.bag.values.set("source", args.area(0, chart.sheet, chart.sheet.workbook).address);
      return null;
    },
    SetPosition: (chart, args) => {
      chart.bag.values.set("from", args.area(0, chart.sheet, chart.sheet.workbook).address);
      if (args.any(1) !== null && args.any(1) !== undefined)
        chart.bag.values.set("to", args.area(1, chart.sheet, chart.sheet.workbook).address);
      return null;
    },
    Activate: () => null,
  },
};

export const CHARTS: HostType<HostSheet> = {
  name: "ChartCollection",
  properties: { Count: { get: (sheet) => sheet.charts.length } },
  items: (sheet) => sheet.charts.map((chart) => made(CHART, { ...chart, sheet })),
  item: (sheet, key) => {
    const chart = find(sheet, key);
    if (chart === null) throw itemNotFound(`There is no chart ${String(key)}.`);
    return made(CHART, chart);
  },
  methods: {
    Add: (sheet, args) => {
      const id = `{chart-${sheet.workbook.newId()}}`;
      const bag = sheet.workbook.newBag();
      bag.values.set("ChartType", args.text(0));
      bag.values.set("source", args.area(1, sheet, sheet.workbook).address);
      bag.values.set("PlotBy", args.optionalText(2) ?? "Auto");
      bag.values.set("Name", `Chart ${sheet.charts.length + 1}`);
      sheet.charts.push({ id, bag });
      return made(CHART, { id, bag, sheet });
    },
    GetCount: (sheet) => sheet.charts.length,
    GetItem: (sheet, args) => {
      const chart = find(sheet, args.any(0));
      if (chart === null) throw itemNotFound(`There is no chart ${String(args.any(0))}.`);
      return made(CHART, chart);
    },
    GetItemAt: (sheet, args) => {
      const chart = sheet.charts[args.whole(0)];
      if (chart === undefined) throw invalidArgument("There is no such chart.");
      return made(CHART, { ...chart, sheet });
    },
    GetItemOrNullObject: (sheet, args) => orNull(CHART, find(sheet, args.any(0))),
    _GetItem: (sheet, args) => orNull(CHART, find(sheet, args.any(0))),
  },
};

function nameOf({ bag }: { readonly bag: Bag }): string {
  const name = bag.values.get("Name");
  return typeof name === "string" ? name : "";
}

function find(sheet: HostSheet, key: unknown): Chart | null {
  const chart = sheet.charts.find((one) => one.id === key || nameOf(one) === key);
  return chart === undefined ? null : { ...chart, sheet };
}
