/** The order of the sheets: Start, the month with its reports, what people keep up, the records, the settings. */
import { REPORTS } from "./reports";
import type { ReportShape, SheetGroup, TableShape } from "./shape";
import { ALL_TABLES } from "./tables";

interface Placed {
  readonly name: string;
  readonly group: SheetGroup;
}

/** Of all sheets that we know: the first report leads, the others follow the tables of their group. */
export function sheetOrder(tables: readonly TableShape[], reports: readonly ReportShape[]): string[] {
  const allTables = union(ALL_TABLES, tables);
  const allReports = union(
    REPORTS,
    reports.map((r) => ({ ...r, name: r.sheet })),
  );
  const [start, ...others] = allReports;
  const groups = [...new Set(allTables.map((table) => table.group))];
  return [
    ...(start === undefined ? [] : [start.name]),
    ...groups.flatMap((group) =>
      [...allTables, ...others].filter((sheet) => sheet.group === group).map((sheet) => sheet.name),
    ),
    ...others.filter((report) => !groups.includes(report.group)).map((report) => report.name),
  ];
}

function union(known: readonly (TableShape | ReportShape)[], more: readonly Placed[]): Placed[] {
  const placed = known.map((k): Placed => ({ name: "sheet" in k ? k.sheet : k.name, group: k.group }));
  const names = new Set(placed.map((p) => p.name));
  return [...placed, ...more.filter((m) => !names.has(m.name)).map(({ name, group }) => ({ name, group }))];
}

/** Where each new sheet goes: behind the nearest sheet that stands before it in the order, else at the front. */
export function insertSheets(
  existing: readonly string[],
  added: readonly string[],
  order: readonly string[],
): string[] {
  const result = [...existing];
  const sorted = [...added].sort((a, b) => rank(a, order) - rank(b, order));
  for (const name of sorted) {
    let at = 0;
    result.forEach((sheet, index) => {
      if (order.includes(sheet) && rank(sheet, order) < rank(name, order)) at = index + 1;
    });
    result.splice(at, 0, name);
  }
  return result;
}

function rank(name: string, order: readonly string[]): number {
  const index = order.indexOf(name);
  return index < 0 ? order.length : index;
}
