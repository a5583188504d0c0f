/** One export under two file names is noticed; sources that only look a little alike are not. */
import { costing } from "../../testing/builders";
import { sameElsewhere } from "./same-elsewhere";

const of = (source: string, resourceId: string, amount = "1", period = "2025-01") =>
  costing(amount, { source, resourceId, period });

test.each([
  ["the same under another name", ["a", "b"], ["a", "b"], 2],
  ["corrected, with a row more", ["a", "b", "c"], ["a", "b"], 2],
  ["half of it", ["a", "b"], ["a"], 1],
  ["less than half", ["a", "b", "c"], ["a"], 0],
  ["nothing", ["a"], ["b"], 0],
  ["rows without a resource say nothing", ["", ""], ["", ""], 0],
])("%s", (_what, brought, there, same) => {
  const found = sameElsewhere(
    brought.map((id) => of("samples_v2", id, "2")),
    there.map((id) => of("samples", id)),
  );
  const expected = {
    source: "samples_v2",
    period: "2025-01",
    other: "samples",
    charges: brought.length,
    same,
  };
  expect(found).toEqual(same === 0 ? [] : [expected]);
});

test("another month, and the source itself, are something else", () => {
  expect(sameElsewhere([of("a", "x")], [of("b", "x", "1", "2025-02"), of("a", "x")])).toEqual([]);
});
