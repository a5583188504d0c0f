/** What the functions in cells need of Excel. They only ever read; nothing is written while Excel calculates. */
import type { Row } from "../workbook/shape";
import type { Wanted } from "./ports";

export interface FunctionSheets {
  /** As Workbook.read, but waits while a cell is being edited; null where one of the tables is not there. */
  read(wanted: readonly Wanted[]): Promise<readonly Row[][] | null>;
  /**
   * Has all formulas of sheets worked out again.
   * @param names null: every sheet but those of the tables, as when one of the names is gone
   */
  recalculate(names: readonly string[] | null): Promise<void>;
  /** Tells the names of tables that change outside our own steps. */
  onEdit(listener: (table: string) => void): Promise<void>;
}
