/** Excel.ChartSeriesCollection, Excel.ChartSeries and their points. */
import { invalidArgument } from "../errors";
import type { Bag } from "../model/bag";
import { HostSeries, oneStrip, type HostChart } from "../model/chart";
import { made, textValue, type Args, type HostType, type Property } from "../objects";
import { bagProperties } from "./bags";
import { CHART_LABELS, POINT_FORMAT, SERIES_FORMAT } from "./chart-parts";

const SETTINGS: Readonly<Record<string, unknown>> = {
  HasDataLabels: false,
  Filtered: false,
  GapWidth: 150,
  Overlap: 0,
  Smooth: false,
  MarkerStyle: "Automatic",
  MarkerSize: 5,
  MarkerBackgroundColor: "",
  MarkerForegroundColor: "",
  ShowShadow: false,
  AxisGroup: "Primary",
  InvertIfNegative: false,
  VaryByCategories: false,
  DoughnutHoleSize: 75,
  FirstSliceAngle: 0,
  Explosion: 0,
  ShowLeaderLines: true,
};

interface Point {
  readonly series: HostSeries;
  readonly index: number;
}

const POINT: HostType<Point> = {
  name: "ChartPoint",
  properties: {
    Value: { get: ({ series, index }) => series.numbers[index] ?? 0 },
    HasDataLabel: {
      get: (point) => bagOf(point).values.get("HasDataLabel") ?? false,
      set: (point, value) => {
        bagOf(point).values.set("HasDataLabel", value);
      },
    },
  },
  objects: {
    Format: (point) => made(POINT_FORMAT, bagOf(point).part("Format")),
    DataLabel: (point) => made(CHART_LABELS, bagOf(point).part("DataLabel")),
  },
};

const POINTS: HostType<HostSeries> = {
  name: "ChartPointsCollection",
  properties: { Count: { get: (series) => series.numbers.length } },
  items: (series) => series.numbers.map((_value, index) => made(POINT, { series, index })),
  methods: {
    GetCount: (series) => series.numbers.length,
    GetItemAt: (series, args) => {
      const index = args.whole(0);
      if (index < 0 || index >= series.numbers.length) throw invalidArgument("There is no such point.");
      return made(POINT, { series, index });
    },
  },
};

const SERIES: HostType<HostSeries> = {
  name: "ChartSeries",
  properties: {
    ...onBag(({ bag }) => bag, bagProperties(SETTINGS)),
    Name: {
      get: (series) => series.name,
      set: (series, value) => {
        series.named = named(series.chart, textValue(value));
        redraw(series.chart);
      },
    },
    ChartType: {
      get: (series) => series.chartType,
      set: (series, value) => {
        series.bag.values.set("ChartType", textValue(value));
        redraw(series.chart);
      },
    },
    PlotOrder: {
      get: (series) => series.chart.series.indexOf(series),
      set: () => {
        throw invalidArgument("The stand-in for Excel keeps the series in their order.");
      },
    },
  },
  objects: {
    Format: ({ bag }) => made(SERIES_FORMAT, bag.part("Format")),
    DataLabels: ({ bag }) => made(CHART_LABELS, bag.part("DataLabels")),
    Points: (series) => made(POINTS, series),
  },
  methods: {
    SetValues: (series, args) => {
      series.values = strip(series, args);
      redraw(series.chart);
      return null;
    },
    SetXAxisValues: (series, args) => {
      series.categories = strip(series, args);
      redraw(series.chart);
      return null;
    },
    GetDimensionValues: (series, args) =>
      args.text(0) === "Values" ? series.numbers.map((number) => number ?? "") : series.labels,
    GetDimensionDataSourceString: (series, args) =>
      (args.text(0) === "Values" ? series.values : series.categories)?.address ?? "",
    Delete: (series) => {
      series.chart.series = series.chart.series.filter((one) => one !== series);
      redraw(series.chart);
      return null;
    },
  },
};

export const CHART_SERIES: HostType<HostChart> = {
  name: "ChartSeriesCollection",
  properties: { Count: { get: (chart) => chart.series.length } },
  items: (chart) => chart.series.map((series) => made(SERIES, series)),
  methods: {
    Add: (chart, args) => {
      const name = args.optionalText(0) ?? `Series${chart.series.length + 1}`;
      const series = new HostSeries(chart, named(chart, name), null, chart.series[0]?.categories ?? null);
      chart.series.splice(args.whole(1, chart.series.length), 0, series);
      redraw(chart);
      return made(SERIES, series);
    },
    GetCount: (chart) => chart.series.length,
    GetItemAt: (chart, args) => {
      const series = chart.series[args.whole(0)];
      if (series === undefined) throw invalidArgument("There is no such series.");
      return made(SERIES, series);
    },
  },
};

/** `=Dashboard!$B$4` names a series after a cell. */
function named(chart: HostChart, name: string): HostSeries["named"] {
  if (!name.startsWith("=")) return name;
  const { workbook } = chart.sheet;
  const area = workbook.resolve(name.slice(1).replace(/\$/g, ""), chart.sheet);
  if (area === null) throw invalidArgument(`${name} names no cell.`);
  return workbook.follow(area);
}

function strip({ chart: { sheet } }: HostSeries, args: Args): NonNullable<HostSeries["values"]> {
  return sheet.workbook.follow(oneStrip(args.area(0, sheet, sheet.workbook)));
}

function bagOf({ series, index }: Point): Bag {
  return series.bag.part(`Point${index}`);
}

export function redraw({ sheet }: HostChart): void {
  sheet.workbook.changed({ what: "structure", sheet });
}

/** Properties of a bag as those of what has it. */
export function onBag<T>(
  bagIn: (target: T) => Bag,
  properties: Readonly<Record<string, Property<Bag>>>,
): Record<string, Property<T>> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, { get, set }]): [string, Property<T>] => [
      name,
      {
        get: (target, context) => get(bagIn(target), context),
        set: (target, value, context) => set?.(bagIn(target), value, context),
      },
    ]),
  );
}
