/** A batch's changes to one table, decided on its keys before anything is written. */
import { keyHeading, type Cell, type Row, type TableShape } from "../../workbook/shape";
import { HostFailure } from "../../core/problem";
import { figure } from "../../core/words";
import { MAX_TEXT } from "./limits";
import type { Turns } from "./turns";

/** A row of the table as it stands. */
interface Existing {
  /** Counted from the table's first row, from 0. */
  readonly index: number;
  readonly key: string;
  /** Which of the rows with this key, from 0. */
  readonly ordinal: number;
  removed: boolean;
  changes: Map<string, Cell> | null;
}

interface Appended {
  readonly key: string;
  /** By the shape's columns. */
  readonly cells: Cell[];
  removed: boolean;
}

/** A cell that gets a new value. */
export interface Update {
  readonly index: number;
  readonly key: string;
  readonly ordinal: number;
  readonly heading: string;
  readonly value: Cell;
}

export class TablePlan {
  /** How many rows at the end of the table are blank, to be filled first. */
  free = 0;
  private readonly rows: Existing[] = [];
  private readonly byKey = new Map<string, Existing[]>();
  private readonly newRows: Appended[] = [];
  private readonly newByKey = new Map<string, Appended>();
  /** The shape's columns by heading, from 0. */
  private readonly columns: ReadonlyMap<string, number>;

  /** Of an empty table. */
  constructor(readonly shape: TableShape) {
    this.columns = new Map(shape.columns.map(({ heading }, i) => [heading, i]));
  }

  /**
   * @param keys of all rows, "" where blank
   * @param free how many rows at the end are blank, to be filled first
   */
  static async of(
    turns: Turns,
    shape: TableShape,
    keys: readonly string[],
    free: number,
  ): Promise<TablePlan> {
    const plan = new TablePlan(shape);
    plan.free = free;
    await turns.over(keys.length - free, (from, to) => {
      for (let i = from; i < to; i += 1) plan.know(keys[i] ?? "");
    });
    return plan;
  }

  private know(key: string): void {
    const same = key === "" ? [] : (this.byKey.get(key) ?? []);
    const row: Existing = {
      index: this.rows.length,
      key,
      ordinal: same.length,
      removed: false,
      changes: null,
    };
    same.push(row);
    if (key !== "") this.byKey.set(key, same);
    this.rows.push(row);
  }

  /** Rows whose key is there are left out. */
  append(rows: readonly Row[]): void {
    const heading = keyHeading(this.shape);
    for (const row of rows) {
      const key = keyText(row[heading]);
      if (key === "") throw new Error(`A row for ${this.shape.name} has no ${heading}`);
      if (this.newByKey.has(key) || this.live(key).length > 0) continue;
      const cells = new Array<Cell>(this.columns.size).fill(null);
      for (const [column, cell] of this.checked(row)) cells[column] = cell;
      const appended: Appended = { key, cells, removed: false };
      this.newRows.push(appended);
      this.newByKey.set(key, appended);
    }
  }

  update(rows: readonly Row[]): void {
    const heading = keyHeading(this.shape);
    for (const row of rows) {
      const key = keyText(row[heading]);
      const live = this.live(key);
      const appended = this.newByKey.get(key);
      if (live.length === 0 && appended === undefined) continue;
      // The key is the first column, and stays.
      const cells = this.checked(row).filter(([column]) => column > 0);
      const named = cells.map(([column, cell]) => [this.headingOf(column), cell] as const);
      for (const existing of live) existing.changes = new Map([...(existing.changes ?? []), ...named]);
      if (appended !== undefined) for (const [column, cell] of cells) appended.cells[column] = cell;
    }
  }

  remove(keys: readonly string[]): void {
    for (const key of keys) {
      for (const row of this.byKey.get(key) ?? []) row.removed = true;
      const appended = this.newByKey.get(key);
      if (appended !== undefined) appended.removed = true;
      this.newByKey.delete(key);
    }
  }

  get updates(): Update[] {
    return this.rows.flatMap(({ index, key, ordinal, removed, changes }) =>
      removed || changes === null
        ? []
        : [...changes].map(([heading, value]) => ({ index, key, ordinal, heading, value })),
    );
  }

  /** New rows, their cells by the shape's columns. */
  get appends(): readonly { readonly key: string; readonly cells: readonly Cell[] }[] {
    return this.newRows.filter((row) => !row.removed);
  }

  /** Indices of the rows that go, and their keys. */
  get removals(): readonly { readonly index: number; readonly key: string }[] {
    return this.rows.filter((row) => row.removed);
  }

  /** How many rows with the key the table has before the batch. */
  before(key: string): number {
    return this.byKey.get(key)?.length ?? 0;
  }

  /** Rows that are not blank at the end. */
  get length(): number {
    return this.rows.length;
  }

  private live(key: string): Existing[] {
    return (this.byKey.get(key) ?? []).filter((row) => !row.removed);
  }

  /** Column of the shape and cell. */
  private checked(row: Row): [number, Cell][] {
    const cells: [number, Cell][] = [];
    for (const heading in row) {
      const column = this.columns.get(heading);
      if (column === undefined) throw new Error(`Table ${this.shape.name} has no column ${heading}`);
      cells.push([column, checkedCell(row[heading] ?? null, () => `${heading} of ${this.shape.name}`)]);
    }
    return cells;
  }

  private headingOf(column: number): string {
    return this.shape.columns[column]?.heading ?? "";
  }
}

export function keyText(value: Cell | undefined): string {
  return value === null || value === undefined ? "" : String(value);
}

/** Blank text and no value are the same in a cell, and so are 0 and -0. @throws HostFailure for what no cell holds */
export function checkedCell(cell: Cell, where: () => string): Cell {
  if (cell === "" || cell === null) return null;
  if (typeof cell === "string" && cell.length > MAX_TEXT)
    throw new HostFailure(
      `${where()} has ${figure(cell.length)} characters; an Excel cell holds 32,767. Shorten it at its source. Nothing was written.`,
      "nothing",
    );
  if (typeof cell === "number" && !Number.isFinite(cell))
    throw new HostFailure(`${where()} is not a number that Excel can hold. Nothing was written.`, "nothing");
  return Object.is(cell, -0) ? 0 : cell;
}
