/** A workbook in memory that people work on too: for the contract, which asks what becomes of what is theirs. */
import type { Wanted } from "../ports/ports";
import { keyHeading, tableName, type Cell, type Row, type TableShape } from "../workbook/shape";
import type { Standing } from "../workbook/standing";
import { notWhole } from "../workbook/whole";
import { MemoryWorkbook } from "./memory-workbook";
import type { People } from "./workbook-contract-people";

export class SharedMemoryWorkbook extends MemoryWorkbook {
  /** Keys of the rows that filters hide, by table. */
  private readonly hidden = new Map<string, ReadonlySet<Cell>>();

  /** What became of tables, by shape name: their names now, "" where a table is none any more; null where all is gone. */
  private readonly names = new Map<string, string | null>();
  /** Headings as they stand, of tables where one was changed. */
  private readonly headings = new Map<string, readonly string[]>();

  override read(wanted: readonly Wanted[]): Promise<readonly Row[][]> {
    // All others are whole always: there are no sheets.
    const touched = wanted.flatMap(({ table }) =>
      this.tables.has(table.name) || this.names.has(table.name) ? [table] : [],
    );
    const refusal = notWhole(touched, this.standing(touched));
    return refusal === null ? super.read(wanted) : Promise.reject(refusal);
  }

  private standing(shapes: readonly TableShape[]): Standing {
    const there = shapes.filter(({ name }) => this.tables.has(name) && this.nameOf(name) !== null);
    return {
      sheets: there.map(({ name }) => name),
      tables: there.flatMap((shape) => {
        const name = this.nameOf(shape.name) ?? tableName(shape);
        const rows = this.rowsOf(shape).length;
        return name === "" ? [] : [{ name, sheet: shape.name, headings: this.headingsOf(shape), rows }];
      }),
      tops: new Map(there.map((shape) => [shape.name.toLowerCase(), this.headingsOf(shape)] as const)),
    };
  }

  private nameOf(shape: string): string | null | undefined {
    return this.names.get(shape);
  }

  private headingsOf(shape: TableShape): readonly string[] {
    return this.headings.get(shape.name) ?? shape.columns.map(({ heading }) => heading);
  }

  private name(shape: TableShape, name: string | null): Promise<void> {
    this.names.set(shape.name, name);
    return Promise.resolve();
  }

  readonly people: People = {
    renameColumn: (table, heading, to) => {
      const headings = this.headingsOf(table).map((one) => (one === heading ? to : one));
      this.headings.set(table.name, headings);
      return Promise.resolve();
    },
    deleteColumn: (table, heading) => {
      this.headings.set(
        table.name,
        this.headingsOf(table).filter((one) => one !== heading),
      );
      return Promise.resolve();
    },
    renameTable: (table, to) => this.name(table, to),
    convertToRange: (table) => this.name(table, ""),
    deleteSheet: (table) => this.name(table, null),
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
