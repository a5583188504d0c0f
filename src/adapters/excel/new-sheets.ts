/** Sheets that the adapter makes: a table with its formats and lists, a report with its formulas. */
import { address, columnLetters, formatRange, LAST_ROW, parseRange } from "../../workbook/a1";
import {
  CHECK_BAD_LOOK,
  CHECK_GOOD_LOOK,
  EDGE_LOOKS,
  HEADER_LOOK,
  HEIGHTS,
  HIGHLIGHT_LOOKS,
  MOST_ON_A_PAGE,
  REPORT_LOOKS,
  TAB_COLORS,
  WIDE_SCALE,
  TABLE_STYLE,
  isCheck,
} from "../../workbook/looks";
import {
  NUMBER_FORMATS,
  tableName,
  type Column,
  type ReportCell,
  type ReportShape,
  type SheetGroup,
  type TableShape,
} from "../../workbook/shape";
import { dressRange, highlight, type Decoration } from "./decorate";
import type { Place } from "./places";
import { wholeTable } from "./append-units";
import { points, rangeOn, runsOf, setFormat } from "./ranges";
import { addFooter, reportObjects, reportPivot } from "./report-objects";
import { rowHeights } from "../../workbook/report-layout";

/** @param position of the new sheet; null where an empty one of the table's name is there already */
export function makeTable(context: Excel.RequestContext, shape: TableShape, position: number | null): void {
  const { worksheets } = context.workbook;
  const sheet = position === null ? worksheets.getItem(shape.name) : worksheets.add(shape.name);
  if (position !== null) sheet.position = position;
  const last = columnLetters(shape.columns.length);
  for (const [format, [left, right]] of formatRuns(shape.columns)) {
    const columns = sheet.getRange(`${columnLetters(left)}:${columnLetters(right)}`);
    columns.untrack();
    setFormat(columns, format);
  }
  const heading = sheet.getRange(`A1:${last}1`);
  heading.untrack();
  setFormat(heading, "General");
  heading.values = [shape.columns.map((column) => column.heading)];
  const table = sheet.tables.add(`A1:${last}2`, true);
  table.name = tableName(shape);
  table.style = TABLE_STYLE;
  table.showBandedRows = false;
}

/** Neighbours of one format together. Columns count from 1. */
function formatRuns(columns: readonly Column[]): [format: string, run: [number, number]][] {
  const byFormat = new Map<string, number[]>();
  columns.forEach(({ kind }, i) => {
    const format = NUMBER_FORMATS[kind];
    byFormat.set(format, [...(byFormat.get(format) ?? []), i + 1]);
  });
  return [...byFormat].flatMap(([format, list]) =>
    runsOf(list).map((run) => [format, run] as [string, [number, number]]),
  );
}

/** At the table's right end. */
export function addColumns(context: Excel.RequestContext, place: Place, columns: readonly Column[]): void {
  const { body, sheet, name, totals } = place;
  const wide = { ...wholeTable(place), right: body.right + columns.length };
  context.workbook.tables
    .getItem(name)
    .resize(formatRange(totals ? { ...wide, bottom: body.bottom + 1 } : wide));
  columns.forEach((column, i) => {
    const at = body.right + 1 + i;
    setFormat(rangeOn(context, sheet, { ...body, left: at, right: at }), NUMBER_FORMATS[column.kind]);
    const top = body.top - 1;
    const heading = rangeOn(context, sheet, { left: at, right: at, top, bottom: top });
    setFormat(heading, "General");
    heading.values = [[column.heading]];
  });
}

/** Made under another name first, so that a half-made report is not taken for a whole one. */
export function temporaryName({ sheet }: ReportShape): string {
  return `${sheet.slice(0, 18)} (unfinished)`;
}

/** @param unfinished an interrupted attempt left its sheet */
export function makeReport(
  context: Excel.RequestContext,
  report: ReportShape,
  position: number,
  unfinished: boolean,
): void {
  const { worksheets } = context.workbook;
  const name = temporaryName(report);
  if (unfinished) worksheets.getItem(name).delete();
  const sheet = worksheets.add(name);
  for (const cell of report.cells) {
    const range = sheet.getRange(cell.at);
    range.untrack();
    const { format } = REPORT_LOOKS[cell.style];
    if (format !== undefined) setFormat(range, format);
    if (cell.formula !== undefined) range.formulas = [[`=${cell.formula}`]];
    else if (cell.value === "") continue;
    else if (typeof cell.value === "string") range.values = [[`'${cell.value}`]];
    else if (cell.value !== undefined && cell.value !== null) range.values = [[cell.value]];
  }
  sheet.position = position;
  sheet.name = report.sheet;
}

export function tableDecorations(shape: TableShape): Decoration[] {
  const last = columnLetters(shape.columns.length);
  const on = (at: string, decorate: (range: Excel.Range) => void): Decoration =>
    onRange(shape.name, at, decorate);
  const width = shape.columns.reduce((sum, column) => sum + column.width, 0);
  const onePageWide = width <= MOST_ON_A_PAGE;
  return [
    on(`A1:${last}1`, (range) => {
      dressRange(range, HEADER_LOOK);
      range.format.rowHeight = HEIGHTS.header;
    }),
    ...shape.columns.flatMap((column, i) => columnLook(shape.name, i + 1, column, [2, LAST_ROW])),
    ...(shape.highlights ?? []).map(({ heading, equals, look }) => {
      const letters = columnLetters(shape.columns.findIndex((c) => c.heading === heading) + 1);
      const formula = equals === undefined ? `$${letters}2<>""` : `$${letters}2="${equals}"`;
      const right = EDGE_LOOKS.has(look) ? "A" : last;
      return on(`A2:${right}${LAST_ROW}`, (range) => highlight(range, formula, HIGHLIGHT_LOOKS[look]));
    }),
    (context) => context.workbook.worksheets.getItem(shape.name).freezePanes.freezeRows(1),
    ...sheetDecorations(shape.name, shape.group, onePageWide),
    (context) => repeatHeading(context.workbook.worksheets.getItem(shape.name).pageLayout, onePageWide),
  ];
}

/** On every printed page; where a row takes several, its key too. */
function repeatHeading(pageLayout: Excel.PageLayout, onePageWide: boolean): void {
  pageLayout.setPrintTitleRows("$1:$1");
  if (!onePageWide) pageLayout.setPrintTitleColumns("$A:$A");
  addFooter(pageLayout);
}

export function columnDecorations({ sheet, body }: Place, columns: readonly Column[]): Decoration[] {
  return columns.flatMap((column, i) => {
    const at = body.right + 1 + i;
    const top = body.top - 1;
    const heading = formatRange({ left: at, right: at, top, bottom: top });
    return [
      onRange(sheet, heading, (range) => dressRange(range, HEADER_LOOK)),
      ...columnLook(sheet, at, column, [body.top, body.bottom]),
    ];
  });
}

/** Width, alignment and drop-down list. */
function columnLook(
  sheet: string,
  at: number,
  { heading, width, choices }: Column,
  [first, last]: readonly [number, number],
): Decoration[] {
  const letters = columnLetters(at);
  const looks = [
    onRange(sheet, `${letters}:${letters}`, (range) => {
      range.format.columnWidth = points(width);
    }),
    onRange(sheet, `${letters}${first}:${letters}${last}`, (range) => {
      range.format.verticalAlignment = "Top";
    }),
  ];
  if (choices === undefined) return looks;
  const list = onRange(sheet, `${letters}${first}:${letters}${last}`, ({ dataValidation }) => {
    dataValidation.rule = { list: { inCellDropDown: true, source: choices.join(",") } };
    dataValidation.ignoreBlanks = true;
    dataValidation.errorAlert = {
      showAlert: true,
      style: "Stop",
      title: heading,
      message: `Choose one of: ${choices.join(", ")}.`.slice(0, 255),
    };
  });
  return [...looks, list];
}

export function reportDecorations(report: ReportShape): Decoration[] {
  return [
    ...reportPivot(report),
    ...report.widths.map((width, i) => {
      const letters = columnLetters(i + 1);
      return onRange(report.sheet, `${letters}:${letters}`, (range) => {
        range.format.columnWidth = points(width);
      });
    }),
    ...report.cells.flatMap((cell) => cellDecorations(report.sheet, cell)),
    ...[...rowHeights(report)].map(([row, height]) =>
      onRange(report.sheet, `A${row}`, (range) => {
        range.format.rowHeight = height;
      }),
    ),
    (context) => {
      const sheet = context.workbook.worksheets.getItem(report.sheet);
      sheet.showGridlines = false;
      sheet.tabColor = `#${TAB_COLORS[report.group]}`;
    },
    ...reportObjects(report),
  ];
}

function cellDecorations(
  sheet: string,
  { at, span = 1, style, sheet: target, value, choices }: ReportCell,
): Decoration[] {
  const start = parseRange(at);
  if (start === null) throw new Error(`Report ${sheet} has no cell ${at}`);
  const whole = span === 1 ? at : `${at}:${address(start.left + span - 1, start.top)}`;
  return [
    ...(span > 1 ? [onRange(sheet, whole, (range) => range.merge(false))] : []),
    ...(target === undefined
      ? []
      : [
          onRange(sheet, at, (range) => {
            const documentReference = `'${target.replace(/'/g, "''")}'!A1`;
            range.hyperlink = { documentReference, textToDisplay: String(value ?? "") };
          }),
        ]),
    onRange(sheet, whole, (range) => dressRange(range, REPORT_LOOKS[style])),
    ...(isCheck(style) ? [check(sheet, at)] : []),
    ...(choices === undefined ? [] : [offer(sheet, at, choices)]),
  ];
}

/** A drop-down list that follows a range. */
function offer(sheet: string, at: string, choices: string): Decoration {
  return onRange(sheet, at, ({ dataValidation }) => {
    dataValidation.rule = { list: { inCellDropDown: true, source: `=${choices}` } };
    dataValidation.ignoreBlanks = true;
    dataValidation.errorAlert = { showAlert: false, style: "Information", title: "", message: "" };
  });
}

/** Green at 0.00, red at anything else. */
function check(sheet: string, at: string): Decoration {
  return onRange(sheet, at, (range) => {
    highlight(range, `AND(ISNUMBER(${at}),${at}=0)`, CHECK_GOOD_LOOK);
    highlight(range, `NOT(AND(ISNUMBER(${at}),${at}=0))`, CHECK_BAD_LOOK);
  });
}

function sheetDecorations(name: string, group: SheetGroup, onePageWide: boolean): Decoration[] {
  return [
    (context) => {
      context.workbook.worksheets.getItem(name).tabColor = `#${TAB_COLORS[group]}`;
    },
    (context) => {
      const { pageLayout } = context.workbook.worksheets.getItem(name);
      pageLayout.orientation = "Landscape";
      if (onePageWide) pageLayout.zoom = { horizontalFitToPages: 1 };
      else {
        pageLayout.printOrder = "OverThenDown";
        pageLayout.zoom = { scale: WIDE_SCALE };
      }
    },
  ];
}

function onRange(sheet: string, at: string, decorate: (range: Excel.Range) => void): Decoration {
  return (context) => {
    const range = context.workbook.worksheets.getItem(sheet).getRange(at);
    range.untrack();
    decorate(range);
  };
}
