/** Texts longer than an Excel cell are cut where they become part of a charge (rule X04). */

/** Characters that an Excel cell holds. */
export const LONGEST_CELL = 32_767;

const MARK = " … (cut: an Excel cell holds no more)";

/** The text, or its beginning with a mark; the same text is always cut to the same. */
export function fitCell(text: string): string {
  return text.length <= LONGEST_CELL ? text : text.slice(0, LONGEST_CELL - MARK.length) + MARK;
}

export function isCut(text: string): boolean {
  return text.length === LONGEST_CELL && text.endsWith(MARK);
}
