/** A worksheet: cells, looks, tables, and what Excel does when someone writes, inserts or deletes. */
import {
  accessDenied,
  HostError,
  insertDeleteConflict,
  invalidArgument,
  invalidOperation,
  itemAlreadyExists,
} from "../errors";
import {
  COLUMNS,
  columnCount,
  contains,
  formatRect,
  intersection,
  rowCount,
  ROWS,
  type Rect,
} from "./address";
import { Area, shifted, type Shift } from "./area";
import { Bag } from "./bag";
import type { HostChart } from "./chart";
import type { ChangeType } from "./events";
import { rowTest } from "./filter";
import { Grid } from "./grid";
import { Styles, type StyleValue } from "./styles";
import type { HostPivot } from "./pivot";
import type { HostSlicer } from "./slicer";
import { growTables } from "./table-growth";
import type { HostTable } from "./table";
import { shown } from "./text";
import { CellError, Formula, typed, type Plain, type Stored } from "./typing";
import type { HostWorkbook } from "./workbook";

/** Points. */
export const DEFAULT_WIDTH = 48;
export const DEFAULT_HEIGHT = 15;

export interface RowState {
  height?: number;
  hidden?: "user" | "filter";
}

export class HostSheet {
  readonly grid = new Grid();
  readonly styles = new Styles();
  readonly tables: HostTable[] = [];
  visibility: "Visible" | "Hidden" | "VeryHidden" = "Visible";
  tabColor = "";
  showGridlines = true;
  showHeadings = true;
  standardWidth = DEFAULT_WIDTH;
  /** Points; only the columns that someone set. */
  readonly widths = new Map<number, number>();
  readonly hiddenColumns = new Set<number>();
  readonly rowStates = new Map<number, RowState>();
  merges: Area[] = [];
  /** Rows and columns that stay in sight. */
  frozen: { readonly rows: number; readonly columns: number } = { rows: 0, columns: 0 };
  protection: { readonly options: Readonly<Record<string, unknown>>; readonly password: string } | null =
    null;
  readonly conditionalFormats: { readonly id: string; readonly area: Area; readonly bag: Bag }[] = [];
  readonly validations: { area: Area; readonly bag: Bag }[] = [];
  readonly charts: HostChart[] = [];
  readonly pivots: HostPivot[] = [];
  readonly slicers: HostSlicer[] = [];
  readonly hyperlinks = new Map<string, Readonly<Record<string, unknown>>>();
  readonly page = new Bag();
  readonly customProperties = new Map<string, string>();

  constructor(
    readonly workbook: HostWorkbook,
    readonly id: string,
    private sheetName: string,
  ) {}

  get name(): string {
    return this.sheetName;
  }

  set name(name: string) {
    const before = this.sheetName;
    this.workbook.checkSheetName(name, this);
    this.sheetName = name;
    if (before !== name) this.workbook.changed({ what: "sheetRenamed", sheet: this, before });
  }

  // ---- reading

  value(row: number, column: number): Plain {
    const stored = this.grid.get(row, column);
    return stored instanceof Formula ? stored.value : stored;
  }

  formula(row: number, column: number): Plain {
    const stored = this.grid.get(row, column);
    return stored instanceof Formula ? stored.text : stored;
  }

  format(row: number, column: number): string {
    return String(this.styles.at(row, column)["numberFormat"] ?? "General");
  }

  /** What the cell shows. */
  textAt(row: number, column: number): string {
    return shown(this.value(row, column), this.format(row, column));
  }

  usedRange(valuesOnly: boolean, within?: Rect): Rect | null {
    const all = within ?? { top: 0, left: 0, bottom: ROWS - 1, right: COLUMNS - 1 };
    const values = this.grid.used(all);
    return valuesOnly ? values : union(values, this.formatted(all));
  }

  /** Cells formatted one by one count as used; whole columns do not. */
  private formatted(within: Rect): Rect | null {
    let found: Rect | null = null;
    for (const column of this.styles.columnsUsed()) {
      if (column < within.left || column > within.right) continue;
      for (const run of this.styles.runs(column, within.top, within.bottom))
        if (run.to < ROWS - 1 && Object.keys(run.style).length > 0)
          found = union(found, { top: run.from, bottom: run.to, left: column, right: column });
    }
    return found;
  }

  isHidden(row: number): boolean {
    return this.rowStates.get(row)?.hidden !== undefined;
  }

  width(column: number): number {
    return this.hiddenColumns.has(column) ? 0 : (this.widths.get(column) ?? this.standardWidth);
  }

  height(row: number): number {
    const state = this.rowStates.get(row);
    return state?.hidden !== undefined ? 0 : (state?.height ?? DEFAULT_HEIGHT);
  }

  tableAt(area: Rect): HostTable | null {
    return this.tables.find((table) => intersection(table.area, area) !== null) ?? null;
  }

  // ---- writing cells

  /** @throws HostError AccessDenied where the sheet is protected and a cell of the area is locked */
  demandWritable(area: Rect): void {
    if (this.protection === null) return;
    if (this.styles.common(area, "protection.locked") !== false) throw accessDenied(this.name);
  }

  /**
   * Writes as Excel does for a person typing: text is read by the number format, tables grow, headers stay unique.
   * @param values rows of cells, or one value for all of them; null leaves a cell as it is
   * @throws HostError InvalidArgument where the shape is not the area's
   */
  write(area: Rect, values: unknown): void {
    this.demandWritable(area);
    this.demandNoPivot(area);
    const rows = shaped(area, values);
    const one = rowCount(area) === 1 && columnCount(area) === 1;
    const before = one ? this.value(area.top, area.left) : null;
    // Read all before writing any: an argument that Excel refuses changes nothing.
    const cells =
      rows === null ? null : rows.map((row, r) => row.map((input, c) => this.read(area, r, c, input)));
    const growing = growTables(this, area, () => {
      if (cells === null) this.fill(area, values);
      else this.put(area, cells);
    });
    for (const table of this.tables) {
      const header = table.header;
      if (header !== null && intersection(header, area) !== null) table.readHeader();
    }
    void growing;
    const after = one ? this.value(area.top, area.left) : null;
    this.edited(area, "RangeEdited", before, after);
  }

  private read(area: Rect, r: number, c: number, input: unknown): { value: Stored; format?: string } | null {
    return input === null || input === undefined
      ? null
      : typed(input, this.format(area.top + r, area.left + c));
  }

  private put(area: Rect, cells: readonly (readonly ({ value: Stored; format?: string } | null)[])[]): void {
    cells.forEach((row, r) =>
      row.forEach((cell, c) => {
        if (cell === null) return;
        this.grid.set(area.top + r, area.left + c, cell.value);
        if (cell.format !== undefined && cell.format !== "General")
          this.styles.change(
            { top: area.top + r, bottom: area.top + r, left: area.left + c, right: area.left + c },
            { numberFormat: cell.format },
          );
      }),
    );
  }

  /** One value for all cells: a blank for a whole column costs nothing. */
  private fill(area: Rect, value: unknown): void {
    if (value === null) return;
    if (value === "") {
      this.grid.clear(area);
      return;
    }
    if (rowCount(area) * columnCount(area) > 5_000_000)
      throw new HostError(
        "RangeExceedsLimit",
        "The cell count in the range has exceeded the maximum supported number.",
      );
    for (let row = area.top; row <= area.bottom; row += 1)
      for (let column = area.left; column <= area.right; column += 1)
        this.put({ top: row, bottom: row, left: column, right: column }, [
          [typed(value, this.format(row, column))],
        ]);
  }

  /**
   * Puts a formula's result beside it, as Excel does when it works formulas out: no event, nobody's change.
   * A cell without a formula stays as it is. @returns whether the result is another than before
   */
  setResult(row: number, column: number, value: Plain): boolean {
    const stored = this.grid.get(row, column);
    if (!(stored instanceof Formula) || stored.value === value) return false;
    this.grid.set(row, column, new Formula(stored.text, value));
    return true;
  }

  changeStyle(area: Rect, change: Readonly<Record<string, StyleValue | null>>): void {
    if (this.protection !== null && this.protection.options["allowFormatCells"] !== true)
      this.demandWritable(area);
    this.styles.change(area, change);
    this.workbook.changed({ what: "format", sheet: this, area: plainRect(area) });
  }

  /** @param what "All", "Contents", "Formats", "Hyperlinks", "RemoveHyperlinks" */
  clear(area: Rect, what: string): void {
    this.demandWritable(area);
    if (what === "All" || what === "Contents") this.clearPivots(area);
    if (what === "All" || what === "Contents") {
      this.grid.clear(area);
      for (const table of this.tables) if (intersection(table.area, area) !== null) table.readHeader();
    }
    if (what === "All" || what === "Formats") {
      this.styles.clear(area);
      this.merges = this.merges.filter((merge) => intersection(merge, area) === null);
      this.cutRules(area);
    }
    if (what !== "Contents")
      for (const key of [...this.hyperlinks.keys()]) if (within(key, area)) this.hyperlinks.delete(key);
    this.edited(area, "RangeEdited", null, null);
  }

  /** @throws HostError InvalidOperation for cells of a pivot table: only its fields change them */
  private demandNoPivot(area: Rect): void {
    const pivot = this.pivots.find(({ whole }) => intersection(whole, area) !== null);
    if (pivot !== undefined)
      throw invalidOperation(
        `We can't make this change for the selected cells because it will affect the PivotTable ${pivot.name}.`,
      );
  }

  /** A pivot table goes when all of its cells are emptied; a part of it cannot be. */
  private clearPivots(area: Rect): void {
    const inside = this.pivots.filter(({ whole }) => contains(area, whole));
    for (const pivot of inside) pivot.delete();
    this.demandNoPivot(area);
  }

  /** @throws HostError ItemAlreadyExists where another pivot table of the sheet has the name, InvalidArgument for none */
  demandPivotName(name: string, self: HostPivot | null): void {
    if (name === "" || name.length > 255) throw invalidArgument(`${JSON.stringify(name)} is no name.`);
    if (this.pivots.some((pivot) => pivot !== self && pivot.name.toLowerCase() === name.toLowerCase()))
      throw itemAlreadyExists(`There is a PivotTable ${name}.`);
  }

  private cutRules(area: Rect): void {
    drop(this.conditionalFormats, (rule) => contains(area, rule.area));
    drop(this.validations, (rule) => contains(area, rule.area));
  }

  /** Joins cells: only the first keeps its value. */
  merge(area: Rect): void {
    this.merges = this.merges.filter((one) => intersection(one, area) === null);
    this.merges.push(new Area(this, area));
    for (const rest of [
      { ...plainRect(area), top: area.top + 1 },
      { ...plainRect(area), left: area.left + 1 },
    ])
      if (rest.top <= rest.bottom && rest.left <= rest.right) this.grid.clear(rest);
    this.workbook.changed({ what: "structure", sheet: this });
  }

  // ---- moving cells

  insert(area: Rect, direction: "down" | "right"): void {
    this.demandStructure("allowInsertRows");
    const overflow =
      direction === "down"
        ? { ...area, top: ROWS - rowCount(area), bottom: ROWS - 1 }
        : { ...area, left: COLUMNS - columnCount(area), right: COLUMNS - 1 };
    if (!this.grid.isBlank(overflow))
      throw new HostError(
        "NonBlankCellOffSheet",
        "Excel can't insert new cells because it would push non-empty cells off the end of the worksheet.",
      );
    this.shift({ area: plainRect(area), direction });
  }

  delete(area: Rect, direction: "up" | "left"): void {
    this.demandStructure("allowDeleteRows");
    let cells = plainRect(area);
    // A table keeps one row: the last one to go is emptied instead.
    for (const table of this.tables) {
      const body = table.body;
      if (direction !== "up" || !contains(cells, body) || contains(cells, table.area)) continue;
      this.grid.clear({ ...body, top: body.bottom });
      if (cells.bottom !== body.bottom) throw insertDeleteConflict(`The table ${table.name} keeps one row.`);
      if (body.top === body.bottom && cells.top === body.top) {
        this.edited(cells, "RangeEdited", null, null);
        return;
      }
      // The emptied row is the body's first from now on.
      cells = { ...cells, bottom: body.bottom - 1 };
    }
    this.shift({ area: cells, direction });
  }

  /** Moves everything that stands on the sheet; shared by insert and delete. */
  shift(shift: Shift): void {
    const { area, direction } = shift;
    const tables = this.tables.map((table) => ({ table, to: table.afterShift(shift) }));
    for (const merge of this.merges)
      if (tears(merge, shift)) throw insertDeleteConflict("The cells are merged.");
    const pivots = this.pivots.map((pivot) => ({ pivot, to: pivotAfterShift(pivot, shift) }));
    if (direction === "up" || direction === "down") {
      this.moveRowStates(shift);
      this.grid.shiftRows(area, direction);
      this.styles.shiftRows(area, direction);
    } else {
      this.moveColumnStates(shift);
      this.grid.shiftColumns(area, direction);
      this.styles.shiftColumns(area, direction);
    }
    for (const { table, to } of tables) {
      if (to === null || rowCount(to) < (table.showHeaders ? 2 : 1)) this.removeTable(table);
      else this.moveTable(table, to, shift);
    }
    this.moveRules(shift);
    for (const { pivot, to } of pivots) {
      if (to === null) drop(this.pivots, (one) => one === pivot);
      else pivot.moveTo(to);
    }
    this.workbook.moveAreas(this, shift);
    this.edited(area, changeType(shift), null, null, direction);
  }

  private moveTable(table: HostTable, to: Rect, { area, direction }: Shift): void {
    if (direction === "left" || direction === "right") {
      const kept = table.columns.filter((_column, index) => {
        const at = table.area.left + index;
        return direction === "right" || at < area.left || at > area.right;
      });
      const inserted = columnCount(to) - kept.length;
      table.area = to;
      if (inserted > 0) {
        const at = area.left - to.left;
        table.columns = kept;
        for (let n = 0; n < inserted; n += 1) table.columns.splice(at + n, 0, table.newColumn("Column1"));
        if (table.header !== null)
          table.columns.forEach((column, index) => this.grid.set(to.top, to.left + index, column.name));
      } else table.columns = kept;
      return;
    }
    table.area = to;
  }

  private moveRules(shift: Shift): void {
    for (const list of [this.conditionalFormats, this.validations, this.merges.map((area) => ({ area }))])
      for (const { area } of list) area.moveTo(shifted(area, shift));
    drop(this.conditionalFormats, (rule) => rule.area.gone);
    drop(this.validations, (rule) => rule.area.gone);
    this.merges = this.merges.filter((area) => !area.gone);
  }

  /** Heights and hidden rows move with whole rows, and with a table's rows. */
  private moveRowStates({ area, direction }: Shift): void {
    const whole = area.left === 0 && area.right >= COLUMNS - 1;
    const table = this.tables.find(
      (one) =>
        area.left <= one.area.left &&
        area.right >= one.area.right &&
        area.top >= one.area.top &&
        area.top <= one.area.bottom,
    );
    if (!whole && table === undefined) return;
    const end = whole ? ROWS - 1 : (table?.area.bottom ?? 0);
    const count = rowCount(area);
    const moved = new Map<number, RowState>();
    for (const [row, state] of this.rowStates) {
      if (row < area.top || row > end) moved.set(row, state);
      else if (direction === "down") moved.set(row + count, state);
      else if (row > area.bottom) moved.set(row - count, state);
    }
    this.rowStates.clear();
    for (const [row, state] of moved) this.rowStates.set(row, state);
  }

  private moveColumnStates({ area, direction }: Shift): void {
    if (area.top !== 0 || area.bottom < ROWS - 1) return;
    const count = columnCount(area);
    const to = (column: number): number | null =>
      column < area.left
        ? column
        : direction === "right"
          ? column + count
          : column > area.right
            ? column - count
            : null;
    const widths = [...this.widths];
    this.widths.clear();
    for (const [column, width] of widths) {
      const next = to(column);
      if (next !== null) this.widths.set(next, width);
    }
    const hidden = [...this.hiddenColumns];
    this.hiddenColumns.clear();
    for (const column of hidden) {
      const next = to(column);
      if (next !== null) this.hiddenColumns.add(next);
    }
  }

  private demandStructure(option: string): void {
    if (this.protection !== null && this.protection.options[option] !== true) throw accessDenied(this.name);
  }

  // ---- tables

  addTable(table: HostTable): void {
    this.tables.push(table);
    this.workbook.changed({ what: "tableAdded", sheet: this, table });
  }

  removeTable(table: HostTable): void {
    this.showAllRows(table);
    drop(this.tables, (one) => one === table);
    this.workbook.changed({ what: "tableDeleted", sheet: this, table });
  }

  /** Hides the rows that a table's criteria keep out, as they stand now. */
  applyFilters(table: HostTable): void {
    const passes = rowTest(table, () => true);
    this.showAllRows(table);
    const body = table.body;
    for (let row = body.top; table.filtered && row <= body.bottom; row += 1)
      if (!passes(row)) this.setRow(row, { hidden: "filter" });
    this.workbook.changed({ what: "tableFiltered", sheet: this, table });
  }

  showAllRows(table: HostTable): void {
    for (const [row, state] of this.rowStates)
      if (state.hidden === "filter" && row >= table.area.top && row <= table.area.bottom) this.showRow(row);
  }

  setRow(row: number, state: RowState): void {
    this.rowStates.set(row, { ...this.rowStates.get(row), ...state });
  }

  showRow(row: number): void {
    const { hidden: _hidden, ...rest } = this.rowStates.get(row) ?? {};
    if (Object.keys(rest).length === 0) this.rowStates.delete(row);
    else this.rowStates.set(row, rest);
  }

  /** @throws HostError ItemNotFound-like words where the address is none */
  rect(address: string): Rect {
    const found = this.workbook.resolve(address, this);
    if (found === null || found.sheet !== this)
      throw invalidArgument(`${JSON.stringify(address)} is no range of ${this.name}.`);
    return found;
  }

  private edited(
    area: Rect,
    type: ChangeType,
    before: Plain,
    after: Plain,
    direction?: Shift["direction"],
  ): void {
    this.workbook.changed({
      what: "cells",
      sheet: this,
      area: plainRect(area),
      changeType: type,
      ...(direction === undefined ? {} : { direction }),
      ...(before === null && after === null ? {} : { before: bare(before), after: bare(after) }),
    });
  }
}

export function plainRect({ top, left, bottom, right }: Rect): Rect {
  return { top, left, bottom, right };
}

function bare(value: Plain): string | number | boolean {
  return value === null ? "" : value instanceof CellError ? value.text : value;
}

function union(a: Rect | null, b: Rect | null): Rect | null {
  if (a === null) return b;
  if (b === null) return a;
  return {
    top: Math.min(a.top, b.top),
    left: Math.min(a.left, b.left),
    bottom: Math.max(a.bottom, b.bottom),
    right: Math.max(a.right, b.right),
  };
}

function tears(merge: Rect, shift: Shift): boolean {
  const { area, direction } = shift;
  const vertical = direction === "up" || direction === "down";
  const path = vertical ? { ...area, bottom: Infinity } : { ...area, right: Infinity };
  if (intersection(merge, path) === null) return false;
  return vertical
    ? merge.left < area.left || merge.right > area.right
    : merge.top < area.top || merge.bottom > area.bottom;
}

/** A pivot table moves as a whole, and goes as a whole. @throws HostError InsertDeleteConflict */
function pivotAfterShift(pivot: HostPivot, shift: Shift): Rect | null {
  const { whole, name } = pivot;
  const { area, direction } = shift;
  const cut =
    direction === "down"
      ? area.top > whole.top && area.top <= whole.bottom
      : direction === "right"
        ? area.left > whole.left && area.left <= whole.right
        : intersection(whole, area) !== null && !contains(area, whole);
  if (cut || tears(whole, shift))
    throw insertDeleteConflict(`The operation would change the PivotTable ${name}.`);
  return shifted(pivot.area, shift);
}

function changeType({ area, direction }: Shift): ChangeType {
  const rows = area.left === 0 && area.right >= COLUMNS - 1;
  const columns = area.top === 0 && area.bottom >= ROWS - 1;
  if (direction === "up") return rows ? "RowDeleted" : "CellDeleted";
  if (direction === "down") return rows ? "RowInserted" : "CellInserted";
  if (direction === "left") return columns ? "ColumnDeleted" : "CellDeleted";
  return columns ? "ColumnInserted" : "CellInserted";
}

/** Null for a single value for the whole area. */
function shaped(area: Rect, values: unknown): readonly (readonly unknown[])[] | null {
  if (!Array.isArray(values)) return null;
  const rows: readonly unknown[] = values;
  if (rows.length !== rowCount(area)) throw wrongShape(area);
  return rows.map((row): readonly unknown[] => {
    if (!Array.isArray(row) || row.length !== columnCount(area)) throw wrongShape(area);
    return row;
  });
}

function wrongShape(area: Rect): HostError {
  return invalidArgument(
    `The number of rows or columns in the input array doesn't match the size or dimensions of the range ${formatRect(area)}.`,
  );
}

function within(key: string, area: Rect): boolean {
  const [row = 0, column = 0] = key.split(",").map(Number);
  return contains(area, { top: row, bottom: row, left: column, right: column });
}

function drop<T>(list: T[], when: (item: T) => boolean): void {
  for (let index = list.length - 1; index >= 0; index -= 1) {
    const item = list[index];
    if (item !== undefined && when(item)) list.splice(index, 1);
  }
}
