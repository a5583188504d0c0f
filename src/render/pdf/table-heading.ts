/** The heading above a table, kept with the table's first row. */
import { HEAD_SIZE, heightOf, type LaidCell, type Table } from "./cells";
import type { Page } from "./page";
import type { Element } from "./structure";
import { MARGIN } from "./style";

const LEAST_OF_A_LONG_ROW = 120;

/** @param below room for what stays with the first row @returns the table in the structure tree, which holds the heading unless that is one of the document's */
export function drawHeading(
  page: Page,
  { heading, size }: Table,
  head: readonly LaidCell[],
  firstRow: readonly LaidCell[],
  below: number,
): Element {
  const { text, ink, gap, level } = heading;
  const wanted = ink.size * 1.5 + gap + heightOf(head, HEAD_SIZE) + heightOf(firstRow, size) + below;
  // A row that is higher than a page may begin anywhere.
  page.need(wanted <= page.bottom - MARGIN.top ? wanted : LEAST_OF_A_LONG_ROW);
  const draw = (): void => page.paragraph(text, page.left, page.width, ink);
  if (level !== undefined) page.tag(level, draw);
  const table = page.tags.add("Table");
  if (level === undefined) page.tags.within(page.tags.add("Caption", {}, table), draw);
  page.y += gap;
  return table;
}
