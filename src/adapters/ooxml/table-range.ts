/** The ranges that a table's part (`tableN.xml`) speaks of. */
import { formatRange, parseRange, type Range } from "../../workbook/a1";
import { findTags, splice, withAttributes } from "./xml";

/** The part's text with the table's range, its filter's and its sorting's moved along. */
export function withRange(xml: string, move: (range: Range) => Range | null): string {
  const tags = findTags(xml, ["table", "autoFilter", "sortState", "sortCondition"]);
  const pieces = tags.flatMap((tag) => {
    const range = parseRange(tag.attributes.ref ?? "");
    const moved = range === null ? null : move(range);
    if (moved === null) return [];
    const text = withAttributes(xml.slice(tag.start, tag.end), { ref: formatRange(moved) });
    return [{ start: tag.start, end: tag.end, text }];
  });
  return splice(xml, pieces);
}
