/** Works out the conditional formats that we use: a column compared with a text, a cell with a number, and checks of 0. */
import { parseRect, type Bag, type HostSheet } from "../src/testing/excel-host";

export interface Highlighted {
  readonly fill?: string;
  readonly color?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly strike?: boolean;
  readonly edge?: string;
}

/** What a cell's rules add to its look; the first rule that says something about a property wins, as in Excel. */
export function highlightOf(sheet: HostSheet, row: number, column: number): Highlighted {
  let look: Highlighted = {};
  for (const { area, bag } of sheet.conditionalFormats) {
    if (row < area.top || row > area.bottom || column < area.left || column > area.right) continue;
    const format = matching(sheet, bag, row, column, row - area.top);
    if (format === null) continue;
    look = { ...lookOf(format), ...look };
    if (bag.values.get("stopIfTrue") === true) break;
  }
  return look;
}

/** @returns the rule's format where the rule holds; null where it does not, or is of a kind that is not drawn here */
function matching(sheet: HostSheet, bag: Bag, row: number, column: number, below: number): Bag | null {
  if (bag.values.get("type") === "Custom") {
    const formula = bag.part("Custom").part("Rule").values.get("Formula");
    return typeof formula === "string" && formulaHolds(sheet, formula, below)
      ? bag.part("Custom").part("Format")
      : null;
  }
  if (bag.values.get("type") === "CellValue") {
    const rule = bag.part("CellValue").values.get("Rule");
    return cellHolds(sheet.value(row, column), rule) ? bag.part("CellValue").part("Format") : null;
  }
  return null;
}

/** `=AND(ISNUMBER(B26),B26=0)` and the same within NOT( ), as a report's check cell has them. */
function checkHolds(sheet: HostSheet, formula: string): boolean | null {
  const [, not, address = ""] = /^=?(NOT\()?AND\(ISNUMBER\(([A-Z]{1,3}\d+)\),\2=0\)\)?$/.exec(formula) ?? [];
  const cell = parseRect(address);
  if (cell === null) return null;
  return (sheet.value(cell.top, cell.left) === 0) === (not === undefined);
}

/** `=$D2="Pending"` and `=$E2<>""`, written for the rule's first row. */
function formulaHolds(sheet: HostSheet, formula: string, below: number): boolean {
  const check = checkHolds(sheet, formula);
  if (check !== null) return check;
  const [, letters = "", first = "", operator = "", quoted = ""] =
    /^=?\$?([A-Z]{1,3})(\d+)(=|<>)"((?:[^"]|"")*)"$/.exec(formula) ?? [];
  const cell = parseRect(`${letters}${first}`);
  if (cell === null) return false;
  const equal =
    sheet.textAt(cell.top + below, cell.left).toLowerCase() === quoted.replace(/""/g, '"').toLowerCase();
  return operator === "=" ? equal : !equal;
}

function cellHolds(value: unknown, rule: unknown): boolean {
  if (typeof rule !== "object" || rule === null || !("operator" in rule) || !("formula1" in rule))
    return false;
  const operand = Number(String(rule.formula1).replace(/^=/, ""));
  if (Number.isNaN(operand) || typeof value !== "number") return false;
  if (rule.operator === "EqualTo") return value === operand;
  return rule.operator === "NotEqualTo" && value !== operand;
}

function lookOf(format: Bag): Highlighted {
  const text = (part: Bag, name: string): string | null => {
    const value = part.values.get(name);
    return typeof value === "string" && value !== "" ? value : null;
  };
  const font = format.part("Font");
  const left = format.part("Borders").part("Left");
  const fill = text(format.part("Fill"), "Color");
  const color = text(font, "Color");
  const edge = text(left, "Color");
  return {
    ...(fill !== null && { fill }),
    ...(color !== null && { color }),
    ...(font.values.get("Bold") === true && { bold: true }),
    ...(font.values.get("Italic") === true && { italic: true }),
    ...(font.values.get("Strikethrough") === true && { strike: true }),
    ...(edge !== null && { edge }),
  };
}
