/** A cell of the stand-in as an element: its text by its number format, its own look, and its highlights. */
import { columnLetters, Formula, type HostSheet, type HostTable } from "../src/testing/excel-host";
import { highlightOf } from "./highlights";

/** Pixels a point: CSS has 96 to the inch, Excel's points 72. */
const PIXELS = 4 / 3;

export function pixels(points: number): number {
  return Math.round(points * PIXELS);
}

export function drawCell(cell: HTMLElement, sheet: HostSheet, row: number, column: number): void {
  const stored = sheet.grid.get(row, column);
  const text = sheet.textAt(row, column);
  // The stand-in keeps formulas; only Excel works them out.
  const waiting = stored instanceof Formula && text === "";
  cell.textContent = waiting ? stored.text : text;
  cell.classList.toggle("formula", waiting);
  if (text.length > 12 || waiting) cell.title = cell.textContent;
  cell.dataset["address"] = `${columnLetters(column)}${row + 1}`;
  const numeric = typeof sheet.value(row, column) === "number";
  const style = sheet.styles.at(row, column);
  const header = headerOf(sheet, row, column);
  const look = highlightOf(sheet, row, column);
  const format = sheet.format(row, column);
  const red = format.includes("[Red]") && text.startsWith("-") ? "#c50f1f" : undefined;
  Object.assign(cell.style, {
    background: look.fill ?? style["fill.color"] ?? (header === null ? "" : "#e8eef3"),
    color: look.color ?? red ?? style["font.color"] ?? "",
    fontWeight: (look.bold ?? style["font.bold"] ?? header !== null) ? "600" : "",
    fontStyle: (look.italic ?? style["font.italic"]) ? "italic" : "",
    textDecoration: look.strike
      ? "line-through"
      : (style["font.underline"] ?? "None") !== "None"
        ? "underline"
        : "",
    fontSize: typeof style["font.size"] === "number" ? `${Math.min(pixels(style["font.size"]), 24)}px` : "",
    textAlign: numeric || style["align.horizontal"] === "Right" ? "right" : "",
    boxShadow: look.edge === undefined ? "" : `inset 3px 0 ${look.edge}`,
  });
}

/** The table whose heading stands in this cell. */
export function headerOf(sheet: HostSheet, row: number, column: number): HostTable | null {
  return (
    sheet.tables.find(
      ({ header }) =>
        header !== null && header.top === row && column >= header.left && column <= header.right,
    ) ?? null
  );
}
