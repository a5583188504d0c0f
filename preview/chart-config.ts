/** What Chart.js needs to draw a chart as Excel would: kind, series, colours, axes, title, legend. */
import type { ChartConfiguration, ChartDataset } from "chart.js";
import { shown, type Bag, type HostChart, type HostSeries } from "../src/testing/excel-host";
import { pixels } from "./cell-look";

/** Excel's own colours, for series that have none. */
const COLOURS = ["#4472c4", "#ed7d31", "#a5a5a5", "#ffc000", "#5b9bd5", "#70ad47"];
const INK = "#404040";
const LINE = "#d9d9d9";

interface Kind {
  readonly type: "bar" | "line" | "pie" | "doughnut";
  readonly lying: boolean;
  readonly stacked: boolean;
  /** Shares of 100 %. */
  readonly shares: boolean;
  readonly filled: boolean;
}

export function kindOf(chartType: string): Kind {
  const type = chartType.startsWith("Pie")
    ? "pie"
    : chartType.startsWith("Doughnut")
      ? "doughnut"
      : /^(Column|Bar)/.test(chartType)
        ? "bar"
        : "line";
  return {
    type,
    lying: chartType.startsWith("Bar"),
    stacked: chartType.includes("Stacked"),
    shares: chartType.endsWith("100"),
    filled: chartType.startsWith("Area"),
  };
}

export function chartConfig(chart: HostChart): ChartConfiguration {
  const kind = kindOf(chart.chartType);
  const { type, lying, stacked } = kind;
  const round = type === "pie" || type === "doughnut";
  const labels = chart.series[0]?.labels ?? [];
  return {
    type,
    data: {
      labels: [...labels],
      datasets: chart.series.map((series, index) => dataset(series, index, kind, chart)),
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      indexAxis: lying ? "y" : "x",
      layout: { padding: 8 },
      plugins: { title: titleOf(chart), legend: legendOf(chart), tooltip: { enabled: true } },
      scales: round
        ? {}
        : lying
          ? { y: categoryAxis(chart, stacked, true), x: valueAxis(chart, kind) }
          : { x: categoryAxis(chart, stacked, false), y: valueAxis(chart, kind) },
    },
  };
}

/** For those who do not see it, and for tests. */
export function describeChart(chart: HostChart): string {
  const title = text(chart.bag.part("Title"), "Text") ?? chart.name;
  const names = chart.series.map(({ name }) => name).join(", ");
  return `Chart ${title}: ${names} by ${chart.series[0]?.labels.filter((label) => label !== "").join(", ") ?? ""}`;
}

function dataset(series: HostSeries, index: number, kind: Kind, chart: HostChart): ChartDataset {
  const { type, stacked, shares, filled } = kind;
  const round = type === "pie" || type === "doughnut";
  const colour =
    colourOf(series.bag.part("Format"), type === "line") ?? COLOURS[index % COLOURS.length] ?? INK;
  const numbers = shares ? sharesOf(series, chart) : series.numbers;
  const points = numbers.map(
    (_number, n) =>
      colourOf(series.bag.part(`Point${n}`).part("Format"), false) ??
      (round ? (COLOURS[n % COLOURS.length] ?? INK) : colour),
  );
  return {
    label: series.name,
    data: [...numbers],
    backgroundColor: type === "line" && !filled ? colour : points,
    borderColor: round ? "#fff" : colour,
    borderWidth: type === "line" ? 2.5 : round ? 1 : 0,
    ...(type === "bar" && { barPercentage: 1, categoryPercentage: barShare(series, chart, stacked) }),
    ...(type === "line" && { pointRadius: chart.chartType.includes("Markers") ? 3.5 : 0, fill: filled }),
  };
}

/** What stands beside each value of each series; nothing where the series shows no values. */
export function valueTexts(chart: HostChart): readonly (readonly string[])[] {
  return chart.series.map((series) =>
    showsValues(series, chart) ? series.numbers.map((number) => valueText(series, number)) : [],
  );
}

function sharesOf(series: HostSeries, { series: all }: HostChart): (number | null)[] {
  return series.numbers.map((number, index) => {
    const sum = all.reduce((total, { numbers }) => total + Math.abs(numbers[index] ?? 0), 0);
    return number === null || sum === 0 ? null : (100 * number) / sum;
  });
}

/** The part of a category's room that its bars take: the gap is in per cent of one bar. */
function barShare(series: HostSeries, chart: HostChart, stacked: boolean): number {
  const gap = chart.series[0]?.bag.values.get("GapWidth") ?? series.bag.values.get("GapWidth");
  const beside = stacked ? 1 : chart.series.length;
  return beside / (beside + (typeof gap === "number" ? gap : 150) / 100);
}

function showsValues(series: HostSeries, chart: HostChart): boolean {
  return (
    series.bag.values.get("HasDataLabels") === true ||
    chart.bag.part("DataLabels").values.get("ShowValue") === true
  );
}

function valueText(series: HostSeries, number: number | null): string {
  return number === null
    ? ""
    : shown(number, text(series.bag.part("DataLabels"), "NumberFormat") ?? "General");
}

type Title = NonNullable<NonNullable<NonNullable<ChartConfiguration["options"]>["plugins"]>["title"]>;
type LegendOptions = NonNullable<
  NonNullable<NonNullable<ChartConfiguration["options"]>["plugins"]>["legend"]
>;

function titleOf({ bag }: HostChart): Title {
  const title = bag.part("Title");
  const words = text(title, "Text") ?? "";
  const font = title.part("Format").part("Font");
  return {
    display: title.values.get("Visible") !== false && words !== "",
    text: words,
    color: text(font, "Color") ?? INK,
    font: fontOf(font, 14),
    padding: { top: 0, bottom: 8 },
  };
}

const SIDES: Readonly<Record<string, "top" | "bottom" | "left" | "right">> = {
  Top: "top",
  Left: "left",
  Right: "right",
  Corner: "right",
};

function legendOf({ bag }: HostChart): LegendOptions {
  const legend = bag.part("Legend");
  const font = legend.part("Format").part("Font");
  return {
    display: legend.values.get("Visible") !== false,
    position: SIDES[text(legend, "Position") ?? ""] ?? "bottom",
    labels: { color: text(font, "Color") ?? INK, font: fontOf(font, 9), boxWidth: 10, boxHeight: 10 },
  };
}

type Scales = NonNullable<NonNullable<ChartConfiguration["options"]>["scales"]>;
type Scale = NonNullable<Scales[string]>;

function categoryAxis(chart: HostChart, stacked: boolean, lying: boolean): Scale {
  const axis = chart.bag.part("Axes").part("CategoryAxis");
  const reversed = axis.values.get("ReversePlotOrder") === true;
  return {
    type: "category",
    stacked,
    offset: true,
    // Excel's lying bars begin at the bottom.
    reverse: reversed !== lying,
    display: axis.values.get("Visible") !== false,
    grid: { display: axis.part("MajorGridlines").values.get("Visible") === true, color: LINE },
    border: { color: LINE },
    title: axisTitle(axis),
    ticks: ticks(axis),
  };
}

function valueAxis(chart: HostChart, { stacked, shares }: Kind): Scale {
  const axis = chart.bag.part("Axes").part("ValueAxis");
  const format = text(axis, "NumberFormat") ?? "General";
  const [min, max] = ["Minimum", "Maximum"].map((name) => axis.values.get(name));
  const lines = axis.part("MajorGridlines");
  return {
    type: "linear",
    stacked,
    beginAtZero: true,
    ...(typeof min === "number" && { min }),
    ...(shares ? { max: 100 } : typeof max === "number" && { max }),
    display: axis.values.get("Visible") !== false,
    grid: {
      display: lines.values.get("Visible") !== false,
      color: text(lines.part("Format").part("Line"), "Color") ?? LINE,
    },
    border: { display: false },
    title: axisTitle(axis),
    ticks: {
      ...ticks(axis),
      callback: (value: number | string) =>
        typeof value !== "number" ? value : shares ? `${value}%` : shown(value, format),
    },
  };
}

function axisTitle(axis: Bag): { display: boolean; text: string; color: string; font: Font } {
  const title = axis.part("Title");
  const words = text(title, "Text") ?? "";
  const font = title.part("Format").part("Font");
  return {
    display: title.values.get("Visible") === true && words !== "",
    text: words,
    color: text(font, "Color") ?? INK,
    font: fontOf(font, 10),
  };
}

function ticks(axis: Bag): { color: string; font: Font } {
  const font = axis.part("Format").part("Font");
  return { color: text(font, "Color") ?? INK, font: fontOf(font, 9) };
}

interface Font {
  readonly family: string;
  readonly size: number;
  readonly weight: "bold" | "normal";
}

function fontOf(font: Bag, points: number): Font {
  const size = font.values.get("Size");
  return {
    family: "Calibri, Carlito, sans-serif",
    size: pixels(typeof size === "number" ? size : points),
    weight: font.values.get("Bold") === true ? "bold" : "normal",
  };
}

function colourOf(format: Bag, line: boolean): string | null {
  const fill = text(format.part("Fill"), "Solid");
  return line ? (text(format.part("Line"), "Color") ?? fill) : fill;
}

function text(bag: Bag, name: string): string | null {
  const value = bag.values.get(name);
  return typeof value === "string" && value !== "" ? value : null;
}
