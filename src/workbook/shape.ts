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
  readonly style:
    | "title"
    | "heading"
    | "label"
    | "note"
    | "money"
    | "count"
    | "text"
    | "total"
    | "check"
    | "input"
    | "link";
  /** A fixed text. */
  readonly value?: Cell;
  /** Without the leading "="; structured references by tableName, [Heading]. */
  readonly formula?: string;
  /** Names the cell's computed or typed value in ReportValues. */
  readonly name?: string;
  /** The sheet a link leads to. */
  readonly sheet?: string;
  /** Merged to the right over so many columns. */
  readonly span?: number;
}

/** A sheet of live formulas over the tables. */
export interface ReportShape {
  readonly sheet: string;
  readonly group: SheetGroup;
  readonly widths: readonly number[];
  readonly cells: readonly ReportCell[];
}

/** Values of a report's named cells: an input's text, or a formula's computed result. */
export type ReportValues = Readonly<Record<string, Cell>>;
