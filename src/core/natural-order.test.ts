/** Numbers in names are compared as numbers. */
import fc from "fast-check";
import { naturally } from "./natural-order";

test.each([
  [
    ["m-1", "m-10", "m-2", "m-20"],
    ["m-1", "m-2", "m-10", "m-20"],
  ],
  [
    ["job 17", "job 4", "job 017"],
    ["job 4", "job 017", "job 17"],
  ],
  [
    ["b", "", "a1", "a"],
    ["", "a", "a1", "b"],
  ],
  [
    ["2025-12-01 x", "2025-02-03 y"],
    ["2025-02-03 y", "2025-12-01 x"],
  ],
])("%j", (names, expected) => {
  expect([...names].sort(naturally)).toEqual(expected);
});

test("it is an order: the same whatever the names came in", () => {
  const name = fc.stringMatching(/^[a1-]{0,2}0{0,2}[0-9]{0,3}$/);
  fc.assert(
    fc.property(fc.array(name), (names) => {
      expect([...names].sort(naturally)).toEqual([...names].reverse().sort(naturally));
    }),
  );
});
