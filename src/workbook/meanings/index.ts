/** All tables in words, by their shapes. */
import * as tables from "../tables";
import type { TableShape } from "../shape";
import type { Meanings, TableMeaning } from "./meaning";
import { MONTH } from "./month";
import { RECORDS } from "./records";
import { REFERENCE } from "./reference";

/** The compiler refuses this where a table or a column has no words. */
const MEANINGS: Meanings = { ...MONTH, ...REFERENCE, ...RECORDS };

/** A table in words; its columns by their field. */
export type Words = Pick<TableMeaning<unknown>, "what" | "filledBy"> & {
  readonly columns: Readonly<Record<string, string>>;
};

const BY_SHAPE: ReadonlyMap<TableShape, Words> = new Map(
  Object.entries(MEANINGS).map(([name, words]) => [tables[name as keyof Meanings] as TableShape, words]),
);

/** @throws Error for a shape that stands in no list of tables */
export function meaningOf(table: TableShape): Words {
  const words = BY_SHAPE.get(table);
  if (words === undefined) throw new Error(`The table ${table.name} has no words`);
  return words;
}
