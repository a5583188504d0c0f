/** A slicer: buttons for the values of a table's column or of a pivot table's field, which filter it. */
import { invalidArgument } from "../errors";
import { rowTest } from "./filter";
import type { HostPivot } from "./pivot";
import { compareItems, labelOf, type PivotField } from "./pivot-fields";
import type { HostSheet } from "./sheet";
import type { HostColumn, HostTable } from "./table";
import type { Plain } from "./typing";

export type SlicerSource =
  | { readonly table: HostTable; readonly column: HostColumn }
  | { readonly pivot: HostPivot; readonly field: PivotField };

export interface SlicerItem {
  /** What the button says; also its key. */
  readonly label: string;
  readonly selected: boolean;
  /** The other filters leave rows with it. */
  readonly hasData: boolean;
}

export class HostSlicer {
  caption: string;
  /** Points, from the sheet's first cell. */
  left = 0;
  top = 0;
  width = 144;
  height = 187.5;
  style = "SlicerStyleLight1";
  sortBy = "DataSourceOrder";

  constructor(
    readonly id: string,
    public name: string,
    readonly sheet: HostSheet,
    readonly source: SlicerSource,
  ) {
    this.caption = "table" in source ? source.column.name : source.field.name;
  }

  /** False when its table, column or pivot table was deleted: the slicer goes with it. */
  get isAlive(): boolean {
    const { source } = this;
    const {
      sheet,
      sheet: { workbook },
    } = "table" in source ? source.table : source.pivot;
    if (!workbook.sheets.includes(sheet)) return false;
    return "table" in source
      ? source.table.sheet.tables.includes(source.table) && source.table.columns.includes(source.column)
      : source.pivot.sheet.pivots.includes(source.pivot) && source.pivot.fields.includes(source.field);
  }

  get isFilterCleared(): boolean {
    const { source } = this;
    return "table" in source ? source.column.criteria === null : source.field.hidden.size === 0;
  }

  get items(): readonly SlicerItem[] {
    const { source } = this;
    const values = "table" in source ? columnItems(source) : fieldItems(source);
    const sign = this.sortBy === "Descending" ? -1 : 1;
    return values
      .sort((a, b) => sign * compareItems(a.value, b.value))
      .map(({ label, selected, hasData }) => ({ label, selected, hasData }));
  }

  /** Shows only rows with these values; without any, all. @throws HostError InvalidArgument for an unknown value */
  select(labels: readonly string[]): void {
    const known = this.items.map(({ label }) => label);
    const unknown = labels.find((label) => !known.includes(label));
    if (unknown !== undefined) throw invalidArgument(`The slicer ${this.name} has no item ${unknown}.`);
    const all = labels.length === 0 || known.every((label) => labels.includes(label));
    const { source } = this;
    if ("table" in source) {
      const values = labels.map((label) => (label === BLANK ? "" : label));
      source.column.criteria = all ? null : { filterOn: "Values", values };
      source.table.sheet.applyFilters(source.table);
    } else
      source.pivot.change(() => {
        source.field.hidden.clear();
        if (!all) for (const label of known) if (!labels.includes(label)) source.field.hidden.add(label);
      });
  }

  clear(): void {
    this.select([]);
  }

  delete(): void {
    const { slicers } = this.sheet;
    slicers.splice(slicers.indexOf(this), 1);
    this.sheet.workbook.changed({ what: "structure", sheet: this.sheet });
  }
}

const BLANK = labelOf(null);

interface Item extends SlicerItem {
  readonly value: Plain;
}

function columnItems({ table, column }: { readonly table: HostTable; readonly column: HostColumn }): Item[] {
  const { sheet, body } = table;
  const at = body.left + table.columns.indexOf(column);
  const passesOthers = rowTest(table, (one) => one !== column);
  const chosen = column.criteria === null ? null : rowTest(table, (one) => one === column);
  const items = new Map<string, Item>();
  for (let row = body.top; row <= body.bottom; row += 1) {
    const label = sheet.textAt(row, at) || BLANK;
    const known = items.get(label);
    const hasData = (known?.hasData ?? false) || passesOthers(row);
    if (known === undefined || hasData !== known.hasData)
      items.set(label, { label, value: sheet.value(row, at), selected: chosen?.(row) ?? true, hasData });
  }
  return [...items.values()];
}

function fieldItems({ pivot, field }: { readonly pivot: HostPivot; readonly field: PivotField }): Item[] {
  return pivot
    .items(field)
    .map(({ label, value }) => ({ label, value, selected: !field.hidden.has(label), hasData: true }));
}
