/**
 * Office Scripts for tests: the part of ExcelScript that automation/ uses, over the cells of a workbook of ours, and the
 * script itself as Excel runs it. Nothing can be written; every answer of the workbook is counted and weighed.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";
import type { Workbook } from "../../src/ports/ports";
import { tableName, type Row } from "../../src/workbook/shape";
import { ALL_TABLES } from "../../src/workbook/tables";

export const SCRIPT = join(__dirname, "../../automation/month-check.ts");

export type MonthCheck = Readonly<Record<string, string | number | boolean>> & {
  readonly ok: boolean;
  readonly summary: string;
};

interface Script {
  main(workbook: ExcelScript.Workbook, period?: string): MonthCheck;
  parseMoney(cell: ScriptCell): number[] | undefined;
  moneyText(money: readonly number[]): string;
  addMoney(to: number[], more: readonly number[], sign: number): void;
}

export type ScriptCell = string | number | boolean;

/** The script without its types, in a world that has nothing but the language: no Node, no browser, no Office. */
export function loadScript(): Script {
  const { outputText } = transpileModule(readFileSync(SCRIPT, "utf8"), {
    compilerOptions: { target: ScriptTarget.ES2017, module: ModuleKind.None },
  });
  const names = "{ main, parseMoney, moneyText, addMoney }";
  return runInContext(`${outputText}\n(${names})`, createContext({})) as Script;
}

/** A table's cells: headings, then rows. */
export interface SheetTable {
  readonly name: string;
  readonly cells: ScriptCell[][];
}

/** What a script asked of the workbook. */
export interface Asked {
  calls: number;
  /** Of the largest answer, as JSON. */
  largest: number;
  cells: number;
}

/** The tables stand away from the sheet's corner, so that a script that forgets where they begin is found. */
const FIRST_ROW = 4;
const FIRST_COLUMN = 2;

export class ScriptWorkbook implements ExcelScript.Workbook {
  readonly asked: Asked = { calls: 0, largest: 0, cells: 0 };

  constructor(private readonly tables: readonly SheetTable[]) {}

  getTable(key: string): ExcelScript.Table | undefined {
    this.asked.calls += 1;
    const table = this.tables.find((one) => one.name.toLowerCase() === key.toLowerCase());
    if (table === undefined) return undefined;
    const [headings = [], ...rows] = table.cells;
    const width = headings.length;
    // Excel keeps one blank row in a table that has no others.
    const grid = [headings, ...(rows.length === 0 ? [headings.map(() => "")] : rows)];
    return {
      getHeaderRowRange: () => this.range(grid, FIRST_ROW, FIRST_COLUMN, 1, width),
      getRangeBetweenHeaderAndTotal: () =>
        this.range(grid, FIRST_ROW + 1, FIRST_COLUMN, grid.length - 1, width),
    };
  }

  private range(
    grid: readonly ScriptCell[][],
    row: number,
    column: number,
    rows: number,
    columns: number,
  ): ExcelScript.Range {
    if (rows < 1 || columns < 1) throw new Error(`InvalidArgument: ${rows} rows, ${columns} columns`);
    const answer = <T>(value: T): T => {
      this.asked.calls += 1;
      return value;
    };
    return {
      getRowIndex: () => answer(row),
      getColumnIndex: () => answer(column),
      getRowCount: () => answer(rows),
      getWorksheet: () => ({
        getRangeByIndexes: (...at: [number, number, number, number]) => this.range(grid, ...at),
      }),
      getValues: () => {
        const left = column - FIRST_COLUMN;
        const top = row - FIRST_ROW;
        const values = grid.slice(top, top + rows).map((cells) => cells.slice(left, left + columns));
        this.asked.largest = Math.max(this.asked.largest, JSON.stringify(values).length);
        this.asked.cells += rows * columns;
        return answer(values);
      },
    };
  }
}

/** The cells of all our tables in a workbook: one in memory, or a file. */
export async function scriptWorkbook(
  workbook: Workbook,
  without: readonly string[] = [],
  more: readonly SheetTable[] = [],
): Promise<ScriptWorkbook> {
  const lists = await workbook.read(ALL_TABLES.map((table) => ({ table })));
  const tables = ALL_TABLES.map((shape, i): SheetTable => {
    const headings = shape.columns.map((column) => column.heading);
    const cellsOf = (row: Row): ScriptCell[] => headings.map((heading) => row[heading] ?? "");
    return { name: tableName(shape), cells: [headings, ...(lists[i] ?? []).map(cellsOf)] };
  });
  return new ScriptWorkbook([...tables.filter((table) => !without.includes(table.name)), ...more]);
}
