/** A table's records as CSV, piece by piece: exact amounts, days and times in ISO 8601, no cell a formula. */
import { amountToText, centsToText, shareToPercent } from "../../core/money";
import { csvRows, type CsvCell } from "../../render/csv";
import type { Column } from "../../workbook/shape";
import type { Table } from "../../workbook/tables";

type Field = string | number | bigint | null;

/** Rows that are written in one go. */
const ROWS = 500;

export function* tableCsv<R>(table: Table<R>, records: readonly R[]): Generator<string> {
  yield csvRows([table.columns.map(headingOf)]);
  for (let at = 0; at < records.length; at += ROWS) {
    const rows = records.slice(at, at + ROWS) as readonly Readonly<Record<string, Field>>[];
    yield csvRows(
      rows.map((row) => table.columns.map((column) => cellOf(column, row[column.field] ?? null))),
    );
  }
}

function headingOf({ kind, heading }: Column): string {
  return kind === "percent" && !heading.includes("%") ? `${heading} %` : heading;
}

function cellOf({ kind }: Column, value: Field): CsvCell {
  if (value === null) return null;
  switch (kind) {
    case "amount":
    case "quantity":
      return { number: amountToText(value as bigint) };
    case "cents":
      return { number: centsToText(value as number) };
    case "percent":
      return { number: shareToPercent(value as bigint) };
    case "integer":
      return value as number;
    case "text":
    case "choice":
    case "day":
    case "instant":
      return value as string;
  }
}
