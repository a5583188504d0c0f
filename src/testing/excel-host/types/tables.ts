/** Excel.TableCollection. */
import { invalidArgument, itemNotFound } from "../errors";
import { contains, intersection } from "../model/address";
import type { Area } from "../model/area";
import type { HostSheet } from "../model/sheet";
import type { HostTable } from "../model/table";
import type { HostWorkbook } from "../model/workbook";
import { made, orNull, type HostType } from "../objects";
import { EVENTS, WHOLE_WORKBOOK } from "../window-events";
import { listens } from "./listens";
import { TABLE } from "./table";

export interface TableScope {
  readonly workbook: HostWorkbook;
  /** Null for the tables of all sheets. */
  readonly sheet: HostSheet | null;
}

export const TABLES: HostType<TableScope> = {
  name: "TableCollection",
  properties: { Count: { get: (scope) => list(scope).length } },
  items: (scope) => list(scope).map((table) => made(TABLE, table)),
  item: (scope, key) => {
    const table = find(scope, key);
    if (table === null) throw itemNotFound(`There is no table ${String(key)}.`);
    return made(TABLE, table);
  },
  methods: {
    Add: ({ workbook, sheet }, args, { window }) => {
      const area = args.area(0, sheet ?? window.activeSheet, workbook);
      if (sheet !== null && area.sheet !== sheet) throw invalidArgument("The range is on another sheet.");
      return made(TABLE, workbook.addTable(area.sheet, area, args.flag(1)));
    },
    GetCount: (scope) => list(scope).length,
    GetItemAt: (scope, args) => {
      const table = list(scope)[args.whole(0)];
      if (table === undefined) throw invalidArgument(`There is no table number ${args.whole(0)}.`);
      return made(TABLE, table);
    },
    GetItemOrNullObject: (scope, args) => orNull(TABLE, find(scope, args.any(0))),
    ...listens<TableScope>(({ sheet }) => sheet?.id ?? WHOLE_WORKBOOK, {
      DataChanged: EVENTS.tableChanged,
      Added: EVENTS.tableAdded,
      Deleted: EVENTS.tableDeleted,
    }),
  },
};

interface Inside {
  readonly area: Area;
  readonly fully: boolean;
}

export const TABLES_IN_RANGE: HostType<Inside> = {
  name: "TableScopedCollection",
  items: (inside) => within(inside).map((table) => made(TABLE, table)),
  item: (inside, key) => {
    const table = within(inside).find(({ id, name }) => id === String(key) || name === key);
    if (table === undefined) throw itemNotFound(`There is no table ${String(key)} in the range.`);
    return made(TABLE, table);
  },
  methods: {
    GetCount: (inside) => within(inside).length,
    GetFirst: (inside) => orNull(TABLE, within(inside)[0]),
  },
};

function within({ area, fully }: Inside): HostTable[] {
  return area.sheet.tables.filter((table) =>
    fully ? contains(area, table.area) : intersection(area, table.area) !== null,
  );
}

function list({ workbook, sheet }: TableScope): readonly HostTable[] {
  return sheet === null ? workbook.tables : sheet.tables;
}

function find(scope: TableScope, key: unknown): HostTable | null {
  const table = scope.workbook.findTable(String(key));
  return table !== null && (scope.sheet === null || table.sheet === scope.sheet) ? table : null;
}
