/** Charts, slicers, the PivotTable and the print set-up of a report sheet, made through Office.js. */
import { formatRange, parseRange, type Range } from "../../workbook/a1";
import { CHART_INK, REPORT_FONT } from "../../workbook/looks";
import { PRINT_FOOTER, PRINT_MARGINS, rowHeight } from "../../workbook/report-layout";
import {
  tableName,
  type ReportChart,
  type ReportPivot,
  type ReportShape,
  type ReportSlicer,
} from "../../workbook/shape";
import type { Decoration } from "./decorate";
import { points } from "./ranges";

/** Comes before the columns' widths: a new PivotTable fits its columns to their texts. */
export function reportPivot({ pivot, sheet }: ReportShape): Decoration[] {
  return pivot === undefined ? [] : [(context) => addPivot(context, sheet, pivot)];
}

export function reportObjects(report: ReportShape): Decoration[] {
  const { charts = [], slicers = [], sheet } = report;
  return [
    ...charts.map(
      (chart): Decoration =>
        (context) =>
          addChart(sheetOf(context, sheet), report, chart),
    ),
    ...slicers.map(
      (slicer): Decoration =>
        (context) =>
          addSlicer(context, report, slicer),
    ),
    (context) => setUpPrinting(sheetOf(context, sheet), report),
  ];
}

function sheetOf(context: Excel.RequestContext, name: string): Excel.Worksheet {
  return context.workbook.worksheets.getItem(name);
}

const CHART_TYPES = {
  columns: "ColumnClustered",
  stackedColumns: "ColumnStacked",
  bars: "BarClustered",
  stackedBars: "BarStacked",
  line: "LineMarkers",
} as const;

function addChart(sheet: Excel.Worksheet, report: ReportShape, shape: ReportChart): void {
  const chart = chartOver(sheet, report, shape);
  chart.name = shape.name;
  const [first = "A1", last = first] = shape.over.split(":");
  chart.setPosition(first, last);
  chart.title.text = shape.title;
  ink(chart.title.format.font, 11, true);
  chart.legend.visible = shape.series.length > 1;
  if (shape.series.length > 1) {
    chart.legend.position = "Bottom";
    ink(chart.legend.format.font, 9);
  }
  const { valueAxis, categoryAxis } = chart.axes;
  if (parseRange(shape.unit) === null) valueAxis.title.text = shape.unit;
  else valueAxis.title.setFormula(`='${report.sheet.replace(/'/g, "''")}'!${shape.unit}`);
  ink(valueAxis.title.format.font, 9);
  valueAxis.numberFormat = "#,##0";
  ink(valueAxis.format.font, 9);
  ink(categoryAxis.format.font, 9);
  // The first category stands at the top of lying bars, as it does in the list beside them.
  if (shape.kind === "bars" || shape.kind === "stackedBars") {
    categoryAxis.reversePlotOrder = true;
    valueAxis.tickLabelPosition = "High";
  }
  shape.series.forEach(({ colour }, i) => {
    const series = chart.series.getItemAt(i);
    if (shape.kind === "line") series.format.line.color = `#${colour}`;
    else {
      series.format.fill.setSolidColor(`#${colour}`);
      series.gapWidth = 60;
    }
  });
}

function ink(font: Excel.ChartFont, size: number, bold = false): void {
  font.color = `#${CHART_INK}`;
  font.name = REPORT_FONT;
  font.size = size;
  font.bold = bold;
}

/**
 * Categories, series' names and values that stand as one block: Excel reads all from it, and follows names that change.
 * Else each series is added by itself, with the fixed text of its heading as its name.
 */
function chartOver(sheet: Excel.Worksheet, report: ReportShape, shape: ReportChart): Excel.Chart {
  const { kind, categories, series } = shape;
  const block = blockOf(shape);
  if (block !== null) return sheet.charts.add(CHART_TYPES[kind], sheet.getRange(block), "Columns");
  const [first] = series;
  const chart = sheet.charts.add(CHART_TYPES[kind], sheet.getRange(first?.values ?? categories), "Columns");
  series.forEach(({ name, values }, i) => {
    const title = String(report.cells.find(({ at }) => at === name)?.value ?? "");
    const one = i === 0 ? chart.series.getItemAt(0) : chart.series.add(title);
    if (i === 0) one.name = title;
    else one.setValues(sheet.getRange(values));
    one.setXAxisValues(sheet.getRange(categories));
  });
  return chart;
}

/** Null where the cells are no block. */
function blockOf({ categories, series }: ReportChart): string | null {
  const [first] = series;
  const left = parse(categories);
  const top = parse(first?.name ?? categories).top;
  const isBlock =
    top === left.top - 1 &&
    series.every(({ name, values }, i) => {
      const column = left.right + 1 + i;
      const body = parse(values);
      const head = parse(name);
      const inColumn = head.left === column && body.left === column;
      return inColumn && head.top === top && body.top === left.top && body.bottom === left.bottom;
    });
  return isBlock ? formatRange({ ...left, top, right: left.right + series.length }) : null;
}

function addSlicer(context: Excel.RequestContext, report: ReportShape, shape: ReportSlicer): void {
  const slicer = context.workbook.slicers.add(tableName(shape.table), shape.heading, report.sheet);
  slicer.caption = shape.heading;
  const { left, top, right, bottom } = parse(shape.over);
  slicer.left = widthBefore(report, left);
  slicer.top = heightBefore(report, top);
  slicer.width = widthBefore(report, right + 1) - widthBefore(report, left);
  slicer.height = heightBefore(report, bottom + 1) - heightBefore(report, top);
}

const DEFAULT_WIDTH = 8.43;

/** Points to the left of a column. */
function widthBefore({ widths }: ReportShape, column: number): number {
  let sum = 0;
  for (let i = 0; i < column - 1; i += 1) sum += points(widths[i] ?? DEFAULT_WIDTH);
  return sum;
}

/** Points above a row. */
function heightBefore(report: ReportShape, row: number): number {
  let sum = 0;
  for (let i = 1; i < row; i += 1) sum += rowHeight(report, i);
  return sum;
}

function addPivot(context: Excel.RequestContext, sheet: string, shape: ReportPivot): void {
  const { tables, worksheets } = context.workbook;
  const target = worksheets.getItem(sheet);
  const pivot = target.pivotTables.add(
    shape.name,
    tables.getItem(tableName(shape.table)),
    target.getRange(shape.at),
  );
  // Steps refresh it after their batch; where one was interrupted there, opening the workbook does.
  pivot.refreshOnOpen = true;
  pivot.layout.autoFormat = false;
  // Each row field in a column of its own, as in the file.
  pivot.layout.layoutType = "Outline";
  const field = (heading: string): Excel.PivotHierarchy => pivot.hierarchies.getItem(heading);
  for (const heading of shape.rows) pivot.rowHierarchies.add(field(heading));
  for (const heading of shape.columns) pivot.columnHierarchies.add(field(heading));
  for (const heading of shape.filters) pivot.filterHierarchies.add(field(heading));
  const sum = pivot.dataHierarchies.add(field(shape.value.heading));
  sum.summarizeBy = "Sum";
  sum.name = shape.value.caption;
  sum.numberFormat = "#,##0.00";
}

const INCH = 72;

/** One page wide on A4 and Letter, with the sheet and the page at the foot. */
function setUpPrinting(target: Excel.Worksheet, { print = { orientation: "landscape" } }: ReportShape): void {
  const { pageLayout } = target;
  pageLayout.orientation = print.orientation === "portrait" ? "Portrait" : "Landscape";
  pageLayout.zoom = {
    horizontalFitToPages: 1,
    ...(print.pagesTall !== undefined && { verticalFitToPages: print.pagesTall }),
  };
  const { side, top, bottom, footer } = PRINT_MARGINS;
  pageLayout.leftMargin = side * INCH;
  pageLayout.rightMargin = side * INCH;
  pageLayout.topMargin = top * INCH;
  pageLayout.bottomMargin = bottom * INCH;
  pageLayout.footerMargin = footer * INCH;
  pageLayout.centerHorizontally = true;
  addFooter(pageLayout);
  if (print.area !== undefined) pageLayout.setPrintArea(print.area);
  if (print.titleRows !== undefined) {
    const [first = "1", last = first] = print.titleRows.split(":");
    pageLayout.setPrintTitleRows(`$${first}:$${last}`);
  }
}

/** The sheet, the day and the page, at the foot of each. */
export function addFooter({ headersFooters: { defaultForAllPages } }: Excel.PageLayout): void {
  defaultForAllPages.leftFooter = PRINT_FOOTER.left;
  defaultForAllPages.centerFooter = PRINT_FOOTER.center;
  defaultForAllPages.rightFooter = PRINT_FOOTER.right;
}

function parse(range: string): Range {
  const found = parseRange(range);
  if (found === null) throw new Error(`No range ${range}`);
  return found;
}
