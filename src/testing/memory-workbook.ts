/** The workbook port in memory: for tests of the steps, and the plainest reading of the port's contract. */
import type { Change, Wanted, Workbook } from "../ports/ports";
import { inputsOf, workedOut, type WantedValues } from "../workbook/report-values";
import {
  keyHeading,
  type Cell,
  type ReportShape,
  type ReportValues,
  type Row,
  type TableShape,
} from "../workbook/shape";

export class MemoryWorkbook implements Workbook {
  protected readonly tables = new Map<string, Row[]>();
  private readonly reports = new Map<string, ReportValues>();

  read(wanted: readonly Wanted[]): Promise<readonly Row[][]> {
    return Promise.resolve(
      wanted.map(({ table, columns, only }) => {
        const headings = columns ?? table.columns.map((column) => column.heading);
        const rows = (this.tables.get(table.name) ?? []).map((row) => pick(row, headings));
        return only === undefined
          ? rows
          : rows.filter((row) => only.values.includes(String(row[only.heading])));
      }),
    );
  }

  async apply(changes: readonly Change[]): Promise<void> {
    for (const change of changes) await this.applyOne(change);
  }

  /** A report's values as last written, for tests. */
  reportValues(sheet: string): ReportValues {
    return this.reports.get(sheet) ?? {};
  }

  /** The same rows and report values, in a workbook of its own: rows are never changed in place. */
  copy(): this {
    const copy = new (this.constructor as new () => this)();
    for (const [name, rows] of this.tables) copy.tables.set(name, rows);
    for (const [sheet, values] of this.reports) copy.reports.set(sheet, values);
    return copy;
  }

  private async applyOne(change: Change): Promise<void> {
    switch (change.do) {
      case "append":
        this.append(change.table, change.rows);
        break;
      case "update":
        this.update(change.table, change.rows);
        break;
      case "remove": {
        const gone = new Set(change.keys);
        this.change(change.table, (rows) => rows.filter((row) => !gone.has(keyOf(change.table, row))));
        break;
      }
      case "report":
        await this.report(change.report, change.values);
        break;
    }
  }

  private async report(report: ReportShape, wanted: WantedValues): Promise<void> {
    const before = this.reports.get(report.sheet) ?? {};
    const typed = inputsOf(report).map(({ name }) => before[name] ?? null);
    this.reports.set(report.sheet, { ...before, ...(await workedOut(report, wanted, typed)) });
  }

  private append(table: TableShape, rows: readonly Row[]): void {
    this.change(table, (existing) => {
      const keys = new Set(existing.map((row) => keyOf(table, row)));
      const added: Row[] = [];
      for (const row of rows) {
        const key = keyOf(table, row);
        if (key === "") throw new Error(`A row for ${table.name} has no ${keyHeading(table)}`);
        if (keys.has(key)) continue;
        keys.add(key);
        added.push(checked(table, row));
      }
      return [...existing, ...added];
    });
  }

  private update(table: TableShape, rows: readonly Row[]): void {
    const heading = keyHeading(table);
    this.change(table, (existing) => {
      const changes = new Map<string, Row>();
      for (const row of rows) {
        const { [heading]: _key, ...cells } = checked(table, row);
        const key = keyOf(table, row);
        changes.set(key, { ...changes.get(key), ...cells });
      }
      return existing.map((row) => ({ ...row, ...changes.get(keyOf(table, row)) }));
    });
  }

  private change(table: TableShape, to: (rows: readonly Row[]) => Row[]): void {
    this.tables.set(table.name, to(this.tables.get(table.name) ?? []));
  }
}

function keyOf(table: TableShape, row: Row): string {
  const key = row[keyHeading(table)] ?? null;
  return key === null ? "" : String(key);
}

/** Blank text and no value are the same in a cell, and so are 0 and -0. */
function normal(cell: Cell | undefined): Cell {
  if (cell === undefined || cell === "") return null;
  return Object.is(cell, -0) ? 0 : cell;
}

function checked(table: TableShape, row: Row): Row {
  const headings = new Set(table.columns.map((column) => column.heading));
  const cells: Record<string, Cell> = {};
  for (const [heading, cell] of Object.entries(row)) {
    if (!headings.has(heading)) throw new Error(`Table ${table.name} has no column ${heading}`);
    cells[heading] = normal(cell);
  }
  return cells;
}

function pick(row: Row, headings: readonly string[]): Row {
  const picked: Record<string, Cell> = {};
  for (const heading of headings) picked[heading] = row[heading] ?? null;
  return picked;
}
