/** Excel.Table. */
import { invalidArgument, invalidOperation, itemNotFound } from "../errors";
import { onSheet, rowCount, type Rect } from "../model/address";
import { Area } from "../model/area";
import type { HostTable } from "../model/table";
import { flagValue, made, textValue, type HostObject, type HostType, type Property } from "../objects";
import { EVENTS } from "../window-events";
import { TABLE_AUTO_FILTER } from "./auto-filter";
import { listens } from "./listens";
import { RANGE } from "./range";
import { TABLE_SORT } from "./range-sort";
import { TABLE_COLUMNS } from "./table-columns";
import { TABLE_ROWS } from "./table-rows";
import { WORKSHEET } from "./worksheet";

export const TABLE: HostType<HostTable> = {
  name: "Table",
  identity: (table) => ({ Id: table.id }),
  properties: {
    Id: { get: (table) => table.id },
    LegacyId: { get: (table) => table.id },
    Name: {
      get: (table) => table.name,
      set: (table, value) => {
        table.name = textValue(value);
      },
    },
    Style: {
      get: (table) => table.style,
      set: (table, value) => {
        const style = textValue(value);
        if (
          style !== "" &&
          !/^TableStyle(Light([1-9]|1\d|2[01])|Medium([1-9]|1\d|2[0-8])|Dark([1-9]|1[01]))$/.test(style)
        )
          throw itemNotFound(`There is no table style ${style}.`);
        table.style = style;
      },
    },
    ShowHeaders: {
      get: (table) => table.showHeaders,
      set: (table, value) => {
        if (flagValue(value) !== table.showHeaders) toggleHeaders(table);
      },
    },
    ShowTotals: {
      get: (table) => table.showTotals,
      set: (table, value) => {
        if (flagValue(value) !== table.showTotals) toggleTotals(table);
      },
    },
    ShowBandedRows: flag("showBandedRows"),
    ShowBandedColumns: flag("showBandedColumns"),
    HighlightFirstColumn: flag("highlightFirstColumn"),
    HighlightLastColumn: flag("highlightLastColumn"),
    ShowFilterButton: flag("showFilterButton"),
  },
  objects: {
    Columns: (table) => made(TABLE_COLUMNS, table),
    Rows: (table) => made(TABLE_ROWS, table),
    Sort: (table) => made(TABLE_SORT, table),
    AutoFilter: (table) => made(TABLE_AUTO_FILTER, table),
    Worksheet: (table) => made(WORKSHEET, table.sheet),
  },
  methods: {
    GetRange: (table) => area(table, table.area),
    GetHeaderRowRange: (table) => area(table, table.header, "header row"),
    GetDataBodyRange: (table) => area(table, table.body),
    GetTotalRowRange: (table) => area(table, table.totals, "totals row"),
    Resize: (table, args) => {
      resize(table, args.area(0, table.sheet, table.sheet.workbook));
      return null;
    },
    ClearFilters: (table) => {
      for (const column of table.columns) column.criteria = null;
      table.sheet.applyFilters(table);
      return null;
    },
    ReapplyFilters: (table) => {
      table.sheet.applyFilters(table);
      return null;
    },
    ConvertToRange: (table) => {
      table.sheet.removeTable(table);
      return area(table, table.area);
    },
    Delete: (table) => {
      const place = table.area;
      table.sheet.demandWritable(place);
      table.sheet.removeTable(table);
      table.sheet.clear(place, "All");
      return null;
    },
    ...listens<HostTable>((table) => table.id, {
      DataChanged: EVENTS.tableChanged,
      SelectionChanged: EVENTS.tableSelectionChanged,
    }),
  },
};

function area(table: HostTable, part: Rect | null, what = "range"): HostObject {
  if (part === null) throw itemNotFound(`The table ${table.name} shows no ${what}.`);
  return made(RANGE, new Area(table.sheet, part));
}

function flag(
  name:
    | "showBandedRows"
    | "showBandedColumns"
    | "highlightFirstColumn"
    | "highlightLastColumn"
    | "showFilterButton",
): Property<HostTable> {
  return {
    get: (table) => table[name],
    set: (table, value) => {
      table[name] = flagValue(value);
    },
  };
}

/** The header row stays where it is, and one row stays below it. */
function resize(table: HostTable, to: Area): void {
  if (to.sheet !== table.sheet) throw invalidArgument("A table stays on its sheet.");
  if (to.top !== table.area.top) throw invalidArgument("The headers must remain in the same row.");
  if (to.left > table.area.right || to.right < table.area.left)
    throw invalidArgument("The new range must overlap the table.");
  if (rowCount(to) < (table.showHeaders ? 2 : 1))
    throw invalidArgument("A table has at least one row of data.");
  table.sheet.demandWritable(to);
  table.sheet.workbook.demandFree(table.sheet, to, table);
  table.setArea({ top: to.top, left: to.left, bottom: to.bottom, right: to.right });
  table.sheet.workbook.changed({ what: "structure", sheet: table.sheet });
}

function toggleTotals(table: HostTable): void {
  const { sheet } = table;
  if (table.showTotals) {
    const row = table.totals;
    if (row !== null) sheet.grid.clear(row);
    table.showTotals = false;
    table.area = { ...table.area, bottom: table.area.bottom - 1 };
    return;
  }
  const row = onSheet({ ...table.area, top: table.area.bottom + 1, bottom: table.area.bottom + 1 });
  if (!sheet.grid.isBlank(row)) sheet.insert(row, "down");
  table.area = { ...table.area, bottom: row.bottom };
  table.showTotals = true;
  sheet.write({ ...row, right: row.left }, [["Total"]]);
}

function toggleHeaders(table: HostTable): void {
  const { sheet } = table;
  if (table.showHeaders) {
    sheet.grid.clear({ ...table.area, bottom: table.area.top });
    table.showHeaders = false;
    table.area = { ...table.area, top: table.area.top + 1 };
    return;
  }
  if (table.area.top === 0) throw invalidOperation("There is no row above the table for its headers.");
  table.area = { ...table.area, top: table.area.top - 1 };
  table.showHeaders = true;
  table.columns.forEach((column, index) => {
    sheet.grid.set(table.area.top, table.area.left + index, column.name);
  });
}
