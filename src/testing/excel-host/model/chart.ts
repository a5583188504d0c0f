/** A chart: its series over cells, which follow them, and its settings, kept for whoever draws it. */
import { invalidArgument } from "../errors";
import { plainRect, type Rect } from "./address";
import { Area } from "./area";
import { Bag } from "./bag";
import { DEFAULT_HEIGHT, type HostSheet } from "./sheet";
import { Formula, type Plain } from "./typing";

export class HostSeries {
  /** Settings by their names on the wire: GapWidth, HasDataLabels, parts Format, DataLabels. */
  readonly bag = new Bag();

  constructor(
    readonly chart: HostChart,
    /** A text, or the cell that holds it. */
    public named: string | Area,
    public values: Area | null,
    public categories: Area | null,
  ) {}

  get name(): string {
    return typeof this.named === "string" ? this.named : textsOf(this.named).join(" ");
  }

  /** In points of the chart; blank and text cells are null. */
  get numbers(): readonly (number | null)[] {
    return cellsOf(this.values).map(({ value }) => (typeof value === "number" ? value : null));
  }

  get labels(): readonly string[] {
    return this.categories === null
      ? this.numbers.map((_n, index) => String(index + 1))
      : textsOf(this.categories);
  }

  /** Its own kind of chart, where it has one. */
  get chartType(): string {
    return settingOf(this.bag, "ChartType") ?? this.chart.chartType;
  }
}

export class HostChart {
  series: HostSeries[] = [];
  /** Settings by their names on the wire: Left, Top, Style, parts Title, Legend, Axes, PlotArea, Format. */
  readonly bag = new Bag();

  constructor(
    readonly id: string,
    readonly sheet: HostSheet,
    public chartType: string,
  ) {}

  get name(): string {
    return settingOf(this.bag, "Name") ?? "";
  }

  /**
   * Makes the series anew from a block of cells: a first row and a first column of texts are names.
   * @param by "Columns", "Rows", or "Auto": by the longer side
   */
  setData(source: Area, by: string): void {
    const { sheet } = source;
    const area = plainRect(source);
    const tall = source.rows >= source.columns;
    const columns = by === "Columns" || (by !== "Rows" && tall);
    const headed = hasNames(sheet, { ...area, bottom: area.top }, 1);
    const labelled = hasNames(sheet, { ...area, right: area.left }, 1);
    const body = { ...area, top: area.top + (headed ? 1 : 0), left: area.left + (labelled ? 1 : 0) };
    if (body.top > body.bottom || body.left > body.right)
      throw invalidArgument("The chart's data has no cells with values.");
    const names = columns
      ? { ...body, top: area.top, bottom: area.top }
      : { ...body, left: area.left, right: area.left };
    const labels = columns
      ? { ...body, left: area.left, right: area.left }
      : { ...body, top: area.top, bottom: area.top };
    const [hasName, hasLabel] = columns ? [headed, labelled] : [labelled, headed];
    const follow = (one: Rect): Area => sheet.workbook.follow(new Area(sheet, one));
    this.series = strips(body, columns).map((values, index) => {
      const name = strips(names, columns)[index];
      return new HostSeries(
        this,
        hasName && name !== undefined ? follow(name) : `Series${index + 1}`,
        follow(values),
        hasLabel ? follow(labels) : null,
      );
    });
    this.bag.values.set("PlotBy", columns ? "Columns" : "Rows");
  }

  /** Covers cells, from the first one's corner to the last one's. */
  cover(first: Rect, last: Rect): void {
    const { sheet } = this;
    const left = widthOf(sheet, 0, first.left);
    const top = heightOf(sheet, 0, first.top);
    this.bag.values.set("Left", left);
    this.bag.values.set("Top", top);
    this.bag.values.set("Width", widthOf(sheet, 0, last.right + 1) - left);
    this.bag.values.set("Height", heightOf(sheet, 0, last.bottom + 1) - top);
  }

  delete(): void {
    const { charts } = this.sheet;
    charts.splice(charts.indexOf(this), 1);
    this.sheet.workbook.changed({ what: "structure", sheet: this.sheet });
  }
}

/** Where a column begins on its sheet, in points. */
export function widthOf(sheet: HostSheet, from: number, to: number): number {
  let width = 0;
  for (let column = from; column < to; column += 1) width += sheet.width(column);
  return width;
}

/** Where a row begins on its sheet, in points. */
export function heightOf(sheet: HostSheet, from: number, to: number): number {
  let height = (to - from) * DEFAULT_HEIGHT;
  for (const row of sheet.rowStates.keys())
    if (row >= from && row < to) height += sheet.height(row) - DEFAULT_HEIGHT;
  return height;
}

function strips(area: Rect, columns: boolean): Rect[] {
  return columns
    ? Array.from({ length: area.right - area.left + 1 }, (_x, n) => ({
        ...area,
        left: area.left + n,
        right: area.left + n,
      }))
    : Array.from({ length: area.bottom - area.top + 1 }, (_x, n) => ({
        ...area,
        top: area.top + n,
        bottom: area.top + n,
      }));
}

/** No number after the corner, and something to read. */
function hasNames(sheet: HostSheet, strip: Rect, skip: number): boolean {
  const cells = rectCells(sheet, strip).slice(skip);
  return (
    cells.length > 0 && cells.some(({ text }) => text !== "") && cells.every(({ isNumber }) => !isNumber)
  );
}

function cellsOf(area: Area | null): ChartCell[] {
  return area === null || area.gone ? [] : rectCells(area.sheet, area);
}

interface ChartCell {
  readonly value: Plain;
  readonly text: string;
  readonly isNumber: boolean;
}

function rectCells(sheet: HostSheet, area: Rect): ChartCell[] {
  const cells: ChartCell[] = [];
  for (let row = area.top; row <= area.bottom; row += 1)
    for (let column = area.left; column <= area.right; column += 1) {
      const value = sheet.value(row, column);
      const isNumber = typeof value === "number" && !isUnknown(sheet, row, column);
      cells.push({ value, text: sheet.textAt(row, column), isNumber });
    }
  return cells;
}

/** A formula that nobody has worked out, in a cell without a number format, may well give a text. */
function isUnknown(sheet: HostSheet, row: number, column: number): boolean {
  const stored = sheet.grid.get(row, column);
  return stored instanceof Formula && stored.value === 0 && /^(General|@)$/.test(sheet.format(row, column));
}

function textsOf(area: Area): string[] {
  return cellsOf(area).map(({ text }) => text);
}

export function settingOf(bag: Bag, name: string): string | null {
  const value = bag.values.get(name);
  return typeof value === "string" ? value : null;
}

/** @throws HostError InvalidArgument for more than one row and column */
export function oneStrip(area: Area): Area {
  if (area.rows > 1 && area.columns > 1)
    throw invalidArgument("The data of a series is one row or one column.");
  return area;
}
