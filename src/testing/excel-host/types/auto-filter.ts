/** Excel.AutoFilter: the filter of a table as a whole, and that of a sheet, which the stand-in keeps no lists for. */
import { HostError, invalidArgument } from "../errors";
import { Area } from "../model/area";
import { filterTest } from "../model/filter";
import type { HostSheet } from "../model/sheet";
import type { HostTable } from "../model/table";
import { made, orNull, type HostType } from "../objects";
import { criteria } from "./filter";
import { RANGE } from "./range";

export const TABLE_AUTO_FILTER: HostType<HostTable> = {
  name: "AutoFilter",
  properties: {
    Enabled: { get: (table) => table.showFilterButton },
    IsDataFiltered: { get: (table) => table.filtered },
    Criteria: { get: (table) => table.columns.map((column) => column.criteria) },
  },
  methods: {
    Apply: (table, args) => {
      const index = args.any(1);
      if (typeof index === "number") {
        const column = table.columnAt(index);
        if (column === undefined)
          throw invalidArgument(`The table ${table.name} has no column number ${index}.`);
        const next = criteria(args.any(2));
        filterTest(next);
        column.criteria = next;
      }
      table.showFilterButton = true;
      table.sheet.applyFilters(table);
      return null;
    },
    ClearCriteria: (table) => {
      for (const column of table.columns) column.criteria = null;
      table.sheet.applyFilters(table);
      return null;
    },
    ClearColumnCriteria: (table, args) => {
      const column = table.columnAt(args.whole(0));
      if (column === undefined)
        throw invalidArgument(`The table ${table.name} has no column number ${args.whole(0)}.`);
      column.criteria = null;
      table.sheet.applyFilters(table);
      return null;
    },
    Reapply: (table) => {
      table.sheet.applyFilters(table);
      return null;
    },
    Remove: (table) => {
      for (const column of table.columns) column.criteria = null;
      table.showFilterButton = false;
      table.sheet.applyFilters(table);
      return null;
    },
    GetRange: (table) => made(RANGE, new Area(table.sheet, table.area)),
    GetRangeOrNullObject: (table) =>
      orNull(RANGE, table.showFilterButton ? new Area(table.sheet, table.area) : null),
  },
};

export const SHEET_AUTO_FILTER: HostType<HostSheet> = {
  name: "AutoFilter",
  properties: {
    Enabled: { get: () => false },
    IsDataFiltered: { get: () => false },
    Criteria: { get: () => [] },
  },
  methods: {
    Apply: () => {
      throw new HostError("NotImplemented", "The stand-in for Excel filters tables only.");
    },
    ClearCriteria: () => null,
    Remove: () => null,
    GetRangeOrNullObject: () => orNull(RANGE, null),
  },
};
