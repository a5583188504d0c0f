/** How much goes into one request and one answer (../../../docs/decisions/0010-all-or-nothing-in-excel.md). */

/** Excel on the web takes 5 MB a request and an answer; these leave room for what surrounds the values. */
export const MOST_READ_BYTES = 2_000_000;
export const MOST_WRITTEN_BYTES = 1_000_000;
/** A range that is written at once. */
export const MOST_CELLS_IN_A_WRITE = 20_000;
/** A range that is read at once; larger ones may come back without values. */
export const MOST_ROWS_IN_A_READ = 10_000;
/** What asking for one more range costs, in the request and its answer. */
export const RANGE_BYTES = 600;
/** Excel's limit, in UTF-16 units. */
export const MAX_TEXT = 32_767;

/** Bytes of a value as a request carries it: JSON in UTF-8. */
export function bytesOf(value: unknown): number {
  const text = JSON.stringify(value);
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // Two halves of a surrogate pair are four bytes together.
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
}
