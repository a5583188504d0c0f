/** How Excel's default PivotTable style looks: pale heads, bold totals, inner items further right. */
import type { HostSheet } from "../src/testing/excel-host";
import type { Highlighted } from "./highlights";

const PALE = "#ddebf7";

export function pivotLook(
  sheet: HostSheet,
  row: number,
  column: number,
): Highlighted & { readonly indent?: number } {
  for (const pivot of sheet.pivots) {
    const cell = pivot.cellAt(row, column);
    if (cell === null) continue;
    const indent = cell.indent > 0 ? { indent: cell.indent } : {};
    if (cell.role === "header" || cell.role === "total") return { fill: PALE, bold: true, ...indent };
    return cell.role === "subtotal" ? { bold: true, ...indent } : indent;
  }
  return {};
}
