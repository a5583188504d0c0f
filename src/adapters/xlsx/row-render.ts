/** One sheet row's XML from a table row: its cells moved and changed, and what stands beside the table kept. */
import type { Cell } from "../../workbook/shape";
import { asBytes } from "./byte-sink";
import { cellXml, hasFormula } from "./cell-value";
import { FormulaCells } from "./formula-cells";
import { columnLetters } from "../../workbook/a1";
import type { RowMoves } from "./row-moves";
import { CellCursor } from "./sheet-text";
import { newRowColumns, type NewRowColumn } from "./new-row";
import type { RowSpan, TableEdit, TableRow } from "./table-edit";
import { withAttributes } from "../ooxml/xml";

interface Piece {
  readonly column: number;
  readonly xml: string;
}

/** A stretch of the sheet's text and what takes its place, one byte a character. */
export interface Patch {
  readonly start: number;
  readonly end: number;
  readonly xml: string;
}

const NO_PATCHES: readonly Patch[] = [];

export class RowRenderer {
  private readonly cells: CellCursor;
  private readonly formulas: FormulaCells;
  private readonly newColumns: readonly NewRowColumn[];
  private readonly prefix: string;
  private readonly keyHeading: string;

  constructor(
    private readonly edit: TableEdit,
    private readonly moves: RowMoves,
  ) {
    this.cells = new CellCursor(edit.source.sheet);
    this.prefix = edit.source.sheet.prefix;
    this.formulas = new FormulaCells(edit, moves);
    this.newColumns = newRowColumns(edit);
    this.keyHeading = edit.shape.columns[0]?.heading ?? "";
  }

  /**
   * What changes within a row that stays where it is: no pieces where nothing does.
   * @returns null where the row has to be rendered whole
   */
  patches(row: TableRow): readonly Patch[] | null {
    if (row.values !== null) return null;
    if (this.moves.anyMoved && row.span !== null && this.formulas.inRow(row.span)) return null;
    if (row.changes === null) return NO_PATCHES;
    return row.span === null ? null : this.cellPatches(row, row.span, row.changes);
  }

  /** Only for cells that are there, in a row as Excel and we write it: no `spans` that might not fit any longer. */
  private cellPatches(
    row: TableRow,
    span: RowSpan,
    changes: ReadonlyMap<number, Cell>,
  ): readonly Patch[] | null {
    const { text } = this.edit.source.sheet;
    if (!text.startsWith(`<${this.prefix}row r="${row.source}"`, span.start)) return null;
    const patches: Patch[] = [];
    this.cells.enter(span.contentStart, span.contentEnd);
    while (patches.length < changes.size && this.cells.next()) {
      const { column, start, end, addressEnd } = this.cells;
      if (addressEnd === 0) return null;
      const value = changes.get(column);
      if (value !== undefined) patches.push({ start, end, xml: this.changedCell(row, value, row.source) });
    }
    return patches.length === changes.size ? patches : null;
  }

  /**
   * The row's XML, one byte a character.
   * @param row null where the table has shrunk
   * @param there the sheet row that stood at that place
   */
  render(row: TableRow | null, at: number, there: RowSpan | null): string {
    const beside = there === null ? [] : this.besideTable(there);
    if (row === null) return beside.length === 0 ? "" : this.wrap(there, at, beside);
    if (isNew(row))
      return beside.length === 0 ? asBytes(this.newRow(row, at)) : this.newRowBeside(row, at, beside, there);
    const own = this.ownCells(row, at);
    const pieces = beside.length === 0 ? own : [...own, ...beside].sort((a, b) => a.column - b.column);
    return this.wrap(row.span, at, pieces);
  }

  /** Cells outside the table's columns stay with their sheet row. */
  private besideTable(span: RowSpan): Piece[] {
    const { text } = this.edit.source.sheet;
    const pieces: Piece[] = [];
    this.cells.enter(span.contentStart, span.contentEnd);
    while (this.cells.next()) {
      const { column, start, end } = this.cells;
      if (column < this.moves.left || column > this.moves.right)
        pieces.push({ column, xml: text.slice(start, end) });
    }
    return pieces;
  }

  private ownCells(row: TableRow, at: number): Piece[] {
    const pieces: Piece[] = [];
    const changes = new Map(row.changes ?? []);
    if (row.span !== null) {
      this.cells.enter(row.span.contentStart, row.span.contentEnd);
      while (this.cells.next()) {
        const { column } = this.cells;
        if (column < this.moves.left || column > this.moves.right) continue;
        const value = changes.get(column);
        const xml = value === undefined ? this.movedCell(row.source, at) : this.changedCell(row, value, at);
        changes.delete(column);
        pieces.push({ column, xml });
      }
    }
    if (changes.size === 0) return pieces;
    for (const [column, value] of changes)
      if (value !== null) pieces.push({ column, xml: this.addedCell(row, column, value, at) });
    return pieces.sort((a, b) => a.column - b.column);
  }

  private movedCell(source: number, at: number): string {
    const { cells } = this;
    const { text } = this.edit.source.sheet;
    const reference = columnLetters(cells.column) + String(at);
    const withFormula = this.moves.anyMoved && hasFormula(this.edit.source, cells);
    const content = withFormula
      ? this.formulas.moved(cells, source, reference)
      : text.slice(cells.contentStart, cells.end);
    if (cells.addressEnd === 0) {
      const tag = this.prefix.length + 2;
      const opened = text.slice(cells.start, cells.start + tag);
      return `${opened} r="${reference}"${text.slice(cells.start + tag, cells.contentStart)}${content}`;
    }
    return (
      text.slice(cells.start, cells.addressStart) +
      reference +
      text.slice(cells.addressEnd, cells.contentStart) +
      content
    );
  }

  private changedCell(row: TableRow, value: Cell, at: number): string {
    const { column, style } = this.cells;
    return this.cell(row, column, value, at, style === "" ? "" : ` s="${style}"`);
  }

  private addedCell(row: TableRow, column: number, value: Cell, at: number): string {
    const style = this.newColumns.find((c) => c.column === column)?.style ?? "";
    return this.cell(row, column, value, at, style);
  }

  private cell(row: TableRow, column: number, value: Cell, at: number, style: string): string {
    const attributes = ` r="${columnLetters(column)}${at}"${style}`;
    return asBytes(cellXml(value, this.prefix, attributes, () => this.where(row, column)));
  }

  /** A new row as text, where nothing stands beside the table. */
  newRow(row: TableRow, at: number): string {
    let xml = `<${this.prefix}row r="${at}">`;
    for (const column of this.newColumns) xml += this.newCell(row, column, at);
    return `${xml}</${this.prefix}row>`;
  }

  private newRowBeside(row: TableRow, at: number, beside: readonly Piece[], there: RowSpan | null): string {
    const cells = this.newColumns.map((c) => ({ column: c.column, xml: asBytes(this.newCell(row, c, at)) }));
    const pieces = [...cells, ...beside].sort((a, b) => a.column - b.column);
    return this.wrap(there, at, pieces);
  }

  private newCell(
    row: TableRow,
    { column, heading, letters, style, blankStyle, formula }: NewRowColumn,
    at: number,
  ): string {
    const value = this.edit.newValue(row, column, heading) ?? null;
    if (value === null && formula === null && !blankStyle) return "";
    const attributes = ` r="${letters}${at}"${style}`;
    if (value !== null) return cellXml(value, this.prefix, attributes, () => this.where(row, column));
    if (formula === null || row.values === null) return blankStyle ? `<${this.prefix}c${attributes}/>` : "";
    return `<${this.prefix}c${attributes}><${this.prefix}f>${formula(at)}</${this.prefix}f></${this.prefix}c>`;
  }

  private where(row: TableRow, column: number): string {
    const heading = this.edit.table.columns[column - this.moves.left]?.heading ?? "";
    return `${this.edit.shape.name}, ${this.keyHeading} ${row.key}: ${heading}`;
  }

  /** The row element around its cells: height, visibility and style come from the row the cells come from. */
  private wrap(span: RowSpan | null, at: number, pieces: readonly Piece[]): string {
    const { text } = this.edit.source.sheet;
    const tag = span === null ? `<${this.prefix}row>` : text.slice(span.start, span.contentStart);
    const open = withAttributes(tag, { r: String(at), spans: null }).replace(/\s*\/>$/, ">");
    let xml = open;
    for (const piece of pieces) xml += piece.xml;
    return `${xml}${span === null ? "" : this.extensions(span)}</${this.prefix}row>`;
  }

  private extensions(span: RowSpan): string {
    const { text } = this.edit.source.sheet;
    const close = `</${this.prefix}extLst>`;
    if (!text.startsWith(close, span.contentEnd - close.length)) return "";
    return text.slice(text.lastIndexOf(`<${this.prefix}extLst`, span.contentEnd), span.contentEnd);
  }
}

/** Whether the row has no cells on the sheet yet. */
export function isNew(row: TableRow): boolean {
  return row.source === 0 || (row.span === null && row.values !== null);
}
