/** Cents in shares: they add up, stay within what the parts are, and give back exactly what was billed. */
import fc from "fast-check";
import { runs } from "../testing/runs";
import { inShares, proportion } from "./money-shares";

test.each([
  ["a full refund", 1051, [526, 525], [526, 525]],
  ["a partial refund", 400, [526, 525], [200, 200]],
  ["a cent that is left goes to the larger remainder", 401, [526, 525], [201, 200]],
  ["one cent of three equal parts", 1, [333, 333, 334], [0, 0, 1]],
  ["of a credit", -400, [-526, -525], [-200, -200]],
  ["nothing", 0, [526, 525], [0, 0]],
  ["more than there is", 2000, [300, 100], [1500, 500]],
  ["parts that come to nothing", 7, [0, 0], [7, 0]],
])("%s", (_what, cents, parts, expected) => {
  expect(inShares(cents, parts)).toEqual(expected);
});

test("what is taken adds up, and takes from no part more than it is", () => {
  const parts = fc.array(fc.nat(100_000), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(parts, fc.nat(), (of, at) => {
      const whole = of.reduce((a, b) => a + b, 0);
      const cents = whole === 0 ? 0 : at % (whole + 1);
      const taken = inShares(cents, of);
      expect(taken.reduce((a, b) => a + b, 0)).toBe(cents);
      taken.forEach((c, i) => expect(c <= (of[i] ?? 0) && c >= 0).toBe(true));
    }),
    runs(200),
  );
});

test.each([
  [5, 1, 2, 3],
  [-5, 1, 2, -3],
  [5, -1, 2, -3],
  [5, 1, -2, -3],
  [-5, 1, -2, 3],
  [1, 1, 3, 0],
  [-1, 1, 3, 0],
  [2, 1, 3, 1],
  [9_000_000_000_000_000, 9_000_000_000_000_000, 9_000_000_000_000_001, 8_999_999_999_999_999],
])("%d × %d ÷ %d is %d cents", (cents, part, whole, expected) => {
  expect(proportion(cents, part, whole)).toBe(expected);
});
