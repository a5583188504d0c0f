/** Formula cells of a table whose rows move: people's own columns keep computing the same. */
import { asBytes } from "./byte-sink";
import { decodeMarkup } from "./cell-text";
import { encodeMarkup } from "../ooxml/xml-text";
import { formulaStart } from "./cell-value";
import { fillFormula, followRows } from "./formula";
import type { RowMoves } from "./row-moves";
import { attribute, CellCursor } from "./sheet-text";
import type { RowSpan, TableEdit } from "./table-edit";

interface Master {
  readonly formula: string;
  readonly row: number;
  readonly column: number;
}

/** A cell's formula element and its text. */
export interface FormulaElement {
  readonly start: number;
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly end: number;
}

export class FormulaCells {
  private masters: Map<string, Master> | null = null;

  constructor(
    private readonly edit: TableEdit,
    private readonly moves: RowMoves,
  ) {}

  inRow(span: RowSpan): boolean {
    const { text, prefix } = this.edit.source.sheet;
    return text.slice(span.contentStart, span.contentEnd).includes(`<${prefix}f`);
  }

  /**
   * The cell's content and end tag with its formula following the moved rows. A formula that Excel shares with
   * other cells is written out, since its first cell may be gone.
   * @param reference the cell's new address
   */
  moved(cell: CellCursor, source: number, reference: string): string {
    const { sheet } = this.edit.source;
    const { text, prefix } = sheet;
    const f = formulaElement(text, prefix, cell.contentStart, cell.contentEnd);
    if (f === null) return text.slice(cell.contentStart, cell.end);
    const tagEnd = f.contentStart;
    const type = attribute(text, f.start, tagEnd, "t");
    const rest = text.slice(f.end, cell.end);
    if (type === "dataTable") return text.slice(cell.contentStart, cell.end);
    const formula =
      type === "shared"
        ? this.shared(cell.column, source, f)
        : decodeMarkup(text.slice(tagEnd, f.contentEnd));
    const followed = followRows(formula, (row, column) => this.moves.move(row, column));
    const attributes = type === "array" ? ` t="array" ref="${reference}"` : "";
    const element = `<${prefix}f${attributes}>${encodeMarkup(followed)}</${prefix}f>`;
    return text.slice(cell.contentStart, f.start) + asBytes(element) + rest;
  }

  private shared(column: number, row: number, f: FormulaElement): string {
    const { text } = this.edit.source.sheet;
    this.masters ??= this.findMasters();
    const master = this.masters.get(attribute(text, f.start, f.contentStart, "si") ?? "");
    if (master === undefined) return decodeMarkup(text.slice(f.contentStart, f.contentEnd));
    return fillFormula(master.formula, row - master.row, column - master.column);
  }

  private findMasters(): Map<string, Master> {
    const { sheet } = this.edit.source;
    const masters = new Map<string, Master>();
    const cells = new CellCursor(sheet);
    for (const { span, source } of this.edit.rows) {
      if (span === null || !this.inRow(span)) continue;
      cells.enter(span.contentStart, span.contentEnd);
      while (cells.next()) {
        const f = formulaElement(sheet.text, sheet.prefix, cells.contentStart, cells.contentEnd);
        if (f === null || f.contentEnd === f.contentStart) continue;
        const index = attribute(sheet.text, f.start, f.contentStart, "si");
        const formula = decodeMarkup(sheet.text.slice(f.contentStart, f.contentEnd));
        if (index !== null) masters.set(index, { formula, row: source, column: cells.column });
      }
    }
    return masters;
  }
}

export function formulaElement(
  text: string,
  prefix: string,
  from: number,
  to: number,
): FormulaElement | null {
  const start = formulaStart(text, prefix, from, to);
  if (start < 0) return null;
  const contentStart = text.indexOf(">", start) + 1;
  if (text.charCodeAt(contentStart - 2) === 47)
    return { start, contentStart, contentEnd: contentStart, end: contentStart };
  const contentEnd = text.indexOf(`</${prefix}f`, contentStart);
  return { start, contentStart, contentEnd, end: text.indexOf(">", contentEnd) + 1 };
}
