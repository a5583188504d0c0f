/** A table's row in the structure tree. A row that goes on on the next page is still one. */
import type { LaidCell, RowKind } from "./cells";
import type { Element, StructureAttributes, StructureType } from "./structure";
import type { Tags } from "./tags";

interface RowShape {
  readonly kind: RowKind;
  readonly cells: readonly LaidCell[];
  /** The first column names the row. */
  readonly named: boolean;
}

export class RowTags {
  private readonly cells: readonly CellTags[];

  /** @param section the table's head, body or foot */
  constructor(tags: Tags, section: Element, { kind, cells, named }: RowShape) {
    const row = tags.add("TR", {}, section);
    const isHead = (column: number): boolean => kind === "head" || (column === 0 && named);
    const span = kind === "total" && named ? nameSpan(cells) : 1;
    const made: CellTags[] = [];
    cells.forEach((cell, column) => {
      if (column > 0 && column < span) return;
      const type: StructureType = isHead(column) && cell.length > 0 ? "TH" : "TD";
      const attributes: StructureAttributes = {
        ...(type === "TH" && { scope: kind === "head" ? "Column" : "Row" }),
        ...(column === 0 && span > 1 && { colSpan: span }),
      };
      made[column] = new CellTags(tags, tags.add(type, attributes, row), cell);
    });
    this.cells = made;
  }

  /** @param paragraph of the cell, from 0 */
  within(column: number, paragraph: number, draw: () => void): void {
    this.cells[column]?.within(paragraph, draw);
  }
}

/** Columns that the first cell's text and the blank cells behind it take. */
function nameSpan(cells: readonly LaidCell[]): number {
  const next = cells.findIndex((cell, column) => column > 0 && cell.length > 0);
  return next < 0 ? cells.length : next;
}

/** A cell's text stands in the cell itself; several paragraphs are each an element. */
class CellTags {
  private readonly paragraphs: Element[] | null;

  constructor(
    private readonly tags: Tags,
    private readonly element: Element,
    lines: LaidCell,
  ) {
    this.paragraphs = lines[0]?.paragraph === lines.at(-1)?.paragraph ? null : [];
  }

  within(paragraph: number, draw: () => void): void {
    const { tags, element, paragraphs } = this;
    if (paragraphs === null) tags.within(element, draw);
    else tags.within((paragraphs[paragraph] ??= tags.add("P", {}, element)), draw);
  }
}
