/** Excel.SlicerCollection, Excel.Slicer and their items. */
import { invalidArgument, itemNotFound } from "../errors";
import { HostPivot } from "../model/pivot";
import type { HostSheet } from "../model/sheet";
import { HostSlicer, type SlicerItem, type SlicerSource } from "../model/slicer";
import { HostTable } from "../model/table";
import type { HostWorkbook } from "../model/workbook";
import {
  HostObject,
  made,
  numberValue,
  orNull,
  textValue,
  type Args,
  type Context,
  type HostType,
  type Property,
} from "../objects";
import { WORKSHEET } from "./worksheet";

export interface SlicerScope {
  readonly workbook: HostWorkbook;
  /** Null for the slicers of all sheets. */
  readonly sheet: HostSheet | null;
}

interface Button {
  readonly slicer: HostSlicer;
  readonly item: SlicerItem;
}

const SLICER_ITEM: HostType<Button> = {
  name: "SlicerItem",
  identity: ({ item }) => ({ Key: item.label }),
  properties: {
    Key: { get: ({ item }) => item.label },
    Name: { get: ({ item }) => item.label },
    HasData: { get: ({ item }) => item.hasData },
    IsSelected: {
      get: ({ item }) => item.selected,
      set: ({ slicer, item }, value) => {
        const others = slicer.items.filter(({ selected, label }) => selected && label !== item.label);
        slicer.select([...others.map(({ label }) => label), ...(value === true ? [item.label] : [])]);
      },
    },
  },
};

const SLICER_ITEMS: HostType<HostSlicer> = {
  name: "SlicerItemCollection",
  items: (slicer) => slicer.items.map((item) => made(SLICER_ITEM, { slicer, item })),
  item: (slicer, key) => {
    const item = slicer.items.find(({ label }) => label === key);
    if (item === undefined) throw itemNotFound(`The slicer ${slicer.name} has no item ${String(key)}.`);
    return made(SLICER_ITEM, { slicer, item });
  },
  methods: {
    GetCount: (slicer) => slicer.items.length,
    GetItemAt: (slicer, args) => {
      const item = slicer.items[args.whole(0)];
      if (item === undefined) throw invalidArgument("There is no such item.");
      return made(SLICER_ITEM, { slicer, item });
    },
    GetItemOrNullObject: (slicer, args) => {
      const item = slicer.items.find(({ label }) => label === args.text(0));
      return orNull(SLICER_ITEM, item === undefined ? null : { slicer, item });
    },
  },
};

const SLICER: HostType<HostSlicer> = {
  name: "Slicer",
  identity: (slicer) => ({ Id: slicer.id }),
  properties: {
    Id: { get: (slicer) => slicer.id },
    Name: text("name"),
    Caption: text("caption"),
    Style: text("style"),
    SortBy: text("sortBy"),
    Left: points("left"),
    Top: points("top"),
    Width: points("width"),
    Height: points("height"),
    IsFilterCleared: { get: (slicer) => slicer.isFilterCleared },
  },
  objects: {
    SlicerItems: (slicer) => made(SLICER_ITEMS, slicer),
    Worksheet: (slicer) => made(WORKSHEET, slicer.sheet),
  },
  methods: {
    SelectItems: (slicer, args) => {
      const items = args.any(0) ?? [];
      if (!Array.isArray(items)) throw invalidArgument("The items to select have to be a list.");
      slicer.select(items.map(String));
      return null;
    },
    GetSelectedItems: (slicer) => slicer.items.filter(({ selected }) => selected).map(({ label }) => label),
    ClearFilters: (slicer) => {
      slicer.clear();
      return null;
    },
    Delete: (slicer) => {
      slicer.delete();
      return null;
    },
  },
};

export const SLICERS: HostType<SlicerScope> = {
  name: "SlicerCollection",
  items: (scope) => list(scope).map((slicer) => made(SLICER, slicer)),
  item: (scope, key) => {
    const slicer = find(scope, key);
    if (slicer === null) throw itemNotFound(`There is no slicer ${String(key)}.`);
    return made(SLICER, slicer);
  },
  methods: {
    Add: (scope, args, context) => made(SLICER, add(scope, args, context)),
    GetCount: (scope) => list(scope).length,
    GetItemAt: (scope, args) => {
      const slicer = list(scope)[args.whole(0)];
      if (slicer === undefined) throw invalidArgument("There is no such slicer.");
      return made(SLICER, slicer);
    },
    GetItemOrNullObject: (scope, args) => orNull(SLICER, find(scope, args.any(0))),
  },
};

/** The source is a table or a pivot table or the name of one; the destination a sheet, its name or its id. */
function add(scope: SlicerScope, args: Args, { workbook, window }: Context): HostSlicer {
  const source = sourceOf(workbook, args);
  const sheet = sheetOf(workbook, args.any(2)) ?? scope.sheet ?? window.activeSheet;
  sheet.demandWritable({ top: 0, left: 0, bottom: 0, right: 0 });
  const heading = "table" in source ? source.column.name : source.field.name;
  const slicer = new HostSlicer(`slicer-${workbook.newId()}`, freeName(workbook, heading), sheet, source);
  sheet.slicers.push(slicer);
  workbook.changed({ what: "structure", sheet });
  return slicer;
}

function sourceOf(workbook: HostWorkbook, args: Args): SlicerSource {
  const given = args.any(0);
  const target = given instanceof HostObject ? given.target : given;
  const table = target instanceof HostTable ? target : workbook.findTable(String(target));
  const key = args.any(1);
  if (table !== null) {
    const column = table.columns.find(({ id, name }) => name === key || id === key);
    if (column === undefined) throw invalidArgument(`The table ${table.name} has no column ${String(key)}.`);
    return { table, column };
  }
  const pivot =
    target instanceof HostPivot
      ? target
      : workbook.sheets.flatMap(({ pivots }) => pivots).find(({ name }) => name === target);
  const field = pivot?.field(String(key)) ?? null;
  if (pivot === undefined || field === null)
    throw invalidArgument("A slicer's source is a table or a PivotTable, and a field of it.");
  return { pivot, field };
}

function sheetOf(workbook: HostWorkbook, given: unknown): HostSheet | null {
  if (given instanceof HostObject) return workbook.sheets.find((sheet) => sheet === given.target) ?? null;
  if (typeof given !== "string") return null;
  const sheet = workbook.findSheet(given);
  if (sheet === null) throw itemNotFound(`There is no sheet ${given}.`);
  return sheet;
}

function freeName(workbook: HostWorkbook, wanted: string): string {
  const names = list({ workbook, sheet: null }).map(({ name }) => name);
  let name = wanted;
  for (let n = 1; names.includes(name); n += 1) name = `${wanted} ${n}`;
  return name;
}

function list({ workbook, sheet }: SlicerScope): readonly HostSlicer[] {
  const sheets = sheet === null ? workbook.sheets : [sheet];
  return sheets.flatMap(({ slicers }) => slicers).filter(({ isAlive }) => isAlive);
}

function find(scope: SlicerScope, key: unknown): HostSlicer | null {
  return list(scope).find(({ name, caption, id }) => name === key || id === key || caption === key) ?? null;
}

function text(name: "name" | "caption" | "style" | "sortBy"): Property<HostSlicer> {
  return {
    get: (slicer) => slicer[name],
    set: (slicer, value) => {
      slicer[name] = textValue(value);
      slicer.sheet.workbook.changed({ what: "structure", sheet: slicer.sheet });
    },
  };
}

function points(name: "left" | "top" | "width" | "height"): Property<HostSlicer> {
  return {
    get: (slicer) => slicer[name],
    set: (slicer, value) => {
      const size = numberValue(value);
      if (size < 0) throw invalidArgument("A place or a size is not negative.");
      slicer[name] = size;
      slicer.sheet.workbook.changed({ what: "structure", sheet: slicer.sheet });
    },
  };
}
