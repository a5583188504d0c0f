/**
 * A template of somebody else's with cells of ours: only the sheets that get cells are written anew, and of those only
 * the cells. Validations, formulas, widths, names and everything else stay as they are.
 */
import { Refusal } from "../../core/problem";
import type { FilledCell } from "../../ports/sheet-files";
import { withFullCalc } from "../ooxml/full-calc";
import { planOf, type SheetPackage } from "./package";
import { fillSheet } from "./fill-sheet";
import { TemplateStyles } from "./template-styles";

/** @throws Refusal where a sheet is missing, or a cell holds a formula or is hidden by a merged one */
export function fillTemplate(parts: SheetPackage, cells: readonly FilledCell[]): void {
  const plan = planOf(parts);
  const styles = new TemplateStyles(plan.styles === null ? null : parts.text(plan.styles));
  const bySheet = new Map<string, FilledCell[]>();
  for (const cell of cells) bySheet.set(cell.sheet, [...(bySheet.get(cell.sheet) ?? []), cell]);
  for (const [name, own] of bySheet) {
    const sheet = plan.sheets.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (sheet === undefined) throw new Refusal(`The template has no sheet "${name}".`);
    parts.set(
      sheet.path,
      fillSheet(parts.text(sheet.path), own, { styles, date1904: plan.date1904, sheet: name }),
    );
  }
  if (plan.styles !== null && styles.changed) parts.set(plan.styles, styles.xml());
  // A control total that Excel worked out before the rows were there would be a wrong one.
  const hasFormulas = plan.sheets.some(({ path }) => /<(?:[\w.-]+:)?f[\s/>]/.test(parts.text(path)));
  if (hasFormulas) parts.set(plan.path, withFullCalc(parts.text(plan.path)));
}
