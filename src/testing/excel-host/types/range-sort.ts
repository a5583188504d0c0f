/** Excel.RangeSort and Excel.TableSort: rows in another order. */
import { invalidArgument } from "../errors";
import type { Area } from "../model/area";
import { Area as AreaClass } from "../model/area";
import { sortRows } from "../model/sort";
import type { HostTable, SortField } from "../model/table";
import { isRecord, type HostType } from "../objects";

export const RANGE_SORT: HostType<Area> = {
  name: "RangeSort",
  methods: {
    Apply: (area, args) => {
      if (args.optionalText(3) === "Columns")
        throw invalidArgument("The stand-in for Excel sorts rows only.");
      const top = area.top + (args.flag(2) ? 1 : 0);
      sortRows(new AreaClass(area.sheet, { ...rectOf(area), top }), fields(args.any(0)), args.flag(1));
      return null;
    },
  },
};

export const TABLE_SORT: HostType<HostTable> = {
  name: "TableSort",
  properties: {
    Fields: {
      get: (table) => table.sortFields.map(({ key, ascending }) => ({ key, ascending, sortOn: "Value" })),
    },
    MatchCase: { get: () => false },
    Method: { get: () => "PinYin" },
  },
  methods: {
    Apply: (table, args) => {
      table.sortFields = fields(args.any(0));
      sortRows(new AreaClass(table.sheet, table.body), table.sortFields, args.flag(1));
      return null;
    },
    Clear: (table) => {
      table.sortFields = [];
      return null;
    },
    Reapply: (table) => {
      sortRows(new AreaClass(table.sheet, table.body), table.sortFields, false);
      return null;
    },
  },
};

function fields(value: unknown): SortField[] {
  if (!Array.isArray(value)) throw invalidArgument("The fields to sort by are missing.");
  return value.map((one: unknown): SortField => {
    if (!isRecord(one) || typeof one["key"] !== "number")
      throw invalidArgument("A field to sort by has a key.");
    return { key: one["key"], ascending: one["ascending"] !== false };
  });
}

function rectOf({ top, left, bottom, right }: Area): {
  top: number;
  left: number;
  bottom: number;
  right: number;
} {
  return { top, left, bottom, right };
}
