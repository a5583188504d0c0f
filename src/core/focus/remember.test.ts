/** Remembering changes no result, and a column that begins to repeat late is still remembered. */
import fc from "fast-check";
import { runs } from "../../testing/runs";
import { remember } from "./remember";

const upper = (text: string): string => text.toUpperCase();

test("every text is read as it would be without a memory", () => {
  const texts = fc.array(fc.oneof(fc.constantFrom("", "usage", "Tax"), fc.string()), { maxLength: 2_000 });
  fc.assert(
    fc.property(texts, (column) => {
      const read = remember(upper, (text) => upper(text));
      expect(column.map(read)).toEqual(column.map(upper));
    }),
    runs(20),
  );
});

test("texts that come again are read once", () => {
  const read = jest.fn(upper);
  const remembered = remember(read);
  for (let row = 0; row < 10_000; row += 1) remembered(`unit ${row % 10}`);
  expect(read).toHaveBeenCalledTimes(10);
});

test("a column without repeats is not looked up most of the time", () => {
  const kept = jest.fn(upper);
  const remembered = remember(kept, upper);
  for (let row = 0; row < 100_000; row += 1) remembered(`record ${row}`);
  expect(kept.mock.calls.length).toBeLessThan(10_000);
});

test("a column that repeats after thousands of rows is remembered from then on", () => {
  const read = jest.fn(upper);
  const remembered = remember(read);
  for (let row = 0; row < 5_000; row += 1) remembered(`record ${row}`);
  for (let row = 0; row < 20_000; row += 1) remembered(`resource ${row % 50}`);
  read.mockClear();
  for (let row = 0; row < 1_000; row += 1) remembered(`resource ${row % 50}`);
  expect(read).not.toHaveBeenCalled();
});
