/** A workbook in memory whose rows a person changes as no step would: a key cleared, a row copied below itself. */
import { MemoryWorkbook } from "../../src/testing/memory-workbook";
import type { Row, TableShape } from "../../src/workbook/shape";
import { newMonthOn, type TestMonth } from "./month";

export class Retyped extends MemoryWorkbook {
  retype(table: TableShape, to: (rows: readonly Row[]) => Row[]): void {
    this.tables.set(table.name, to(this.tables.get(table.name) ?? []));
  }
}

export async function newRetypedMonth(): Promise<TestMonth<Retyped>> {
  return await newMonthOn(new Retyped(), { ensure: () => Promise.resolve([]) });
}
