import fc from "fast-check";
import { runs } from "../../testing/runs";
import { parseInstant } from "./dates";
import { isPlainInstant } from "./plain-instant";

const part = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((n) => String(n).padStart(2, "0"));
const text = fc
  .tuple(part(1960, 2100), part(0, 14), part(0, 32), part(0, 25), part(0, 61), part(0, 61))
  .map(([y, m, d, h, min, s]) => `${y}-${m}-${d}T${h}:${min}:${s}Z`);

test("what it says is an instant reads as itself", () => {
  fc.assert(
    fc.property(text, (written) => {
      if (isPlainInstant(written)) expect(parseInstant(written)).toBe(written);
    }),
    runs(500),
  );
});

test.each([
  ["2025-01-28T23:59:59Z", true],
  ["1970-01-01T00:00:00Z", true],
  ["1969-12-01T00:00:00Z", false],
  ["2025-13-01T00:00:00Z", false],
  ["2025-01-00T00:00:00Z", false],
  ["2025-01-01T24:00:00Z", false],
  ["2025-01-01T00:00:00", false],
  ["2025-01-01 00:00:00Z", false],
  ["2025-0a-01T00:00:00Z", false],
])("%s: %s", (written, plain) => expect(isPlainInstant(written)).toBe(plain));
