/** Between preview and write the workbook may change: does the person still see what would be written? */

/** Plain values, amounts among them, compared by what they say. */
export function sameView(shown: unknown, fresh: unknown): boolean {
  return textOf(shown) === textOf(fresh);
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => (typeof item === "bigint" ? `${item}n` : item));
}
