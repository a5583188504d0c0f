/** Excel.RangeView: the cells of a range that are in sight. */
import type { Area } from "../model/area";
import { CellError, type Plain } from "../model/typing";
import type { HostType } from "../objects";

export const RANGE_VIEW: HostType<Area> = {
  name: "RangeView",
  properties: {
    RowCount: { get: (area) => rowsInSight(area).length },
    ColumnCount: { get: (area) => columnsInSight(area).length },
    Index: { get: () => 0 },
    Values: { get: (area) => cells(area, (row, column) => valueOf(area.sheet.value(row, column))) },
    Text: { get: (area) => cells(area, (row, column) => area.sheet.textAt(row, column)) },
  },
};

function cells<T>(area: Area, cell: (row: number, column: number) => T): T[][] {
  const columns = columnsInSight(area);
  return rowsInSight(area).map((row) => columns.map((column) => cell(row, column)));
}

function rowsInSight({ sheet, top, bottom }: Area): number[] {
  return numbers(top, bottom).filter((row) => !sheet.isHidden(row));
}

function columnsInSight({ sheet, left, right }: Area): number[] {
  return numbers(left, right).filter((column) => sheet.width(column) > 0);
}

function numbers(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

function valueOf(value: Plain): string | number | boolean {
  return value instanceof CellError ? value.text : (value ?? "");
}
