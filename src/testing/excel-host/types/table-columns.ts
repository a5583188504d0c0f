/** Excel.TableColumnCollection and Excel.TableColumn. */
import { invalidArgument, invalidOperation, itemNotFound } from "../errors";
import { ROWS, type Rect } from "../model/address";
import { Area } from "../model/area";
import type { HostColumn, HostTable } from "../model/table";
import { made, numberValue, orNull, textValue, type Args, type HostObject, type HostType } from "../objects";
import { FILTER } from "./filter";
import { RANGE } from "./range";
import { wireValue } from "./range-cells";

export interface TableColumn {
  readonly table: HostTable;
  readonly column: HostColumn;
}

const TABLE_COLUMN: HostType<TableColumn> = {
  name: "TableColumn",
  identity: ({ column }) => ({ Id: column.id }),
  properties: {
    Id: { get: ({ column }) => column.id },
    Index: { get: (one) => index(one) },
    Name: {
      get: ({ column }) => column.name,
      set: ({ table, column }, value) => {
        table.sheet.demandWritable(table.area);
        table.renameColumn(column, textValue(value));
      },
    },
    Values: {
      get: (one) => {
        const { top, bottom, left } = place(one);
        return Array.from({ length: bottom - top + 1 }, (_x, row) => [
          wireValue(one.table.sheet.value(top + row, left)),
        ]);
      },
      set: (one, value) => {
        one.table.sheet.write(place(one), value);
      },
    },
  },
  objects: { Filter: (one) => made(FILTER, one) },
  methods: {
    GetRange: (one) => range(one, place(one)),
    GetHeaderRowRange: (one) => part(one, one.table.header, "header row"),
    GetDataBodyRange: (one) => part(one, one.table.body, "rows"),
    GetTotalRowRange: (one) => part(one, one.table.totals, "totals row"),
    Delete: (one) => {
      if (one.table.columns.length === 1) throw invalidOperation("A table has at least one column.");
      one.table.sheet.delete(place(one), "left");
      return null;
    },
  },
};

export const TABLE_COLUMNS: HostType<HostTable> = {
  name: "TableColumnCollection",
  properties: { Count: { get: (table) => table.columns.length } },
  items: (table) => table.columns.map((column) => made(TABLE_COLUMN, { table, column })),
  item: (table, key) => {
    const column = find(table, key);
    if (column === null) throw itemNotFound(`The table ${table.name} has no column ${String(key)}.`);
    return made(TABLE_COLUMN, { table, column });
  },
  methods: {
    Add: (table, args) => add(table, args),
    GetCount: (table) => table.columns.length,
    GetItemAt: (table, args) => {
      const column = table.columnAt(args.whole(0));
      if (column === undefined)
        throw invalidArgument(`The table ${table.name} has no column number ${args.whole(0)}.`);
      return made(TABLE_COLUMN, { table, column });
    },
    GetItemOrNullObject: (table, args) => {
      const column = find(table, args.any(0));
      return orNull(TABLE_COLUMN, column === null ? null : { table, column });
    },
  },
};

/** By name as text, by id as a number. */
function find(table: HostTable, key: unknown): HostColumn | null {
  if (typeof key === "number") return table.columns.find((column) => column.id === key) ?? null;
  const name = String(key).toLowerCase();
  return table.columns.find((column) => column.name.toLowerCase() === name) ?? null;
}

function add(table: HostTable, args: Args): HostObject {
  const { sheet } = table;
  const at = args.any(0);
  const before = at === null || at === undefined || at === -1 ? table.columns.length : numberValue(at);
  if (!Number.isInteger(before) || before < 0 || before > table.columns.length)
    throw invalidArgument("There is no such place for a column.");
  sheet.demandWritable(table.area);
  const left = table.area.left + before;
  const inside = before < table.columns.length;
  // The cells right of the table make room; at its end only where something stands there.
  const room: Rect = { ...table.area, left, right: left };
  if (
    inside ||
    !sheet.grid.isBlank(room) ||
    sheet.tables.some((other) => other !== table && other.area.left === left)
  )
    sheet.insert(room, "right");
  // Cells inserted at the table's edge push it away: it takes them in.
  if (before === 0 && inside) table.setArea({ ...table.area, left });
  if (!inside) table.setArea({ ...table.area, right: table.area.right + 1 });
  const column = table.columnAt(before);
  if (column === undefined) throw invalidOperation("The column could not be added.");
  const values = args.any(1);
  const one = { table, column };
  if (Array.isArray(values)) sheet.write(place(one), values);
  else if (values !== null && values !== undefined) sheet.write(place(one), values);
  const name = args.optionalText(2);
  if (name !== null) table.renameColumn(column, name);
  sheet.workbook.changed({ what: "structure", sheet });
  return made(TABLE_COLUMN, one);
}

function index({ table, column }: TableColumn): number {
  const at = table.columns.indexOf(column);
  if (at < 0) throw itemNotFound(`The column ${column.name} was deleted.`);
  return at;
}

function place(one: TableColumn): Rect {
  const left = one.table.area.left + index(one);
  return { ...one.table.area, left, right: left };
}

function part(one: TableColumn, rows: Rect | null, what: string): HostObject {
  if (rows === null) throw itemNotFound(`The table ${one.table.name} shows no ${what}.`);
  return range(one, { ...place(one), top: rows.top, bottom: Math.min(rows.bottom, ROWS - 1) });
}

function range(one: TableColumn, area: Rect): HostObject {
  return made(RANGE, new Area(one.table.sheet, area));
}
