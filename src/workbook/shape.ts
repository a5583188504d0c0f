/** What a table of the workbook looks like; both hosts build it from this description. */

/** A plain cell. Dates are Excel serial numbers (days since 1899-12-30, UTC). */
export type Cell = string | number | boolean | null;
/** One row, by column heading. */
export type Row = Readonly<Record<string, Cell>>;

/**
 * What a column holds, and so its number format and width:
 * text, choice, list (long text) and period are text cells (`@`); amount is an exact Amount shown as money;
 * quantity an Amount shown with up to four decimals; cents a whole number of cents shown as money;
 * integer; percent a Share; day and instant Excel dates.
 */
export type ColumnKind =
  "text" | "choice" | "amount" | "quantity" | "cents" | "integer" | "percent" | "day" | "instant";

export interface Column {
  /** The property of the record. */
  readonly field: string;
  readonly heading: string;
  readonly kind: ColumnKind;
  /** Excel character widths. */
  readonly width: number;
  /** Offered as a drop-down list. */
  readonly choices?: readonly string[];
  /** A blank cell is null rather than "". */
  readonly optional?: boolean;
}

/** Sheets of a group stand together and share a tab colour. */
export type SheetGroup = "month" | "reference" | "records" | "settings";

/** A row's look while a column has a value; by conditional format over the whole table. */
export interface Highlight {
  readonly heading: string;
  /** The cell equals this text; `notBlank` for any text. */
  readonly equals?: string;
  readonly notBlank?: true;
  readonly look: "pending" | "held" | "rejected" | "approved" | "warning" | "error";
}

/** The key is the first column; the last column is never blank (an Excel table grows by it). */
export interface TableShape {
  /** Also the name of its sheet. Table names carry no spaces: see tableName. */
  readonly name: string;
  readonly group: SheetGroup;
  readonly columns: readonly Column[];
  readonly highlights?: readonly Highlight[];
}

/** The Excel table's name: `Statement Lines` → `StatementLines`. */
export function tableName(shape: TableShape): string {
  return shape.name.replace(/ /g, "");
}

export function keyHeading(shape: TableShape): string {
  const first = shape.columns[0];
  if (first === undefined) throw new Error(`Table ${shape.name} has no columns`);
  return first.heading;
}

/** Excel number formats by kind. */
export const NUMBER_FORMATS: Readonly<Record<ColumnKind, string>> = {
  text: "@",
  choice: "@",
  amount: "#,##0.00;[Red]-#,##0.00",
  quantity: "#,##0.####",
  cents: "#,##0.00;[Red]-#,##0.00",
  integer: "#,##0",
  percent: "0.00##%",
  day: "yyyy-mm-dd",
  instant: "yyyy-mm-dd hh:mm",
};

/** A cell of a report sheet. */
export interface ReportCell {
  /** A1 address. */
  readonly at: string;
  readonly style: ReportStyle;
  /** A fixed text. */
  readonly value?: Cell;
  /** Without the leading "="; structured references by tableName, [Heading]. */
  readonly formula?: string;
  /** The formula compares or counts row by row: every host has to work it out as an array. */
  readonly array?: true;
  /** Names the cell's computed or typed value in ReportValues. */
  readonly name?: string;
  /** The sheet a link leads to. */
  readonly sheet?: string;
  /** Merged to the right over so many columns. */
  readonly span?: number;
  /** Offered as a drop-down list: a formula without "=" that gives a range, such as `INDIRECT("People[Email]")`. */
  readonly choices?: string;
}

export type ReportStyle =
  /** The sheet's name, large. */
  | "title"
  /** Under the title, quiet. */
  | "subtitle"
  /** Opens a section, ruled. */
  | "heading"
  | "label"
  | "note"
  | "money"
  | "count"
  | "percent"
  | "day"
  | "text"
  | "total"
  | "totalCount"
  | "totalPercent"
  /** Green at 0.00, red at anything else. */
  | "check"
  /** The same of a count: green at 0. */
  | "checkCount"
  /** What a check says, in words. */
  | "verdict"
  | "input"
  | "link"
  /** What a figure beside it counts: a currency, rows. */
  | "unit"
  /** Heads of a list: text to the left, figures to the right. */
  | "columnHead"
  | "columnHeadRight"
  /** A key figure's caption, and the figure below it, large. */
  | "caption"
  | "figure"
  | "figureNote";

/** A chart over cells of its own report sheet. */
export interface ReportChart {
  /** Its own on the sheet; also the chart's name in Excel. */
  readonly name: string;
  readonly kind: "columns" | "stackedColumns" | "bars" | "stackedBars" | "line";
  readonly title: string;
  /** Title of the value axis: a text, or the address of a cell that holds it, such as the currency's. */
  readonly unit: string;
  /** What it shows, in words, for those who do not see it. */
  readonly alt: string;
  /** The cells that it covers, corner to corner: "A8:F22". */
  readonly over: string;
  /** A1 range of the categories' names, one column or row. */
  readonly categories: string;
  readonly series: readonly ReportSeries[];
}

export interface ReportSeries {
  /** A1 address of its name. */
  readonly name: string;
  /** A1 range, as long as the categories. */
  readonly values: string;
  /** RRGGBB. */
  readonly colour: string;
}

/** Buttons that filter a table, on a report sheet, where the host has them. */
export interface ReportSlicer {
  readonly table: TableShape;
  readonly heading: string;
  /** The cells that it covers, corner to corner. */
  readonly over: string;
}

/** What a slicer is, in words, for those who do not see it. */
export function slicerAlt({ table, heading }: ReportSlicer): string {
  return `Buttons that filter the table ${table.name} by ${heading}. The arrow in the heading ${heading} does the same.`;
}

/** A PivotTable on a report sheet of its own: made once, then the person's; only its figures are refreshed. */
export interface ReportPivot {
  readonly name: string;
  /** Its top left cell; its filters stand two rows above. */
  readonly at: string;
  readonly table: TableShape;
  /** Headings. */
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly filters: readonly string[];
  /** A heading that is summed, and what the sum is called. */
  readonly value: { readonly heading: string; readonly caption: string };
}

/** How a report prints: always one page wide, on A4 and Letter. */
export interface ReportPrint {
  readonly orientation: "portrait" | "landscape";
  /** Corner to corner; all that is used where none is given. */
  readonly area?: string;
  /** Rows repeated on each page: "1:4". */
  readonly titleRows?: string;
  /** Pages tall; as many as it takes where none is given. */
  readonly pagesTall?: number;
}

/** A sheet of live formulas over the tables. */
export interface ReportShape {
  readonly sheet: string;
  readonly group: SheetGroup;
  readonly widths: readonly number[];
  readonly cells: readonly ReportCell[];
  readonly charts?: readonly ReportChart[];
  readonly slicers?: readonly ReportSlicer[];
  readonly pivot?: ReportPivot;
  readonly print?: ReportPrint;
}

/** Values of a report's named cells: an input's text, or a formula's computed result. */
export type ReportValues = Readonly<Record<string, Cell>>;
