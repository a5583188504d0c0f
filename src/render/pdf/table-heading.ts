/** The heading above a table, kept with the table's first row. */
import { HEAD_SIZE, heightOf, type LaidCell, type Table } from "./cells";
import type { Page } from "./page";
import { MARGIN } from "./style";

const LEAST_OF_A_LONG_ROW = 120;

export function drawHeading(
  page: Page,
  { heading, size }: Table,
  head: readonly LaidCell[],
  firstRow: readonly LaidCell[],
): void {
  const { text, ink, gap } = heading;
  const wanted = ink.size * 1.5 + gap + heightOf(head, HEAD_SIZE) + heightOf(firstRow, size);
  // A row that is higher than a page may begin anywhere.
  page.need(wanted <= page.bottom - MARGIN.top ? wanted : LEAST_OF_A_LONG_ROW);
  page.paragraph(text, page.left, page.width, ink);
  page.y += gap;
}
