/** A batch's changes to one table, decided row by row before anything is written. */
import { Refusal } from "../../core/problem";
import { keyHeading, type Cell, type Row, type TableShape } from "../../workbook/shape";
import { cellValue, normalCell, type CellSource } from "./cell-value";
import { DAYS_1904 } from "./read-rows";
import { CellCursor, RowCursor } from "./sheet-text";
import { firstDataRow, lastDataRow, sheetColumns, type TablePart } from "./table-part";

/** Where a row's XML lies in the sheet's text. */
export interface RowSpan {
  readonly start: number;
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly end: number;
}

/** A row of the table on its way to the new sheet. */
export interface TableRow {
  /** Its row on the sheet as read; 0 for an appended row. */
  readonly source: number;
  /** Null where the sheet's XML leaves the row out, and for appended rows. */
  readonly span: RowSpan | null;
  key: string;
  /** An appended row's cells, as given; new values by sheet column go before them. */
  values: Row | null;
  changes: Map<number, Cell> | null;
  removed: boolean;
}

export interface ShapeColumn {
  readonly heading: string;
  readonly column: number;
  /** Taken off dates where the workbook counts from 1904. */
  readonly shift: number;
}

export class TableEdit {
  changed = false;
  readonly rows: TableRow[] = [];
  /** The sheet's rows before the table's first data row end here; those behind the table begin at `regionEnd`. */
  regionStart = 0;
  regionEnd = 0;
  readonly totals: TableRow[] = [];
  private readonly columns: ReadonlyMap<string, ShapeColumn>;
  private readonly byKey = new Map<string, TableRow[]>();
  private readonly cells: CellCursor;
  private free: TableRow[] | null = null;

  constructor(
    readonly source: CellSource,
    readonly table: TablePart,
    readonly shape: TableShape,
    private readonly date1904: boolean,
  ) {
    this.cells = new CellCursor(source.sheet);
    this.columns = shapeColumns(table, shape, date1904);
    this.scan();
  }

  /** Rows whose key is there are left out. */
  append(rows: readonly Row[]): void {
    const heading = keyHeading(this.shape);
    for (const row of rows) {
      const key = keyText(row[heading]);
      if (key === "") throw new Error(`A row for ${this.shape.name} has no ${heading}`);
      if (this.byKey.has(key)) continue;
      const target = this.nextFree() ?? this.addRow();
      target.key = key;
      this.checkHeadings(row);
      if (target.span === null) target.values = row;
      else target.changes = this.byColumn(row);
      this.byKey.set(key, [target]);
      this.changed = true;
    }
  }

  /** Sets the given cells of the rows with the key; values that are there already change nothing. */
  update(rows: readonly Row[]): void {
    const heading = keyHeading(this.shape);
    for (const row of rows) {
      const targets = this.byKey.get(keyText(row[heading])) ?? [];
      if (targets.length === 0) continue;
      const values = this.byColumn(row, heading);
      for (const target of targets) this.updateRow(target, values);
    }
  }

  remove(keys: readonly string[]): void {
    for (const key of keys) {
      for (const row of this.byKey.get(key) ?? []) {
        row.removed = true;
        this.changed = true;
      }
      this.byKey.delete(key);
    }
  }

  /** The value that a sheet column gets in a row; undefined where the row says nothing. */
  newValue(row: TableRow, column: number, heading: string): Cell | undefined {
    const changed = row.changes?.get(column);
    if (changed !== undefined || row.values === null) return changed;
    const value = row.values[heading];
    if (value === undefined || !this.date1904) return value === undefined ? undefined : normalCell(value);
    return inCalendar(value, this.columns.get(heading)?.shift ?? 0);
  }

  private checkHeadings(row: Row): void {
    for (const heading in row)
      if (!this.columns.has(heading)) throw new Error(`Table ${this.shape.name} has no column ${heading}`);
  }

  private byColumn(row: Row, without?: string): Map<number, Cell> {
    this.checkHeadings(row);
    const values = new Map<number, Cell>();
    for (const heading in row) {
      const place = this.columns.get(heading);
      const value = row[heading];
      if (place !== undefined && value !== undefined && heading !== without)
        values.set(place.column, inCalendar(value, place.shift));
    }
    return values;
  }

  private updateRow(target: TableRow, values: ReadonlyMap<number, Cell>): void {
    const current = this.currentValues(target, values);
    for (const [column, value] of values) {
      if ((current.get(column) ?? null) === value) continue;
      target.changes ??= new Map();
      target.changes.set(column, value);
      this.changed = true;
    }
  }

  private currentValues(target: TableRow, wanted: ReadonlyMap<number, Cell>): Map<number, Cell> {
    const current = new Map<number, Cell>();
    if (target.span !== null) {
      this.cells.enter(target.span.contentStart, target.span.contentEnd);
      while (current.size < wanted.size && this.cells.next())
        if (wanted.has(this.cells.column)) current.set(this.cells.column, cellValue(this.source, this.cells));
    }
    if (target.changes === null && target.values === null) return current;
    for (const [heading, { column }] of this.columns) {
      const value = wanted.has(column) ? this.newValue(target, column, heading) : undefined;
      if (value !== undefined) current.set(column, value);
    }
    return current;
  }

  private addRow(): TableRow {
    const row: TableRow = { source: 0, span: null, key: "", values: null, changes: null, removed: false };
    this.rows.push(row);
    return row;
  }

  /** Blank rows at the table's end are filled first: an empty Excel table has one. */
  private nextFree(): TableRow | undefined {
    this.free ??= this.findFree();
    return this.free.shift();
  }

  private findFree(): TableRow[] {
    const shapeColumns = new Set([...this.columns.values()].map((column) => column.column));
    const free: TableRow[] = [];
    for (let index = this.rows.length - 1; index >= 0; index--) {
      const row = this.rows[index];
      if (row === undefined || row.removed || row.source === 0) break;
      if (row.key !== "" || !this.isBlank(row, shapeColumns)) break;
      free.unshift(row);
    }
    return free;
  }

  private isBlank(row: TableRow, columns: ReadonlySet<number>): boolean {
    if (row.span === null) return true;
    this.cells.enter(row.span.contentStart, row.span.contentEnd);
    while (this.cells.next())
      if (columns.has(this.cells.column) && cellValue(this.source, this.cells) !== null) return false;
    return true;
  }

  private scan(): void {
    const { sheet } = this.source;
    const first = firstDataRow(this.table);
    const last = lastDataRow(this.table);
    const keyColumn = this.columns.get(keyHeading(this.shape))?.column ?? 0;
    const cursor = new RowCursor(sheet);
    this.regionStart = this.regionEnd = sheet.rowsEnd;
    let expected = first;
    while (cursor.next()) {
      if (cursor.row < first) continue;
      this.regionStart = Math.min(this.regionStart, cursor.start);
      if (cursor.row > this.table.range.bottom) {
        this.regionEnd = cursor.start;
        break;
      }
      while (expected < cursor.row) this.note(expected++, null, keyColumn, last);
      const { start, contentStart, contentEnd, end } = cursor;
      this.note(expected++, { start, contentStart, contentEnd, end }, keyColumn, last);
    }
    while (expected <= this.table.range.bottom) this.note(expected++, null, keyColumn, last);
  }

  private note(source: number, span: RowSpan | null, keyColumn: number, last: number): void {
    const key = span === null ? "" : this.readKey(span, keyColumn);
    const row: TableRow = { source, span, key, values: null, changes: null, removed: false };
    if (source > last) {
      this.totals.push(row);
      return;
    }
    this.rows.push(row);
    if (key === "") return;
    const same = this.byKey.get(key);
    if (same === undefined) this.byKey.set(key, [row]);
    else same.push(row);
  }

  private readKey(span: RowSpan, keyColumn: number): string {
    this.cells.enter(span.contentStart, span.contentEnd);
    while (this.cells.next())
      if (this.cells.column === keyColumn) return keyText(cellValue(this.source, this.cells));
    return "";
  }
}

function inCalendar(cell: Cell, shift: number): Cell {
  const value = normalCell(cell);
  return typeof value === "number" ? value - shift : value;
}

export function keyText(value: Cell | undefined): string {
  return value === null || value === undefined ? "" : String(value);
}

function shapeColumns(table: TablePart, shape: TableShape, date1904: boolean): Map<string, ShapeColumn> {
  const where = sheetColumns(table);
  const missing = shape.columns.filter((column) => !where.has(column.heading)).map((c) => c.heading);
  if (missing.length > 0)
    throw new Refusal(
      `The table ${shape.name} lacks the column${missing.length === 1 ? "" : "s"} ${missing.join(", ")}. Was it renamed? Rename the heading back. Only in a workbook of an earlier version run init, which adds it. Nothing was written.`,
      missing,
    );
  return new Map(
    shape.columns.map(({ heading, kind }) => {
      const shift = date1904 && (kind === "day" || kind === "instant") ? DAYS_1904 : 0;
      return [heading, { heading, column: where.get(heading) ?? 0, shift }];
    }),
  );
}
