/** A workbook in memory that people work on too: for the contract, which asks what becomes of what is theirs. */
import { keyHeading, type Cell, type Row, type TableShape } from "../workbook/shape";
import { MemoryWorkbook } from "./memory-workbook";
import type { People } from "./workbook-contract-people";

export class SharedMemoryWorkbook extends MemoryWorkbook {
  /** Keys of the rows that filters hide, by table. */
  private readonly hidden = new Map<string, ReadonlySet<Cell>>();

  readonly people: People = {
    addColumn: (table, heading, values) =>
      this.rearrange(table, (rows) => rows.map((row, i) => ({ ...row, [heading]: values[i] ?? null }))),
    // Rows in memory go by heading: their columns have no order.
    moveColumn: () => Promise.resolve(),
    sortBy: (table, heading) =>
      this.rearrange(table, (rows) => [...rows].sort((a, b) => ascending(a[heading], b[heading]))),
    filterBy: (table, heading, value) => {
      const out = this.rowsOf(table).filter((row) => row[heading] !== value);
      this.hidden.set(table.name, new Set(out.map((row) => keyOf(table, row))));
      return Promise.resolve();
    },
    column: (table, heading) => Promise.resolve(this.rowsOf(table).map((row) => row[heading] ?? null)),
    visible: (table, heading) => {
      const seen = this.rowsOf(table).filter(
        (row) => this.hidden.get(table.name)?.has(keyOf(table, row)) !== true,
      );
      return Promise.resolve(seen.map((row) => row[heading] ?? null));
    },
  };

  private rowsOf(table: TableShape): readonly Row[] {
    return this.tables.get(table.name) ?? [];
  }

  private rearrange(table: TableShape, to: (rows: readonly Row[]) => Row[]): Promise<void> {
    this.tables.set(table.name, to(this.rowsOf(table)));
    return Promise.resolve();
  }
}

function keyOf(table: TableShape, row: Row): Cell {
  return row[keyHeading(table)] ?? null;
}

function ascending(a: Cell | undefined, b: Cell | undefined): number {
  return typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en");
}
