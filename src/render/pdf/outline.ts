/** The list of bookmarks that a PDF reader shows beside the pages (ISO 32000-1, 12.3.3). */
import { reference, rounded, textString } from "./pdf-objects";

export interface Bookmark {
  readonly title: string;
  /** From 1. */
  readonly page: number;
  /** In points from the top of the page. */
  readonly y: number;
}

/** The entries' numbers follow the root's. */
export function outlineObjects(
  bookmarks: readonly Bookmark[],
  root: number,
  pageObject: (page: number) => number,
  pageHeight: number,
): string[] {
  const first = root + 1;
  const last = root + bookmarks.length;
  const entries = bookmarks.map(({ title, page, y }, index) => {
    const number = first + index;
    const before = number > first ? `/Prev ${reference(number - 1)}` : "";
    const after = number < last ? `/Next ${reference(number + 1)}` : "";
    const place = `[${reference(pageObject(page))} /XYZ null ${rounded(pageHeight - y)} null]`;
    return `<</Title ${textString(title)}/Parent ${reference(root)}${before}${after}/Dest ${place}>>`;
  });
  return [
    `<</Type/Outlines/First ${reference(first)}/Last ${reference(last)}/Count ${bookmarks.length}>>`,
    ...entries,
  ];
}
