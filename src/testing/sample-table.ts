/** Two small tables for tests of workbooks, one with a column of every kind. */
import type { Cell, Row, TableShape } from "../workbook/shape";

/** A table with a column of every kind. */
export const SAMPLE: TableShape = {
  name: "Sample Rows",
  group: "records",
  columns: [
    { field: "id", heading: "Sample ID", kind: "text", width: 14 },
    { field: "text", heading: "Text", kind: "text", width: 20 },
    { field: "state", heading: "State", kind: "choice", width: 10, choices: ["Open", "Done"] },
    { field: "amount", heading: "Amount", kind: "amount", width: 12 },
    { field: "quantity", heading: "Quantity", kind: "quantity", width: 12, optional: true },
    { field: "cents", heading: "Cents", kind: "cents", width: 12 },
    { field: "count", heading: "Count", kind: "integer", width: 8 },
    { field: "share", heading: "Share %", kind: "percent", width: 8 },
    { field: "day", heading: "Day", kind: "day", width: 12 },
    { field: "at", heading: "At", kind: "instant", width: 17 },
  ],
  highlights: [
    { heading: "State", equals: "Open", look: "pending" },
    { heading: "State", equals: "Done", look: "approved" },
    { heading: "Text", notBlank: true, look: "warning" },
  ],
};

export const OTHER: TableShape = {
  name: "Other",
  group: "settings",
  columns: [
    { field: "key", heading: "Key", kind: "text", width: 14 },
    { field: "value", heading: "Value", kind: "text", width: 20 },
  ],
};

/** A row of the sample table; blanks where nothing is given. */
export function sampleRow(id: string, cells: Row = {}): Row {
  const row: Record<string, Cell> = {};
  for (const { heading } of SAMPLE.columns) row[heading] = cells[heading] ?? null;
  return { ...row, "Sample ID": id };
}
