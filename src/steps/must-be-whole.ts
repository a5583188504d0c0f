/** Asking that a table be whole without reading its rows; apart from the book, so that the pane opens without it. */
import type { Wanted } from "../ports/ports";
import { keyHeading, type TableShape } from "../workbook/shape";

/** No rows of it, but a refusal where it or one of its columns is missing. */
export function mustBeWhole(table: TableShape): Wanted {
  const heading = keyHeading(table);
  return { table, columns: [heading], only: { heading, values: [] } };
}
