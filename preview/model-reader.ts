/** Reads tables straight out of the stand-in's model: the preview's own look at them causes no request to Excel. */
import type { Wanted } from "../src/ports/ports";
import { CellError, type HostTable, type HostWorkbook } from "../src/testing/excel-host";
import { keyHeading, tableName, type Cell, type Row } from "../src/workbook/shape";

/** As Workbook.read has it: rows in sheet order, wholly blank ones left out; an absent table has none. */
export function readModel(workbook: HostWorkbook, wanted: readonly Wanted[]): Row[][] {
  return wanted.map((one) => {
    const table = workbook.findTable(tableName(one.table));
    return table === null ? [] : rowsOf(table, one);
  });
}

function rowsOf(table: HostTable, { table: shape, columns, only }: Wanted): Row[] {
  const { sheet, body } = table;
  const places = new Map(table.columns.map((column, index) => [column.name, body.left + index]));
  const at = (row: number, heading: string): Cell => {
    const column = places.get(heading);
    if (column === undefined) return null;
    const value = sheet.value(row, column);
    return value instanceof CellError ? value.text : value;
  };
  const headings = columns ?? shape.columns.map(({ heading }) => heading);
  const all = [keyHeading(shape), ...headings];
  const rows: Row[] = [];
  for (let row = body.top; row <= body.bottom; row += 1) {
    if (only !== undefined && !only.values.includes(String(at(row, only.heading)))) continue;
    if (all.every((heading) => at(row, heading) === null)) continue;
    rows.push(Object.fromEntries(headings.map((heading) => [heading, at(row, heading)])));
  }
  return rows;
}
