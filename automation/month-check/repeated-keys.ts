/** Keys that stand twice in a table. */
import type { Tables } from "./tables";
import { type Rows, textAt } from "./workbook";

export function repeatedKeys(tables: Tables): number {
  return (
    repeated(tables.charges, "Charge ID") +
    repeated(tables.imports, "Import ID") +
    repeated(tables.problems, "Problem ID") +
    repeated(tables.statements, "Statement No") +
    repeated(tables.lines, "Line ID") +
    repeated(tables.journal, "Line ID")
  );
}

function repeated(rows: Rows, heading: string): number {
  const keys = new Set<string>();
  for (let i = 0; i < rows.count; i++) keys.add(textAt(rows, heading, i));
  return rows.count - keys.size;
}
