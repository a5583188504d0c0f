/** A table in the structure tree: its head, body and foot, and their rows. */
import type { LaidCell, RowKind } from "./cells";
import { RowTags } from "./row-tags";
import type { Element } from "./structure";
import type { Tags } from "./tags";

/** Draws a row's lines as what they are. */
export type Within = (column: number, paragraph: number, draw: () => void) => void;

export class TableTags {
  private body: Element | null = null;

  /** @param rowHeads whether the first column names the row */
  constructor(
    private readonly tags: Tags,
    private readonly table: Element,
    private readonly rowHeads: boolean,
  ) {}

  /** The next row; asked once for each, in the order in which they are read. */
  row(kind: RowKind, cells: readonly LaidCell[]): Within {
    const named = kind === "total" || this.rowHeads;
    const row = new RowTags(this.tags, this.section(kind), { kind, cells, named });
    return (column, paragraph, draw) => row.within(column, paragraph, draw);
  }

  private section(kind: RowKind): Element {
    if (kind === "head") return this.tags.add("THead", {}, this.table);
    if (kind === "total") return this.tags.add("TFoot", {}, this.table);
    return (this.body ??= this.tags.add("TBody", {}, this.table));
  }
}
