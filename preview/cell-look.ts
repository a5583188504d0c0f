/** A cell of the stand-in as an element: its text by its number format, its own look, and its highlights. */
import {
  columnLetters,
  Formula,
  type HostSheet,
  type HostTable,
  type Style,
} from "../src/testing/excel-host";
import { highlightOf } from "./highlights";
import { pivotLook } from "./pivot-look";

/** Pixels a point: CSS has 96 to the inch, Excel's points 72. */
const PIXELS = 4 / 3;
/** Pixels an indent, as in Excel. */
const INDENT = 9;
const HEADING_FILL = "#e8eef3";

export function pixels(points: number): number {
  return Math.round(points * PIXELS);
}

export function drawCell(cell: HTMLElement, sheet: HostSheet, row: number, column: number): void {
  const stored = sheet.grid.get(row, column);
  const text = sheet.textAt(row, column);
  // The stand-in keeps formulas; only Excel works them out.
  const waiting = stored instanceof Formula && text === "" && stored.value !== "";
  const words = document.createElement("span");
  words.className = "words";
  words.textContent = waiting ? stored.text : text;
  cell.replaceChildren(words);
  cell.classList.toggle("formula", waiting);
  if (text.length > 12 || waiting) cell.title = words.textContent;
  cell.dataset["address"] = `${columnLetters(column)}${row + 1}`;
  const style = sheet.styles.at(row, column);
  placeWords(cell, style, typeof sheet.value(row, column) === "number");
  const header = headerOf(sheet, row, column);
  const look = { ...pivotLook(sheet, row, column), ...highlightOf(sheet, row, column) };
  const red = sheet.format(row, column).includes("[Red]") && text.startsWith("-") ? "#c50f1f" : undefined;
  Object.assign(cell.style, {
    background: look.fill ?? style["fill.color"] ?? (header === null ? "" : HEADING_FILL),
    color: look.color ?? red ?? style["font.color"] ?? "",
    fontWeight: (look.bold ?? style["font.bold"] ?? header !== null) ? "600" : "",
    fontStyle: (look.italic ?? style["font.italic"]) ? "italic" : "",
    textDecoration:
      (look.strike ?? style["font.strikethrough"])
        ? "line-through"
        : (style["font.underline"] ?? "None") !== "None"
          ? "underline"
          : "",
    fontSize: typeof style["font.size"] === "number" ? `${pixels(style["font.size"])}px` : "",
    boxShadow: linesOf(style, look.edge),
  });
  cell.classList.toggle("runs-over", runsOver(sheet, row, column));
  if (look.indent !== undefined) cell.style.paddingLeft = `${4 + INDENT * look.indent}px`;
}

/** Text too long for its cell goes on over blank ones to its right, as on any sheet; in tables it is cut. */
function runsOver(sheet: HostSheet, row: number, column: number): boolean {
  const style = sheet.styles.at(row, column);
  return (
    typeof sheet.value(row, column) === "string" &&
    style["align.wrap"] !== true &&
    !["Right", "Center"].includes(String(style["align.horizontal"])) &&
    sheet.grid.get(row, column + 1) === null &&
    sheet.tables.every(({ area }) => row < area.top || row > area.bottom)
  );
}

const UPRIGHT: Readonly<Record<string, string>> = { Top: "flex-start", Center: "center", Bottom: "flex-end" };

/** As Excel does: numbers to the right, text to the left, both at the bottom, unless the cell says otherwise. */
function placeWords(cell: HTMLElement, style: Style, numeric: boolean): void {
  const across = style["align.horizontal"] ?? "General";
  const right = across === "Right" || (numeric && across === "General");
  const wraps = style["align.wrap"] === true;
  const indent = Number(style["align.indent"] ?? 0) * INDENT;
  cell.classList.toggle("wraps", wraps);
  Object.assign(cell.style, {
    alignItems: UPRIGHT[String(style["align.vertical"] ?? "Bottom")] ?? "",
    textAlign: right ? "right" : across === "Center" ? "center" : "",
    paddingLeft: right || indent === 0 ? "" : `${4 + indent}px`,
    paddingRight: right && indent > 0 ? `${4 + indent}px` : "",
  });
}

const EDGES: Readonly<Record<string, (size: number) => string>> = {
  EdgeLeft: (size) => `inset ${size}px 0`,
  EdgeRight: (size) => `inset ${-size}px 0`,
  EdgeTop: (size) => `inset 0 ${size}px`,
  EdgeBottom: (size) => `inset 0 ${-size}px`,
};

/** Borders as shadows inside the cell: they take no room. */
function linesOf(style: Style, edge: string | undefined): string {
  const lines = Object.entries(EDGES).flatMap(([name, line]) => {
    if ((style[`border.${name}.style`] ?? "None") === "None") return [];
    const weight = style[`border.${name}.weight`];
    const size = weight === "Thick" ? 3 : weight === "Medium" ? 2 : 1;
    return [`${line(size)} ${String(style[`border.${name}.color`] ?? "#000")}`];
  });
  return [...(edge === undefined ? [] : [`inset 3px 0 ${edge}`]), ...lines].join(", ");
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
