/** People at work in the stand-in for Excel, without our program: their own columns, order, sorting and filters. */
import { tableName, type Cell, type TableShape } from "../workbook/shape";
import { CellError, columnLetters, type HostTable, type HostWorkbook } from "./excel-host";
import { Area } from "./excel-host/model/area";
import { sortRows } from "./excel-host/model/sort";
import { Styles } from "./excel-host/model/styles";
import type { People } from "./workbook-contract-people";

/** @param at lets them work on the workbook; a file is opened for it, and saved */
export function peopleInExcel(at: <T>(work: (workbook: HostWorkbook) => T) => Promise<T>): People {
  const on = <T>(shape: TableShape, work: (table: HostTable) => T): Promise<T> =>
    at((workbook) => work(workbook.table(tableName(shape))));
  return {
    addColumn: (shape, heading, values) => on(shape, (table) => addColumn(table, heading, values)),
    moveColumn: (shape, heading, before) => on(shape, (table) => moveColumn(table, heading, before)),
    sortBy: (shape, heading) => on(shape, (table) => sortBy(table, heading)),
    filterBy: (shape, heading, value) => on(shape, (table) => filterBy(table, heading, value)),
    column: (shape, heading) => on(shape, (table) => bodyRows(table).map((row) => cell(table, heading, row))),
    renameColumn: (shape, heading, to) =>
      on(shape, (table) => {
        const { sheet, area } = table;
        const at = `${columnLetters(area.left + placeOf(table, heading))}${area.top + 1}`;
        sheet.workbook.edit(sheet.name, at, [[to]], "Local");
      }),
    deleteColumn: (shape, heading) =>
      on(shape, (table) => {
        const column = table.area.left + placeOf(table, heading);
        table.sheet.delete({ ...table.area, left: column, right: column }, "left");
      }),
    renameTable: (shape, to) =>
      on(shape, (table) => {
        table.name = to;
      }),
    convertToRange: (shape) => on(shape, (table) => table.sheet.removeTable(table)),
    deleteSheet: (shape) => on(shape, ({ sheet }) => sheet.workbook.deleteSheet(sheet)),
    visible: (shape, heading) =>
      on(shape, (table) =>
        bodyRows(table)
          .filter((row) => !table.sheet.isHidden(row))
          .map((row) => cell(table, heading, row)),
      ),
  };
}

/** Typed right beside the table, which takes it in. */
function addColumn({ sheet, area }: HostTable, heading: string, values: readonly Cell[]): void {
  const rows = [[heading], ...values.map((value) => [value])];
  sheet.workbook.edit(sheet.name, `${columnLetters(area.right + 1)}${area.top + 1}`, rows, "Local");
}

/** The cells move with their looks, and with the drop-down lists and highlights of the one column. */
function moveColumn(table: HostTable, heading: string, before: string): void {
  const { sheet, area } = table;
  const from = placeOf(table, heading);
  const order = table.columns.map((_column, index) => index).filter((index) => index !== from);
  order.splice(order.indexOf(placeOf(table, before)), 0, from);
  const strip = (index: number) => ({ ...area, left: area.left + index, right: area.left + index });
  const cells = table.columns.map((_column, index) => {
    const column = area.left + index;
    return [area.top, ...bodyRows(table)].map((row) => [row, sheet.grid.get(row, column)] as const);
  });
  const looks = new Styles();
  looks.copy(area, sheet.styles, area);
  const rules = [...sheet.conditionalFormats, ...sheet.validations].map((rule) => ({
    area: rule.area,
    index: rule.area.left - area.left,
    narrow: rule.area.left === rule.area.right && rule.area.top > area.top && rule.area.bottom <= area.bottom,
  }));
  order.forEach((index, to) => {
    for (const [row, stored] of cells[index] ?? []) sheet.grid.set(row, area.left + to, stored);
    sheet.styles.copy(strip(index), looks, strip(to));
    for (const rule of rules)
      if (rule.narrow && rule.index === index)
        rule.area.moveTo({ ...rule.area, left: area.left + to, right: area.left + to });
  });
  table.columns = order.flatMap((index) => table.columnAt(index) ?? []);
  sheet.workbook.changed({ what: "structure", sheet });
}

function sortBy(table: HostTable, heading: string): void {
  const fields = [{ key: placeOf(table, heading), ascending: true }];
  sortRows(new Area(table.sheet, table.body), fields, false);
  table.sortFields = fields;
}

function filterBy(table: HostTable, heading: string, value: string): void {
  const column = table.columnAt(placeOf(table, heading));
  if (column !== undefined) column.criteria = { filterOn: "Values", values: [value] };
  table.sheet.applyFilters(table);
}

function placeOf({ name, columns }: HostTable, heading: string): number {
  const index = columns.findIndex((column) => column.name === heading);
  if (index < 0) throw new Error(`The table ${name} has no column ${heading}`);
  return index;
}

function bodyRows({ body }: HostTable): number[] {
  return Array.from({ length: body.bottom - body.top + 1 }, (_row, index) => body.top + index);
}

function cell(table: HostTable, heading: string, row: number): Cell {
  const value = table.sheet.value(row, table.area.left + placeOf(table, heading));
  return value instanceof CellError ? value.text : value;
}
