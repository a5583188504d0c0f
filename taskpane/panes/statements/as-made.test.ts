/** A statement is printed again only while it says what was made. */
import { isAsMade } from "./as-made";

test.each([
  ["0123456789abcdef", "0123456789abcdef", true],
  ["0123456789abcdef", "0123456789ab0000", false],
  ["0123456789abcdef", "fedcba9876543210", false],
])("made as %s, now %s: %s", (made, now, expected) => {
  expect(isAsMade({ record: { contentHash: made }, document: { contentHash: now } })).toBe(expected);
});
