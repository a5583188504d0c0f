/**
 * A template of somebody else's with cells of ours: only the sheets that get cells are written anew, and of those only
 * the cells. Validations, formulas, widths, names and everything else stay as they are.
 */
import { Refusal } from "../../core/problem";
import type { FilledCell } from "../../ports/sheet-files";
import { parseRange } from "../../workbook/a1";
import { withFullCalc } from "../ooxml/full-calc";
import { relations } from "../ooxml/relations";
import { withRange } from "../ooxml/table-range";
import { findTags } from "../ooxml/xml";
import { planOf, type SheetPackage } from "./package";
import { fillSheet } from "./fill-sheet";
import { TemplateStyles } from "./template-styles";

/** @throws Refusal where a sheet is missing, or a cell holds a formula or is hidden by a merged one */
export function fillTemplate(parts: SheetPackage, cells: readonly FilledCell[]): void {
  const plan = planOf(parts);
  const styles = new TemplateStyles(plan.styles === null ? null : parts.text(plan.styles));
  const bySheet = new Map<string, FilledCell[]>();
  for (const cell of cells) {
    const own = bySheet.get(cell.sheet) ?? [];
    bySheet.set(cell.sheet, own);
    own.push(cell);
  }
  for (const [name, own] of bySheet) {
    const sheet = plan.sheets.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (sheet === undefined)
      throw new Refusal(
        `The template has no sheet "${name}". Name one that it has, or choose another template.`,
      );
    parts.set(
      sheet.path,
      fillSheet(parts.text(sheet.path), own, { styles, date1904: plan.date1904, sheet: name }),
    );
    for (const table of relations(parts, sheet.path))
      if (table.type === "table") parts.set(table.target, grownTable(parts.text(table.target), own, name));
  }
  if (plan.styles !== null && styles.changed) parts.set(plan.styles, styles.xml());
  // A control total that Excel worked out before the rows were there would be a wrong one.
  const hasFormulas = plan.sheets.some(({ path }) => /<(?:[\w.-]+:)?f[\s/>]/.test(parts.text(path)));
  if (hasFormulas) parts.set(plan.path, withFullCalc(parts.text(plan.path)));
}

/** A table whose columns get cells below its end takes them in, as it does when a person types there. */
function grownTable(xml: string, cells: readonly FilledCell[], sheet: string): string {
  const root = findTags(xml, ["table"])[0];
  const range = parseRange(root?.attributes.ref ?? "");
  if (root === undefined || range === null) return xml;
  const below = cells.filter(
    ({ row, column }) => row > range.bottom && column >= range.left && column <= range.right,
  );
  if (below.length === 0) return xml;
  if (Number(root.attributes.totalsRowCount ?? 0) > 0)
    throw new Refusal(
      `The table on sheet "${sheet}" of the template has a totals row, which the lines would be written over. Remove it, then give the template again.`,
    );
  const bottom = below.reduce((most, { row }) => Math.max(most, row), range.bottom);
  return withRange(xml, (one) => (one.bottom === range.bottom ? { ...one, bottom } : null));
}
