import { counted, figure } from "./words";

test.each([
  [0, "0"],
  [999, "999"],
  [1_200, "1,200"],
  [1_048_576, "1,048,576"],
  [12_345_678_901_234_567_890n, "12,345,678,901,234,567,890"],
])("%p reads %s", (n, text) => {
  expect(figure(n)).toBe(text);
});

test.each([
  [0, "row", undefined, "0 rows"],
  [1, "row", undefined, "1 row"],
  [1_200, "row", undefined, "1,200 rows"],
  [1, "entry", "entries", "1 entry"],
  [2, "entry", "entries", "2 entries"],
])("%d of %s, %s: %s", (n, one, many, text) => {
  expect(counted(n, one, many)).toBe(text);
});
