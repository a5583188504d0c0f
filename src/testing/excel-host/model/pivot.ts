/**
 * A pivot table: it reads its source when it is made and when it is refreshed, and writes its cells into its sheet
 * whenever its fields or its layout change.
 */
import { invalidArgument, invalidOperation } from "../errors";
import { intersection, onSheet, rect, type Rect } from "./address";
import type { Area } from "./area";
import { layOut, type LaidOut, type PivotCell, type PivotLayout } from "./pivot-cells";
import {
  labelOf,
  compareItems,
  newField,
  valueName,
  type PivotCache,
  type PivotField,
  type PivotValue,
} from "./pivot-fields";
import type { PivotRecord } from "./pivot-totals";
import { readSource } from "./pivot-source";
import type { HostSheet } from "./sheet";
import type { HostTable } from "./table";
import type { Plain } from "./typing";

export type PivotAxisName = "rows" | "columns" | "filters";

export class HostPivot {
  readonly rows: PivotField[] = [];
  readonly columns: PivotField[] = [];
  readonly filters: PivotField[] = [];
  readonly values: PivotValue[] = [];
  /** In the source's order. */
  fields: PivotField[] = [];
  readonly layout: PivotLayout = {
    layoutType: "Compact",
    subtotalLocation: "AtTop",
    showRowGrandTotals: true,
    showColumnGrandTotals: true,
    showFieldHeaders: true,
    repeatLabels: false,
    fillEmptyCells: true,
    emptyCellText: "",
  };
  autoFormat = true;
  /** Kept and given back. */
  readonly settings = new Map<string, unknown>();
  private cache: PivotCache = { headings: [], rows: [] };
  private laid: LaidOut = { cells: [], headerRows: 0, labelColumns: 0 };
  private body: Rect;

  constructor(
    readonly id: string,
    private pivotName: string,
    readonly sheet: HostSheet,
    readonly source: HostTable | Area,
    at: Rect,
  ) {
    this.body = rect(at.top, at.left, 1, 1);
    this.refresh();
  }

  get name(): string {
    return this.pivotName;
  }

  /** @throws HostError InvalidArgument where another pivot table of the sheet has the name */
  set name(name: string) {
    this.sheet.demandPivotName(name, this);
    this.pivotName = name;
  }

  /** Without the cells of the filters above it. */
  get area(): Rect {
    return this.body;
  }

  /** The cells of the filters; null without any. */
  get filterArea(): Rect | null {
    const count = this.filters.length;
    return count === 0 ? null : rect(this.body.top - count - 1, this.body.left, count, 2);
  }

  /** Everything that belongs to it. */
  get whole(): Rect {
    return { ...this.body, top: this.filterArea?.top ?? this.body.top };
  }

  /** Its cells were moved, by cells inserted or deleted beside it. */
  moveTo(area: Rect): void {
    this.body = { ...area };
  }

  get headerRows(): number {
    return this.laid.headerRows;
  }

  get labelColumns(): number {
    return this.laid.labelColumns;
  }

  /** What stands in a cell of it; null outside. */
  cellAt(row: number, column: number): PivotCell | null {
    return this.laid.cells[row - this.body.top]?.[column - this.body.left] ?? null;
  }

  /** Reads the source as it is now. Fields that a person placed stay where they are, unless their column is gone. */
  refresh(): void {
    this.cache = readSource(this.source);
    const known = new Map(this.fields.map((field) => [field.heading, field]));
    this.fields = this.cache.headings.map(
      (heading) => known.get(heading) ?? newField(`${this.id}-${heading}`, heading),
    );
    for (const list of [this.rows, this.columns, this.filters])
      keep(list, (field) => this.fields.includes(field));
    keep(this.values, ({ field }) => this.fields.includes(field));
    this.draw();
  }

  /** By its name or its heading. */
  field(key: string): PivotField | null {
    return this.fields.find(({ name }) => name === key) ?? this.fields.find((f) => f.heading === key) ?? null;
  }

  /** The field's values since the last refresh, each once, in ascending order. */
  items(field: PivotField): { readonly label: string; readonly value: Plain }[] {
    const place = this.placeOf(field);
    const values = new Map<string, Plain>();
    for (const record of this.cache.rows) values.set(labelOf(record[place] ?? null), record[place] ?? null);
    return [...values]
      .map(([label, value]) => ({ label, value }))
      .sort((a, b) => compareItems(a.value, b.value));
  }

  /** A field stands on one axis: it leaves the one it was on. */
  put(field: PivotField, axis: PivotAxisName): void {
    this.change(() => {
      for (const list of [this.rows, this.columns, this.filters]) keep(list, (one) => one !== field);
      this[axis].push(field);
    });
  }

  take(field: PivotField, axis: PivotAxisName): void {
    this.change(() => keep(this[axis], (one) => one !== field));
  }

  /** Numbers are added up, anything else is counted. */
  putValue(field: PivotField): PivotValue {
    const place = this.placeOf(field);
    const numeric = this.cache.rows.every((record) => typeof (record[place] ?? 0) === "number");
    const summarizeBy = numeric ? "Sum" : "Count";
    const name = this.freeValueName(valueName(summarizeBy, field.heading) ?? field.heading);
    const value: PivotValue = {
      id: `${this.id}-value${this.sheet.workbook.newId()}`,
      field,
      name,
      summarizeBy,
      numberFormat: "General",
      showAs: { calculation: "None" },
    };
    this.change(() => this.values.push(value));
    return value;
  }

  takeValue(value: PivotValue): void {
    this.change(() => keep(this.values, (one) => one !== value));
  }

  /** @throws HostError InvalidArgument for a name that a field of the source has already, as Excel */
  renameValue(value: PivotValue, name: string): void {
    const used =
      this.fields.some((field) => field.name.toLowerCase() === name.toLowerCase()) ||
      this.values.some((one) => one !== value && one.name.toLowerCase() === name.toLowerCase());
    if (used) throw invalidArgument(`PivotTable field name ${name} already exists.`);
    this.change(() => (value.name = name));
  }

  summarizeBy(value: PivotValue, how: string): void {
    const automatic = value.name === valueName(value.summarizeBy, value.field.heading);
    const name = valueName(how, value.field.heading);
    if (name === undefined) throw invalidArgument(`A pivot table cannot summarize by ${how}.`);
    this.change(() => {
      value.summarizeBy = how;
      if (automatic) value.name = name;
    });
  }

  /** Does something to the fields or the layout and draws the table anew. */
  change(what: () => unknown): void {
    what();
    this.draw();
  }

  delete(): void {
    this.erase();
    keep(this.sheet.pivots, (one) => one !== this);
    this.sheet.workbook.changed({ what: "structure", sheet: this.sheet });
  }

  // ---- drawing

  private draw(): void {
    const laid = layOut(
      {
        rows: this.rows,
        columns: this.columns,
        values: this.values,
        layout: this.layout,
        place: (field) => this.placeOf(field),
      },
      this.records(),
    );
    const filters = this.filters.length;
    // Filters stand above, with a blank row between, and push the table down where there is no room.
    const top = filters === 0 ? this.body.top : Math.max(this.body.top, filters + 1);
    const isEmpty = this.rows.length + this.columns.length + this.values.length === 0;
    const height = isEmpty ? 18 : laid.cells.length;
    const width = isEmpty ? 3 : Math.max(laid.cells[0]?.length ?? 1, 1);
    const next = onSheet(rect(top, this.body.left, height, width));
    this.demandRoom(filters === 0 ? next : { ...next, top: next.top - filters - 1 });
    this.erase();
    this.body = next;
    this.laid = isEmpty ? { cells: [], headerRows: 0, labelColumns: 0 } : laid;
    this.write();
    this.sheet.workbook.changed({ what: "structure", sheet: this.sheet });
  }

  private records(): readonly PivotRecord[] {
    const tests = [...this.rows, ...this.columns, ...this.filters]
      .filter(({ hidden }) => hidden.size > 0)
      .map((field) => ({ hidden: field.hidden, place: this.placeOf(field) }));
    return this.cache.rows.filter((record) =>
      tests.every(({ hidden, place }) => !hidden.has(labelOf(record[place] ?? null))),
    );
  }

  private demandRoom(area: Rect): void {
    const { sheet } = this;
    const table = sheet.tables.find((one) => intersection(one.area, area) !== null);
    if (table !== undefined)
      throw invalidOperation(`A PivotTable report cannot overlap a table: ${table.name} is there.`);
    const other = sheet.pivots.find((one) => one !== this && intersection(one.whole, area) !== null);
    if (other !== undefined)
      throw invalidOperation(`A PivotTable report cannot overlap another PivotTable report: ${other.name}.`);
  }

  private erase(): void {
    this.sheet.grid.clear(this.whole);
    this.sheet.styles.change(this.whole, { numberFormat: null });
  }

  private write(): void {
    const { sheet, body } = this;
    this.laid.cells.forEach((row, r) =>
      row.forEach((cell, c) => {
        const [top, left] = [body.top + r, body.left + c];
        sheet.grid.set(top, left, cell.value);
        if (cell.numberFormat !== undefined && cell.numberFormat !== "General")
          sheet.styles.change(rect(top, left, 1, 1), { numberFormat: cell.numberFormat });
      }),
    );
    const filters = this.filterArea;
    this.filters.forEach((field, index) => {
      if (filters === null) return;
      sheet.grid.set(filters.top + index, filters.left, field.name);
      sheet.grid.set(filters.top + index, filters.left + 1, this.filterText(field));
    });
    if (this.autoFormat) this.fitColumns();
  }

  private filterText(field: PivotField): string {
    const shown = this.items(field).filter(({ label }) => !field.hidden.has(label));
    if (field.hidden.size === 0) return "(All)";
    return shown.length === 1 ? (shown[0]?.label ?? "") : "(Multiple Items)";
  }

  private fitColumns(): void {
    for (let column = this.body.left; column <= this.body.right; column += 1) {
      let longest = 0;
      for (let row = this.body.top; row <= this.body.bottom; row += 1)
        longest = Math.max(
          longest,
          this.sheet.textAt(row, column).length + 2 * (this.cellAt(row, column)?.indent ?? 0),
        );
      if (longest > 0) this.sheet.widths.set(column, Math.max(Math.min(longest, 60) * 5.6 + 12, 48));
    }
  }

  private placeOf(field: PivotField): number {
    return this.cache.headings.indexOf(field.heading);
  }

  private freeValueName(wanted: string): string {
    let name = wanted;
    for (let n = 2; this.values.some((value) => value.name === name); n += 1) name = `${wanted}${n}`;
    return name;
  }
}

function keep<T>(list: T[], when: (item: T) => boolean): void {
  list.splice(0, list.length, ...list.filter(when));
}
