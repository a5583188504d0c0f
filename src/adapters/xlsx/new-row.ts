/** What an appended row's cells look like: styles from the row above, else from the sheet's columns. */
import { decodeMarkup } from "./cell-text";
import { encodeMarkup } from "../ooxml/xml-text";
import { fillFormula } from "./formula";
import { formulaElement } from "./formula-cells";
import { columnLetters } from "../../workbook/a1";
import { CellCursor, type SheetText } from "./sheet-text";
import type { TableEdit } from "./table-edit";
import { findTags } from "../ooxml/xml";

export interface NewRowColumn {
  readonly column: number;
  readonly heading: string;
  readonly letters: string;
  /** ` s="3"` or nothing. */
  readonly style: string;
  /** Whether even a blank cell must carry its style, because the sheet's column has another. */
  readonly blankStyle: boolean;
  /** The XML text of a calculated column's formula for a row; null for typed columns. */
  readonly formula: ((row: number) => string) | null;
}

interface Above {
  readonly style: string;
  readonly formula: string | null;
}

export function newRowColumns(edit: TableEdit): NewRowColumn[] {
  const columnStyles = sheetColumnStyles(edit.source.sheet);
  const model =
    [...edit.rows].reverse().find((row) => row.span !== null && !row.removed && row.source > 0) ??
    [...edit.rows].reverse().find((row) => row.span !== null);
  const above = model?.span ? cellsAbove(edit, model.span) : new Map<number, Above>();
  return edit.table.columns.map(({ formula, heading }, index): NewRowColumn => {
    const column = edit.table.range.left + index;
    const cell = above.get(column);
    const columnStyle = columnStyles(column);
    const style = cell?.style || columnStyle;
    return {
      column,
      heading,
      letters: columnLetters(column),
      style: style === "" || style === "0" ? "" : ` s="${style}"`,
      blankStyle: style !== columnStyle && style !== "" && style !== "0",
      formula: formula === null ? null : formulaFor(formula, cell?.formula ?? null, model?.source ?? 0),
    };
  });
}

/** The formula of the row above, filled down; else the column's own, as it is written in the table. */
function formulaFor(columnFormula: string, above: string | null, aboveRow: number): (row: number) => string {
  if (above === null) return () => encodeMarkup(columnFormula);
  return (row) => encodeMarkup(fillFormula(above, row - aboveRow, 0));
}

function cellsAbove(edit: TableEdit, span: { contentStart: number; contentEnd: number }): Map<number, Above> {
  const { text, prefix } = edit.source.sheet;
  const cells = new CellCursor(edit.source.sheet);
  const found = new Map<number, Above>();
  cells.enter(span.contentStart, span.contentEnd);
  while (cells.next()) {
    const f = formulaElement(text, prefix, cells.contentStart, cells.contentEnd);
    // A shared formula's later cells have no text of their own.
    const formula =
      f === null || f.contentEnd === f.contentStart
        ? null
        : decodeMarkup(text.slice(f.contentStart, f.contentEnd));
    found.set(cells.column, { style: cells.style, formula });
  }
  return found;
}

/** Style by sheet column, as the sheet's `cols` give it. */
function sheetColumnStyles(sheet: SheetText): (column: number) => string {
  const head = sheet.text.slice(0, sheet.text.indexOf(`<${sheet.prefix}sheetData`));
  const tags = findTags(`${head}</${sheet.prefix}worksheet>`, ["col"]);
  return (column) =>
    tags.find(({ attributes }) => column >= Number(attributes.min) && column <= Number(attributes.max))
      ?.attributes.style ?? "";
}
