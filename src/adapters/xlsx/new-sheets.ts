/** Sheets that Excelize makes: a table with its formats and lists, a report with its formulas. */
import type { Style } from "excelize-wasm";
import {
  NUMBER_FORMATS,
  tableName,
  type Column,
  type ReportCell,
  type ReportShape,
  type SheetGroup,
  type TableShape,
} from "../../workbook/shape";
import { ok, type Excelize, type ExcelizeFile } from "./excelize";
import {
  EDGE_LOOKS,
  HEIGHTS,
  isCheck,
  MOST_ON_A_PAGE,
  TAB_COLORS,
  TABLE_STYLE,
  WIDE_SCALE,
} from "../../workbook/looks";
import { CHECK_BAD, CHECK_GOOD, columnStyle, HEADER_STYLE, highlightStyle, reportStyle } from "./looks";
import { address, columnLetters, parseRange } from "../../workbook/a1";
import { rowHeights } from "../../workbook/report-layout";
import { addPivot } from "./pivot";
import {
  addCharts,
  addFooter,
  addSlicers,
  defineName,
  quoted,
  setUpPrinting,
  type SourceOf,
} from "./report-objects";

export class SheetMaker {
  private readonly styles = new Map<string, number>();

  constructor(
    private readonly program: Excelize,
    private readonly file: ExcelizeFile,
    private readonly sourceOf: SourceOf,
  ) {}

  /** @param sheet exists already, and is empty */
  addTable(sheet: string, shape: TableShape): void {
    const { file } = this;
    const last = columnLetters(shape.columns.length);
    shape.columns.forEach((column, index) => this.addColumn(sheet, index + 1, column, 1, [2, 2]));
    ok(file.SetRowHeight(sheet, 1, HEIGHTS.header));
    ok(
      file.AddTable(sheet, {
        Range: `A1:${last}2`,
        Name: tableName(shape),
        StyleName: TABLE_STYLE,
        ShowRowStripes: false,
      }),
    );
    this.highlight(sheet, shape, last);
    const text = this.program.IgnoredErrorsNumberStoredAsText;
    ok(file.AddIgnoredErrors(sheet, `A2:${last}2`, text));
    ok(
      file.SetPanes(sheet, {
        Freeze: true,
        YSplit: 1,
        TopLeftCell: "A2",
        ActivePane: "bottomLeft",
        Selection: [{ SQRef: "A2", ActiveCell: "A2", Pane: "bottomLeft" }],
      }),
    );
    const width = shape.columns.reduce((sum, column) => sum + column.width, 0);
    const onePageWide = width <= MOST_ON_A_PAGE;
    this.dress(sheet, shape.group, onePageWide);
    this.repeatHeading(sheet, onePageWide);
    addFooter(file, sheet);
  }

  /** Heading, format, width and drop-down list of one column. */
  addColumn(
    sheet: string,
    at: number,
    column: Column,
    headerRow: number,
    [first, last]: readonly [number, number],
  ): void {
    const { file } = this;
    const letters = columnLetters(at);
    ok(
      file.SetColStyle(
        sheet,
        letters,
        this.style(`column ${column.kind}`, columnStyle(NUMBER_FORMATS[column.kind])),
      ),
    );
    ok(file.SetColWidth(sheet, letters, letters, column.width));
    ok(file.SetCellStr(sheet, `${letters}${headerRow}`, column.heading));
    ok(
      file.SetCellStyle(
        sheet,
        `${letters}${headerRow}`,
        `${letters}${headerRow}`,
        this.style("header", HEADER_STYLE),
      ),
    );
    if (column.choices !== undefined)
      ok(
        file.AddDataValidation(sheet, {
          Type: "list",
          Sqref: `${letters}${first}:${letters}${last}`,
          Formula1: `"${column.choices.join(",")}"`,
          AllowBlank: true,
          ShowErrorMessage: true,
          ErrorStyle: "stop",
          ErrorTitle: column.heading,
          Error: `Choose one of: ${column.choices.join(", ")}.`.slice(0, 255),
        }),
      );
  }

  addReport(report: ReportShape): void {
    const { file } = this;
    report.widths.forEach((width, index) => {
      const letters = columnLetters(index + 1);
      ok(file.SetColWidth(report.sheet, letters, letters, width));
    });
    for (const cell of report.cells) this.addReportCell(report.sheet, cell);
    for (const [row, height] of rowHeights(report)) ok(file.SetRowHeight(report.sheet, row, height));
    ok(file.SetSheetView(report.sheet, 0, { ShowGridLines: false, TopLeftCell: "A1", View: "normal" }));
    ok(file.SetSheetProps(report.sheet, { TabColorRGB: tabColour(report.group), FitToPage: true }));
    ok(file.SetSheetDimension(report.sheet, usedRange(report)));
    setUpPrinting(file, report);
    addCharts(this.program, file, report);
    addSlicers(file, report, this.sourceOf);
    const { pivot } = report;
    if (pivot !== undefined) addPivot(file, report.sheet, pivot, this.sourceOf(pivot.table));
  }

  private addReportCell(sheet: string, cell: ReportCell): void {
    const { file } = this;
    const at = parseRange(cell.at);
    if (at === null) throw new Error(`Report ${sheet} has no cell ${cell.at}`);
    const end = address(at.left + (cell.span ?? 1) - 1, at.top);
    ok(file.SetCellStyle(sheet, cell.at, end, this.style(`report ${cell.style}`, reportStyle(cell.style))));
    if (end !== cell.at) ok(file.MergeCell(sheet, cell.at, end));
    if (cell.formula !== undefined) this.addFormula(sheet, cell, cell.formula);
    else if (typeof cell.value === "string" && cell.value !== "")
      ok(file.SetCellStr(sheet, cell.at, cell.value));
    else if (typeof cell.value === "number" || typeof cell.value === "boolean")
      ok(file.SetCellValue(sheet, cell.at, cell.value));
    if (cell.sheet !== undefined)
      ok(file.SetCellHyperLink(sheet, cell.at, `'${cell.sheet.replace(/'/g, "''")}'!A1`, "Location"));
    if (isCheck(cell.style)) this.check(sheet, cell.at);
    if (cell.choices !== undefined)
      ok(
        file.AddDataValidation(sheet, {
          Type: "list",
          Sqref: cell.at,
          Formula1: cell.choices,
          AllowBlank: true,
          ShowErrorMessage: false,
        }),
      );
  }

  private addFormula(sheet: string, { at, array }: ReportCell, formula: string): void {
    if (array === true)
      ok(this.file.SetCellFormula(sheet, at, formula, { Type: "array", Ref: `${at}:${at}` }));
    else ok(this.file.SetCellFormula(sheet, at, formula));
  }

  /** Green at 0.00, red at anything else. */
  private check(sheet: string, at: string): void {
    const rule = (Criteria: string, style: Style): object => ({
      Type: "formula",
      Criteria,
      Format: this.look(style === CHECK_GOOD ? "good" : "bad", style),
    });
    ok(
      this.file.SetConditionalFormat(sheet, at, [
        rule(`AND(ISNUMBER(${at}),${at}=0)`, CHECK_GOOD),
        rule(`NOT(AND(ISNUMBER(${at}),${at}=0))`, CHECK_BAD),
      ]),
    );
  }

  private highlight(sheet: string, shape: TableShape, last: string): void {
    for (const { heading, equals, look } of shape.highlights ?? []) {
      const column = columnLetters(shape.columns.findIndex((c) => c.heading === heading) + 1);
      const Criteria = equals === undefined ? `$${column}2<>""` : `$${column}2="${equals}"`;
      const range = EDGE_LOOKS.has(look) ? "A2:A2" : `A2:${last}2`;
      ok(
        this.file.SetConditionalFormat(sheet, range, [
          { Type: "formula", Criteria, Format: this.look(look, highlightStyle(look)) },
        ]),
      );
    }
  }

  private dress(sheet: string, group: SheetGroup, onePageWide: boolean): void {
    ok(this.file.SetSheetProps(sheet, { TabColorRGB: tabColour(group), FitToPage: onePageWide }));
    ok(
      this.file.SetPageLayout(sheet, {
        Orientation: "landscape",
        ...(onePageWide
          ? { FitToWidth: 1, FitToHeight: 0 }
          : { PageOrder: "overThenDown", AdjustTo: WIDE_SCALE }),
      }),
    );
  }

  /** On every printed page; where a row takes several, its key too. */
  private repeatHeading(sheet: string, onePageWide: boolean): void {
    const key = onePageWide ? "" : `${quoted(sheet)}!$A:$A,`;
    defineName(this.file, sheet, "_xlnm.Print_Titles", `${key}${quoted(sheet)}!$1:$1`);
  }

  private style(name: string, style: Style): number {
    const known = this.styles.get(name);
    if (known !== undefined) return known;
    const id = ok(this.file.NewStyle(style)).style;
    this.styles.set(name, id);
    return id;
  }

  private look(name: string, style: Style): number {
    const known = this.styles.get(name);
    if (known !== undefined) return known;
    const id = ok(this.file.NewConditionalStyle(style)).style;
    this.styles.set(name, id);
    return id;
  }
}

function tabColour(group: SheetGroup): string {
  return `FF${TAB_COLORS[group]}`;
}

/** Readers that trust it see all cells. */
function usedRange({ cells }: ReportShape): string {
  let [right, bottom] = [1, 1];
  for (const cell of cells) {
    const at = parseRange(cell.at);
    right = Math.max(right, (at?.left ?? 1) + (cell.span ?? 1) - 1);
    bottom = Math.max(bottom, at?.top ?? 1);
  }
  return `A1:${address(right, bottom)}`;
}
