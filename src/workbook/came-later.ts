/** Tables and columns that a workbook of an earlier version honestly lacks; all others were there from the first. */
import type { Column, TableShape } from "./shape";

/** A new table of the program goes in here. */
const TABLES: ReadonlySet<string> = new Set([
  "Adjustments",
  "Subsidies",
  "Lookups",
  "Standing Approvals",
  "Service Costs",
  "Rates",
  "Monthly Totals",
  "Subsidy Balances",
  "Seals",
  "Conformance",
  "Journal Formats",
  "Journal Values",
]);

/** A new column of a table that workbooks have already goes in here. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  Charges: ["Commitment", "Original Period", "Corrects", "Seal"],
  Statements: ["Credits", "Link", "Seal"],
  "Statement Lines": ["Kind", "Subsidy ID", "Seal"],
  Journal: ["Format", "Accounting Date", "Exported At", "Seal"],
  Periods: ["Log Entry", "Archive File", "Archive SHA-256", "Archived Corrections"],
  "Subsidy Balances": ["Granted For"],
  Imports: ["Explanation"],
  "Mail Log": ["BCC", "Via", "Mailbox", "Content Hash", "Reason"],
};

export function tableCameLater(table: TableShape): boolean {
  return TABLES.has(table.name);
}

/** Whether workbooks may have the table without this column. */
export function columnCameLater(table: TableShape, column: Column): boolean {
  return COLUMNS[table.name]?.includes(column.heading) === true;
}
