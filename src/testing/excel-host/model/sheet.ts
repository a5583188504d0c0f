/** A worksheet: cells, looks, tables, and what Excel does when someone writes, inserts or deletes. */
import { accessDenied, invalidArgument, invalidOperation, itemAlreadyExists } from "../errors";
import { COLUMNS, contains, intersection, plainRect, ROWS, type Rect } from "./address";
import { Area, type Shift } from "./area";
import { Bag } from "./bag";
import type { HostChart } from "./chart";
import type { ChangeType } from "./events";
import { drop } from "./drop";
import { rowTest } from "./filter";
import { Grid } from "./grid";
import { Styles, type StyleValue } from "./styles";
import type { HostPivot } from "./pivot";
import type { HostSlicer } from "./slicer";
import { deleteCells, insertCells } from "./sheet-shift";
import { writeCells } from "./sheet-write";
import type { HostTable } from "./table";
import { shown } from "./text";
import { CellError, Formula, type Plain } from "./typing";
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
    writeCells(this, area, values);
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
    insertCells(this, area, direction);
  }

  delete(area: Rect, direction: "up" | "left"): void {
    deleteCells(this, area, direction);
  }

  /** @throws HostError AccessDenied where the sheet is protected against it */
  demandStructure(option: string): void {
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

  /** Tells that cells are others now. */
  edited(area: Rect, type: ChangeType, before: Plain, after: Plain, direction?: Shift["direction"]): void {
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

function within(key: string, area: Rect): boolean {
  const [row = 0, column = 0] = key.split(",").map(Number);
  return contains(area, { top: row, bottom: row, left: column, right: column });
}
