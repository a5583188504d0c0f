/** Excel.TableRowCollection and Excel.TableRow. */
import { invalidArgument, invalidOperation } from "../errors";
import { rowCount, type Rect } from "../model/address";
import { Area } from "../model/area";
import type { HostTable } from "../model/table";
import { growTo } from "../model/table-growth";
import { made, numberValue, type HostObject, type HostType } from "../objects";
import { RANGE } from "./range";
import { wireValue } from "./range-cells";

interface TableRow {
  readonly table: HostTable;
  readonly index: number;
}

const TABLE_ROW: HostType<TableRow> = {
  name: "TableRow",
  properties: {
    Index: { get: ({ index }) => index },
    Values: {
      get: (row) => {
        const { top, left, right } = place(row);
        return [
          Array.from({ length: right - left + 1 }, (_x, c) =>
            wireValue(row.table.sheet.value(top, left + c)),
          ),
        ];
      },
      set: (row, value) => {
        row.table.sheet.write(place(row), value);
      },
    },
  },
  methods: {
    GetRange: (row) => made(RANGE, new Area(row.table.sheet, place(row))),
    Delete: (row) => {
      row.table.sheet.delete(place(row), "up");
      return null;
    },
  },
};

export const TABLE_ROWS: HostType<HostTable> = {
  name: "TableRowCollection",
  properties: { Count: { get: (table) => rowCount(table.body) } },
  items: (table) =>
    Array.from({ length: rowCount(table.body) }, (_x, index) => made(TABLE_ROW, { table, index })),
  methods: {
    GetCount: (table) => rowCount(table.body),
    GetItemAt: (table, args) => {
      const index = args.whole(0);
      if (index < 0 || index >= rowCount(table.body))
        throw invalidArgument(`The table ${table.name} has no row number ${index}.`);
      return made(TABLE_ROW, { table, index });
    },
    Add: (table, args) => {
      const values = args.any(1);
      const rows = Array.isArray(values) ? values.length : 1;
      const at = args.any(0);
      return add(table, at === null || at === undefined || at === -1 ? null : numberValue(at), values, rows);
    },
    DeleteRowsAt: (table, args) => {
      const first = table.body.top + args.whole(0);
      const last = first + args.whole(1, 1) - 1;
      if (first < table.body.top || last > table.body.bottom)
        throw invalidArgument("The table has no such rows.");
      table.sheet.delete({ ...table.area, top: first, bottom: last }, "up");
      return null;
    },
  },
};

function add(table: HostTable, at: number | null, values: unknown, rows: number): HostObject {
  const { sheet } = table;
  if (table.filtered) throw invalidOperation("Rows cannot be added to a filtered table by this method.");
  const index = at ?? rowCount(table.body);
  const top = table.body.top + index;
  const block: Rect = { ...table.area, top, bottom: top + rows - 1 };
  sheet.demandWritable(block);
  const end = at === null || at === rowCount(table.body);
  if (end && !table.showTotals && sheet.grid.isBlank(block)) growTo(table, table.area.bottom + rows);
  else {
    sheet.insert(block, "down");
    if (end) growTo(table, table.area.bottom + (table.showTotals ? 0 : rows));
  }
  if (values !== null && values !== undefined) sheet.write(block, values);
  return made(TABLE_ROW, { table, index });
}

function place({ table, index }: TableRow): Rect {
  const row = table.body.top + index;
  if (row > table.body.bottom) throw invalidArgument(`The table ${table.name} has no row number ${index}.`);
  return { ...table.area, top: row, bottom: row };
}
