/** Charts, slicers and print set-up of a report sheet, made by Excelize. */
import type { Chart, ChartType } from "excelize-wasm";
import { address, columnLetters, parseRange, type Range } from "../../workbook/a1";
import { CHART_INK, REPORT_FONT } from "../../workbook/looks";
import { PRINT_FOOTER, PRINT_MARGINS, rowHeight } from "../../workbook/report-layout";
import {
  tableName,
  type ReportChart,
  type ReportShape,
  type ReportSlicer,
  type TableShape,
} from "../../workbook/shape";
import { ok, type Excelize, type ExcelizeFile } from "./excelize";

/** Excelize takes sizes in pixels of its own, by which it finds the cells that a chart reaches to. */
const PIXELS_A_CHARACTER = 8;
const PIXELS_A_POINT = 4 / 3.4;

export function addCharts(program: Excelize, file: ExcelizeFile, report: ReportShape): void {
  for (const chart of report.charts ?? [])
    ok(file.AddChart(report.sheet, corner(report, chart.over), toChart(program, report, chart)));
}

function toChart(program: Excelize, report: ReportShape, chart: ReportChart): Chart {
  const lying = chart.kind === "bars" || chart.kind === "stackedBars";
  const stacked = chart.kind === "stackedColumns" || chart.kind === "stackedBars";
  const on = (range: string): string => absolute(report.sheet, range);
  const values = {
    MajorGridLines: true,
    // With the first category at the top the value axis would stand there too.
    ...(lying && { TickLabelPosition: program.ChartTickLabelHigh }),
    NumFmt: { CustomNumFmt: "#,##0" },
    Title:
      parseRange(chart.unit) === null ? words(chart.unit, 9, false) : { ...AXIS, Formula: on(chart.unit) },
    Font: { Size: 9, Color: CHART_INK, Family: REPORT_FONT },
  };
  return {
    Type: chartType(program, chart.kind),
    Series: chart.series.map(({ name, values: range, colour }) => ({
      Name: on(name),
      Categories: on(chart.categories),
      Values: on(range),
      Fill: { Type: "pattern", Pattern: 1, Color: [colour] },
      ...(chart.kind === "line" && { Line: { Width: 2.25 }, Marker: { Symbol: "circle", Size: 5 } }),
    })),
    Format: { Name: chart.name, AltText: chart.alt, PrintObject: true },
    Dimension: size(report, chart.over),
    Legend:
      chart.series.length > 1
        ? { Position: "bottom", Font: { Size: 9, Color: CHART_INK } }
        : { Position: "none" },
    Title: words(chart.title, 11, true),
    // The first category stands at the top of lying bars, as it does in the list beside them.
    XAxis: { Font: { Size: 9, Color: CHART_INK, Family: REPORT_FONT }, ...(lying && { ReverseOrder: true }) },
    YAxis: values,
    VaryColors: false,
    ShowBlanksAs: "gap",
    GapWidth: 60,
    ...(stacked && { Overlap: 100 }),
    Border: { Type: program.LineNone },
  };
}

const AXIS = { Font: { Size: 9, Color: CHART_INK, Family: REPORT_FONT } };

function words(Text: string, Size: number, Bold: boolean): NonNullable<Chart["Title"]> {
  return { Paragraph: [{ Text, Font: { Size, Bold, Color: CHART_INK, Family: REPORT_FONT } }] };
}

function chartType(program: Excelize, kind: ReportChart["kind"]): ChartType {
  const types = {
    columns: program.Col,
    stackedColumns: program.ColStacked,
    bars: program.Bar,
    stackedBars: program.BarStacked,
    line: program.Line,
  };
  return types[kind];
}

/** Where a table stands, and its headings from the left; Excelize reads them from the cells. */
export interface Source {
  readonly sheet: string;
  readonly left: number;
  readonly top: number;
  readonly headings: readonly string[];
}

export type SourceOf = (table: TableShape) => Source;

export function addSlicers(file: ExcelizeFile, report: ReportShape, sourceOf: SourceOf): void {
  for (const slicer of report.slicers ?? []) {
    const source = sourceOf(slicer.table);
    writeHeadings(file, source);
    ok(
      file.AddSlicer(report.sheet, {
        Name: slicer.heading,
        Cell: corner(report, slicer.over),
        TableSheet: source.sheet,
        TableName: tableName(slicer.table),
        Caption: slicer.heading,
        ...slicerSize(report, slicer),
      }),
    );
  }
}

/** Excelize gets a workbook's sheets without their rows: the headings are written for it, and not kept. */
export function writeHeadings(file: ExcelizeFile, { sheet, left, top, headings }: Source): void {
  headings.forEach((heading, i) => ok(file.SetCellStr(sheet, address(left + i, top), heading)));
}

function slicerSize(report: ReportShape, { over }: ReportSlicer): { Width: number; Height: number } {
  const { Width = 0, Height = 0 } = size(report, over);
  return { Width, Height };
}

/** One page wide on A4 and Letter, with the sheet and the page at the foot. */
export function setUpPrinting(file: ExcelizeFile, report: Pick<ReportShape, "sheet" | "print">): void {
  const { sheet, print = { orientation: "landscape" } } = report;
  ok(
    file.SetPageLayout(sheet, {
      Orientation: print.orientation,
      FitToWidth: 1,
      FitToHeight: print.pagesTall ?? 0,
    }),
  );
  const { side, top, bottom, footer } = PRINT_MARGINS;
  const margins = { Left: side, Right: side, Top: top, Bottom: bottom, Footer: footer, Header: footer };
  ok(file.SetPageMargins(sheet, { ...margins, Horizontally: true }));
  addFooter(file, sheet);
  if (print.area !== undefined) defineName(file, sheet, "_xlnm.Print_Area", absolute(sheet, print.area));
  if (print.titleRows !== undefined) {
    const [first = "1", last = first] = print.titleRows.split(":");
    defineName(file, sheet, "_xlnm.Print_Titles", `${quoted(sheet)}!$${first}:$${last}`);
  }
}

/** The sheet, the day and the page, at the foot of each. */
export function addFooter(file: ExcelizeFile, sheet: string): void {
  const { left, center, right } = PRINT_FOOTER;
  ok(file.SetHeaderFooter(sheet, { OddFooter: `&L${left}&C${center}&R${right}` }));
}

export function defineName(file: ExcelizeFile, Scope: string, Name: string, RefersTo: string): void {
  ok(file.SetDefinedName({ Name, RefersTo, Scope }));
}

export function quoted(sheet: string): string {
  return `'${sheet.replace(/'/g, "''")}'`;
}

function absolute(sheet: string, range: string): string {
  const { left, top, right, bottom } = rangeOf(range);
  const first = `$${columnLetters(left)}$${top}`;
  const last = `$${columnLetters(right)}$${bottom}`;
  return `${quoted(sheet)}!${first === last ? first : `${first}:${last}`}`;
}

function corner(report: ReportShape, range: string): string {
  const { left, top } = rangeOf(range, report.sheet);
  return `${columnLetters(left)}${top}`;
}

/** In Excelize's pixels: from the first cell's corner to the last one's. */
function size(report: ReportShape, range: string): NonNullable<Chart["Dimension"]> {
  const { left, top, right, bottom } = rangeOf(range, report.sheet);
  let Width = 0;
  for (let column = left; column <= right; column += 1)
    Width += Math.round((report.widths[column - 1] ?? 9) * PIXELS_A_CHARACTER);
  let Height = 0;
  for (let row = top; row <= bottom; row += 1) Height += Math.ceil(rowHeight(report, row) * PIXELS_A_POINT);
  return { Width, Height };
}

function rangeOf(range: string, sheet = ""): Range {
  const found = parseRange(range);
  if (found === null) throw new Error(`Report ${sheet} has no range ${range}`);
  return found;
}
