/** Reads what a pivot table is made of: a table, or a range with headings, as it is now. */
import { HostError, invalidOperation } from "../errors";
import { columnCount, formatRect, plainRect } from "./address";
import type { Area } from "./area";
import type { PivotCache } from "./pivot-fields";
import { HostTable } from "./table";
import type { Plain } from "./typing";

/** @throws HostError InvalidOperation where a heading is missing, or the source is gone */
export function readSource(source: HostTable | Area): PivotCache {
  const { sheet } = source;
  const isTable = source instanceof HostTable;
  if (isTable ? !sheet.tables.includes(source) : source.gone || !sheet.workbook.sheets.includes(sheet))
    throw invalidOperation("The PivotTable's source is no longer there.");
  const area = isTable ? source.area : source;
  const body = isTable ? source.body : { ...plainRect(source), top: source.top + 1 };
  const headings = Array.from({ length: columnCount(area) }, (_column, index) =>
    isTable ? (source.columnAt(index)?.name ?? "") : sheet.textAt(area.top, area.left + index),
  );
  if (headings.includes(""))
    throw new HostError(
      "InvalidOperation",
      `The PivotTable field name is not valid: a heading of ${formatRect(area)} is blank.`,
    );
  const rows: Plain[][] = [];
  for (let row = body.top; row <= body.bottom; row += 1)
    rows.push(headings.map((_heading, index) => sheet.value(row, body.left + index)));
  return { headings, rows };
}
