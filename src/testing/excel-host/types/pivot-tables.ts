/** Excel.PivotTableCollection and Excel.PivotTable. */
import { invalidArgument, itemNotFound } from "../errors";
import type { Area } from "../model/area";
import { HostPivot } from "../model/pivot";
import type { HostSheet } from "../model/sheet";
import { HostTable } from "../model/table";
import type { HostWorkbook } from "../model/workbook";
import {
  HostObject,
  made,
  orNull,
  textValue,
  type Args,
  type Context,
  type HostType,
  type Property,
} from "../objects";
import {
  PIVOT_COLUMNS,
  PIVOT_FILTERS,
  PIVOT_HIERARCHIES,
  PIVOT_ROWS,
  PIVOT_VALUES,
} from "./pivot-hierarchies";
import { PIVOT_LAYOUT } from "./pivot-layout";
import { WORKSHEET } from "./worksheet";

export interface PivotScope {
  readonly workbook: HostWorkbook;
  /** Null for the pivot tables of all sheets. */
  readonly sheet: HostSheet | null;
}

export const PIVOT_TABLE: HostType<HostPivot> = {
  name: "PivotTable",
  identity: (pivot) => ({ Id: pivot.id }),
  properties: {
    Id: { get: (pivot) => pivot.id },
    Name: {
      get: (pivot) => pivot.name,
      set: (pivot, value) => {
        pivot.name = textValue(value);
      },
    },
    AllowMultipleFiltersPerField: kept("AllowMultipleFiltersPerField", false),
    EnableDataValueEditing: kept("EnableDataValueEditing", false),
    RefreshOnOpen: kept("RefreshOnOpen", false),
    UseCustomSortLists: kept("UseCustomSortLists", true),
  },
  objects: {
    RowHierarchies: (pivot) => made(PIVOT_ROWS, pivot),
    ColumnHierarchies: (pivot) => made(PIVOT_COLUMNS, pivot),
    FilterHierarchies: (pivot) => made(PIVOT_FILTERS, pivot),
    DataHierarchies: (pivot) => made(PIVOT_VALUES, pivot),
    Hierarchies: (pivot) => made(PIVOT_HIERARCHIES, pivot),
    Layout: (pivot) => made(PIVOT_LAYOUT, pivot),
    Worksheet: (pivot) => made(WORKSHEET, pivot.sheet),
  },
  methods: {
    Refresh: (pivot) => {
      pivot.refresh();
      return null;
    },
    Delete: (pivot) => {
      pivot.delete();
      return null;
    },
    GetDataSourceString: ({ source }) => (source instanceof HostTable ? source.name : source.address),
    GetDataSourceType: ({ source }) => (source instanceof HostTable ? "LocalTable" : "LocalRange"),
  },
};

export const PIVOT_TABLES: HostType<PivotScope> = {
  name: "PivotTableCollection",
  items: (scope) => list(scope).map((pivot) => made(PIVOT_TABLE, pivot)),
  item: (scope, key) => {
    const pivot = find(scope, key);
    if (pivot === null) throw itemNotFound(`There is no PivotTable ${String(key)}.`);
    return made(PIVOT_TABLE, pivot);
  },
  methods: {
    Add: (scope, args, context) => made(PIVOT_TABLE, add(scope, args, context)),
    GetCount: (scope) => list(scope).length,
    GetItemOrNullObject: (scope, args) => orNull(PIVOT_TABLE, find(scope, args.text(0))),
    RefreshAll: (scope) => {
      for (const pivot of list(scope)) pivot.refresh();
      return null;
    },
  },
};

function kept(name: string, initial: boolean): Property<HostPivot> {
  return {
    get: (pivot) => pivot.settings.get(name) ?? initial,
    set: (pivot, value) => {
      pivot.settings.set(name, value);
    },
  };
}

/** The source is a table, a range with headings, or the name or address of one; the destination a cell or an address. */
function add(scope: PivotScope, args: Args, { workbook, window }: Context): HostPivot {
  const on = scope.sheet ?? window.activeSheet;
  const name = args.text(0);
  const to = args.area(2, on, workbook);
  to.sheet.demandPivotName(name, null);
  to.sheet.demandWritable(to);
  const pivot = new HostPivot(`pivot-${workbook.newId()}`, name, to.sheet, sourceOf(args, on, workbook), to);
  to.sheet.pivots.push(pivot);
  workbook.changed({ what: "structure", sheet: to.sheet });
  return pivot;
}

function sourceOf(args: Args, on: HostSheet, workbook: HostWorkbook): HostTable | Area {
  const source = args.any(1);
  if (source instanceof HostObject && source.target instanceof HostTable) return source.target;
  if (typeof source === "string") {
    const table = workbook.findTable(source);
    if (table !== null) return table;
  }
  const area = args.area(1, on, workbook);
  if (area.rows < 2) throw invalidArgument("A PivotTable's source has headings and at least one row.");
  return workbook.follow(area);
}

function list({ workbook, sheet }: PivotScope): readonly HostPivot[] {
  return sheet === null ? workbook.sheets.flatMap(({ pivots }) => pivots) : sheet.pivots;
}

function find(scope: PivotScope, key: unknown): HostPivot | null {
  const wanted = String(key).toLowerCase();
  return (
    list(scope).find(({ name }) => name.toLowerCase() === wanted) ??
    list(scope).find(({ id }) => id === key) ??
    null
  );
}
